import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setShift } from '../../src/actions/set-shift.ts'
import { share } from '../../src/actions/share.ts'
import { setOff } from '../../src/actions/team.ts'
import type { Person } from '../../src/domain/people.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
let sari: Person
let rina: Person
let toko: Person
beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'Mon-Sat 08:00-21:00' })
  sari = await room.people('Sari', { telegramId: '11' })
  rina = await room.people('Rina Putri')
  toko = await room.people('Toko', { telegramId: '99', shared: true, ranked: false })
})
afterEach(() => room.close())

const LOGIN = '99'
const cause = (when: number) => ({ key: `c${when}`, at: when })
const shift = async (person: Person, hours: string) =>
  setShift(await room.desk(), { person, shift: hours }, cause(at('07:00')))

describe('whose an answer is', () => {
  it('from one’s own login one’s own, whatever it is signed with', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    expect(await room.answers(at('10:01'), '11', chat, 'siap kak ~Rina')).toMatchObject({
      personId: sari.id,
      creditId: sari.id,
      signature: 'Rina',
    })
  })

  it.each([
    ['siap kak ~Rina', 'Rina', 'rina'],
    ['siap kak. Tks~Sari', 'Sari', 'sari'],
    ['siap kak\n- sari', 'sari', 'sari'],
    ['siap kak ~Nadia', 'Nadia', null],
    ['siap kak ~Toko', 'Toko', null],
  ])('from a shared login the signer’s: %j', async (text, signature, who) => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    const creditId = who === 'sari' ? sari.id : who === 'rina' ? rina.id : null
    const personId = toko.id
    expect(await room.answers(at('10:01'), LOGIN, chat, text)).toMatchObject({ personId, creditId, signature })
    expect(await room.wait(chat)).toMatchObject({ state: 'answered', answeredById: creditId })
  })

  it('unsigned that of whoever took the chat or was given it last', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    await room.does(at('10:01'), 'claim', chat, rina, rina)
    expect((await room.answers(at('10:02'), LOGIN, chat, 'siap kak')).creditId).toBe(rina.id)
    await room.does(at('10:03'), 'assign', chat, null, sari)
    expect((await room.answers(at('10:04'), LOGIN, chat, 'ready kak')).creditId).toBe(sari.id)
    expect((await room.answers(at('10:05'), LOGIN, chat, 'dikirim besok ^rina')).creditId).toBe(rina.id)
    expect((await room.answers(at('10:02'), LOGIN, chat, 'heard late')).creditId).toBe(rina.id)
  })

  it('not of whoever took an earlier conversation, took it as a shared login, or has been set off', async () => {
    const chat = await room.customer(at('10:00', '2026-10-05'), 'Dewi')
    await room.does(at('10:01', '2026-10-05'), 'claim', chat, rina, rina)
    await room.answers(at('10:02', '2026-10-05'), '11', chat, 'siap kak')
    await room.does(at('10:03', '2026-10-05'), 'resolve', chat, sari)
    await room.customer(at('10:00'), 'Dewi')
    expect((await room.answers(at('10:01'), LOGIN, chat, 'siap kak')).creditId).toBeNull()
    await room.does(at('10:02'), 'claim', chat, toko, toko)
    expect((await room.answers(at('10:03'), LOGIN, chat, 'siap kak')).creditId).toBeNull()
    await room.does(at('10:04'), 'claim', chat, rina, rina)
    await setOff(await room.desk(), { person: rina, off: true }, cause(at('10:05')))
    // Sari is now the only one at work.
    expect((await room.answers(at('10:06'), LOGIN, chat, 'siap kak')).creditId).toBe(sari.id)
  })

  it('else that of the only admin on shift at the time of the message', async () => {
    await shift(sari, 'Mon-Fri 08:00-14:00')
    await shift(rina, 'Mon-Fri 12:00-21:00')
    const chat = await room.customer(at('09:00'), 'Dewi')
    const credited = async (clock: string) => (await room.answers(at(clock), LOGIN, chat, 'siap kak')).creditId
    expect(await credited('09:01')).toBe(sari.id)
    expect(await credited('11:59')).toBe(sari.id)
    expect(await credited('12:00')).toBeNull()
    expect(await credited('14:00')).toBe(rina.id)
    expect(await credited('21:00')).toBeNull()
  })

  it('nobody’s of an anonymous administrator, signed or not', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    const said = await room.answers(at('10:01'), '1087', chat, 'siap kak ~Sari', { anonymous: true })
    expect(said).toMatchObject({ personId: null, creditId: null, signature: null })
  })

  it('the same for every picture of a signed album', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    await room.answers(at('10:01'), LOGIN, chat, 'ini kak ~Rina', { album: 'a' })
    expect((await room.answers(at('10:01'), LOGIN, chat, '', { album: 'a' })).creditId).toBe(rina.id)
  })

  it('decided once: heard again after the team has changed, it stays', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    const said = room.inTopic(at('10:01'), LOGIN, chat, 'siap kak ~Nadia')
    await room.hears([said], at('10:01'))
    const nadia = await room.people('Nadia')
    await room.hears([said, said], at('10:02'))
    expect(await room.wait(chat)).toMatchObject({ answeredById: null })
    expect((await room.answers(at('10:03'), LOGIN, chat, 'dikirim besok ~Nadia')).creditId).toBe(nadia.id)
  })
})

