import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fact } from '../../src/actions/hear.ts'
import type { HeardMessage } from '../../src/chat/heard.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { at, openRoom, type Room } from '../support/room.ts'

const OWN = '77'
const NOON = at('12:00')

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.close())

const editOf = ({ ref, at, place, business, order }: HeardMessage, text: string, when: number): Fact => {
  const content = { kind: 'text', text }
  return { type: 'edit', ref, order: order + 100, at: when, writtenAt: at, place, content, business }
}

const deletionOf = ({ ref, business, order }: HeardMessage, when: number): Fact => {
  if (!business) throw new Error('only Business chats tell of deletions')
  return { type: 'deletion', refs: [ref], order: order + 200, at: when, business }
}

const inBusiness = (by: string, text: string, when: number): HeardMessage => {
  const said = room.message(when, by, by, text)
  const dewi = { platform: 'telegram', id: '500', name: 'Dewi' } as const
  return { ...said, ref: `biz:c1:500:${said.messageId}`, business: { connectionId: 'c1', chat: '500', with: dewi } }
}

const stored = async (ref: string) => (await room.store.messages.byRefs([ref])).get(ref)
const kept = async (...refs: string[]) => (await room.store.early.of(refs)).size

describe('an edit heard before its message is carried out when that comes', () => {
  it("a customer's", async () => {
    const said = room.message(NOON, '500', 'Dewi', 'makasih kak')
    await room.hears([editOf(said, 'barangnya kapan dikirim?', NOON + MINUTE_MS)], NOON)
    await room.hears([editOf(said, 'barang', NOON + 1000)], NOON)
    expect(await kept(said.ref)).toBe(1)
    await room.hears([said], NOON)
    const message = await stored(said.ref)
    expect(message).toMatchObject({ text: 'barangnya kapan dikirim?', courtesy: false, question: true })
    expect(message?.editedAt).toBe(NOON + MINUTE_MS)
    expect(await kept(said.ref)).toBe(0)
    expect((await room.wait(message?.customerId ?? 0)).state).toBe('open')
  })

  it('in the same batch, and delivered once more', async () => {
    const said = room.message(NOON, '500', 'Dewi', 'ada?')
    const edit = editOf(said, 'ada kak?', NOON + MINUTE_MS)
    await room.hears([edit, said, edit, said], NOON)
    expect(await stored(said.ref)).toMatchObject({ text: 'ada kak?', editedAt: NOON + MINUTE_MS })
  })

  it("an admin's, with what it says of them", async () => {
    const sari = await room.people('Sari', { telegramId: '77' })
    const chat = await room.customer(NOON, 'Dewi')
    const said = room.inTopic(NOON + MINUTE_MS, '77', chat, 'sebentar ya kak')
    await room.hears([editOf(said, 'ada kak, dasar bodoh', NOON + 2 * MINUTE_MS)], NOON)
    await room.hears([said], NOON)
    const message = await stored(said.ref)
    expect(message).toMatchObject({ text: 'ada kak, dasar bodoh', holding: true, creditId: sari.id })
    expect(message?.followedAt).toBe(NOON + 2 * MINUTE_MS)
    expect(await room.store.findings.ofMessage(message?.id ?? 0)).toMatchObject([{ rule: 'rude', goneAt: null }])
    expect(await room.store.outbox.byKey(`revise:${message?.id}:${said.order}`)).not.toBeNull()
  })

  it('in a Business chat, by either side, whatever the connection is called', async () => {
    await room.people('Rina', { telegramId: OWN })
    await room.connects(NOON, OWN, 'Rina')
    const [asked, answered] = [inBusiness('500', 'ada', NOON), inBusiness(OWN, 'ad', NOON + MINUTE_MS)]
    await room.hears([editOf(answered, 'ada kak', NOON + 3 * MINUTE_MS), editOf(asked, 'ada?', NOON + 1000)], NOON)
    await room.hears([answered, asked], NOON)
    expect(await stored(`biz:${OWN}:500:${asked.messageId}`)).toMatchObject({ text: 'ada?' })
    expect(await stored(`biz:${OWN}:500:${answered.messageId}`)).toMatchObject({ text: 'ada kak', author: 'human' })
  })
})

describe('a deletion heard before its message', () => {
  it('leaves nobody waiting', async () => {
    await room.people('Rina', { telegramId: OWN })
    await room.connects(NOON, OWN, 'Rina')
    const said = inBusiness('500', 'salah kirim', NOON)
    await room.hears([deletionOf(said, NOON + MINUTE_MS), editOf(said, 'salah', NOON + 1000)], NOON)
    await room.hears([said], NOON + MINUTE_MS)
    const message = await stored(`biz:${OWN}:500:${said.messageId}`)
    expect(message).toMatchObject({ text: null, deletedAt: NOON + MINUTE_MS })
    expect(await room.store.waits.now(message?.customerId ?? 0)).toBeNull()
    expect(await kept(`biz:${OWN}:500:${said.messageId}`)).toBe(0)
  })
})

describe('of chats that are not stored, nothing is kept', () => {
  it('neither of groups that are no inbox, nor of the team, nor of accounts nobody accepted', async () => {
    await room.people('Rina', { telegramId: OWN })
    await room.connects(NOON, '78', 'Orang')
    const elsewhere = room.message(NOON, '-5', 'Dewi', 'x')
    const group: HeardMessage = { ...elsewhere, place: { platform: 'telegram', chat: '-5', kind: 'group' } }
    const own = room.message(NOON, OWN, 'Rina', 'y')
    const foreign = inBusiness('500', 'z', NOON)
    const edits = [group, own, foreign].map((said) => editOf(said, 'baru', NOON))
    await room.hears([...edits, deletionOf(foreign, NOON)], NOON)
    expect(await kept(group.ref, own.ref, foreign.ref, `biz:78:500:${foreign.messageId}`)).toBe(0)
  })

  it('nor of a chat that is not a customer', async () => {
    await room.people('Rina', { telegramId: OWN })
    await room.connects(NOON, OWN, 'Rina')
    const known = await room.business(NOON, '500', '500', 'halo')
    await room.store.customers.change(known?.customerId ?? 0, { ignored: true })
    const said = inBusiness('500', 'rahasia', NOON)
    await room.hears([editOf(said, 'rahasia sekali', NOON), deletionOf(said, NOON)], NOON)
    expect(await kept(`biz:${OWN}:500:${said.messageId}`)).toBe(0)
  })

  it('and what no message came for is forgotten after two days', async () => {
    const [old, fresh] = [room.message(NOON, '500', 'Dewi', 'a'), room.message(NOON, '500', 'Dewi', 'b')]
    await room.hears([editOf(old, 'aa', NOON)], NOON)
    await room.hears([editOf(fresh, 'bb', NOON)], NOON + 3 * DAY_MS)
    expect(await kept(old.ref, fresh.ref)).toBe(1)
  })
})