describe('a signature put in by an edit', () => {
  const edited = (ref: number, when: number, text: string) => {
    const place = { platform: 'telegram', chat: '-1001', kind: 'group' } as const
    return {
      type: 'edit',
      ref: `tg:-1001:${ref}`,
      order: 900,
      at: when,
      writtenAt: when,
      place,
      content: { kind: 'text', text },
    } as const
  }

  it('counts when it comes soon, and the wait goes with it', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    await room.answers(at('10:04'), LOGIN, chat, 'siap kak', { ref: 500 })
    expect(await room.wait(chat)).toMatchObject({ answeredById: null, adminSeconds: null, openSeconds: 240 })
    await room.hears([edited(500, at('10:05'), 'siap kak ~Sari')], at('10:05'))
    expect(await room.wait(chat)).toMatchObject({ answeredById: sari.id, adminSeconds: 240, openSeconds: 240 })
  })

  it('changes nothing later, nor from a login of one’s own', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    await room.answers(at('10:04'), LOGIN, chat, 'siap kak', { ref: 500 })
    await room.hears([edited(500, at('10:20'), 'siap kak ~Sari')], at('10:20'))
    expect((await room.wait(chat)).answeredById).toBeNull()
    const other = await room.customer(at('11:00'), 'Tono')
    await room.answers(at('11:01'), '11', other, 'siap kak', { ref: 501 })
    await room.hears([edited(501, at('11:02'), 'siap kak ~Rina')], at('11:02'))
    expect((await room.wait(other)).answeredById).toBe(sari.id)
  })
})

describe('a Business account', () => {
  const answered = async (when: string, text: string) => (await room.business(at(when), '11', '700', text))?.creditId
  const asked = (when: string, text = 'Kak?') => room.business(at(when), '700', '700', text)

  it('of one person credits that person, whatever is signed', async () => {
    await room.connects(at('09:00'), '11', 'Sari')
    await asked('10:00')
    expect(await answered('10:01', 'siap kak ~Rina')).toBe(sari.id)
  })

  it('of several credits who signed, and its own person no more than others', async () => {
    await room.connects(at('09:00'), '11', 'Sari')
    const [account] = await room.store.accounts.all()
    await share(await room.desk(), { person: null, account: account ?? null, shared: true }, cause(at('09:01')))
    const chat = (await asked('10:00'))?.customerId ?? 0
    expect(await room.wait(chat)).toMatchObject({ chargedId: null })
    expect(await answered('10:01', 'siap kak ~Rina')).toBe(rina.id)
    expect(await answered('10:02', 'siap kak')).toBeNull()
    expect(await answered('10:03', 'siap kak ~Sari')).toBe(sari.id)
    expect(await answered('10:04', 'siap kak ~Nadia')).toBeNull()
    await room.does(at('10:05'), 'claim', chat, rina, rina)
    expect(await answered('10:06', 'siap kak')).toBe(rina.id)
    await room.connects(at('10:07'), '11', 'Sari')
    expect(await answered('10:08', 'siap kak ~Sari')).toBe(sari.id)
  })

  it('is shared with its person’s login', async () => {
    await room.connects(at('09:00'), '99', 'Toko')
    const chat = (await room.business(at('10:00'), '700', '700', 'Kak?'))?.customerId ?? 0
    expect((await room.business(at('10:01'), '99', '700', 'siap ~Rina'))?.creditId).toBe(rina.id)
    expect((await room.business(at('10:02'), '99', '700', 'siap'))?.creditId).toBeNull()
    await room.business(at('11:00'), '700', '700', 'Kak, jadi?')
    // Last answered by nobody one knows, and by itself the chat is not the login's.
    expect((await room.store.conversations.latest(chat))?.assignedId).toBeNull()
  })
})
