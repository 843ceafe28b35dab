import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { autoAssign, nextTurn } from '../../src/actions/auto-assign.ts'
import { configure } from '../../src/actions/configure.ts'
import { setShift } from '../../src/actions/set-shift.ts'
import { setOff } from '../../src/actions/team.ts'
import type { Person } from '../../src/domain/people.ts'
import { openDatabase } from '../../src/store/open.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
let owner: Person
let sari: Person
let rina: Person
beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'Mon-Sat 08:00-21:00' })
  owner = await room.people('Wati', { role: 'owner', ranked: false, telegramId: '1' })
  sari = await room.people('Sari', { telegramId: '11', privateChat: true })
  rina = await room.people('Rina', { telegramId: '12' })
  await turns('on')
})
afterEach(() => room.close())

const cause = (when: number) => ({ key: `c${when}`, at: when })
const turns = async (value: string | null) =>
  configure(await room.desk(), { name: 'TURNS', value, by: owner }, cause(at('07:00')))
const shift = async (person: Person, hours: string) =>
  setShift(await room.desk(), { person, shift: hours }, cause(at('07:00')))
const sweep = async (when: number) => autoAssign(await room.desk(), when)
const next = async (when: number) => nextTurn(await room.desk(), when)
const holder = async (chat: number) => (await room.store.conversations.latest(chat))?.assignedId ?? null

describe('chats given in turn', () => {
  it('are not looked at one by one while nobody is at work', async () => {
    for (const name of ['Dewi', 'Tono', 'Lina']) await room.customer(at('10:00'), name)
    let transactions = 0
    room.store.around = (work) => {
      transactions += 1
      return work()
    }
    await sweep(at('22:00'))
    expect(transactions).toBe(0)
  })

  it('are not, unless the shop wishes it', async () => {
    await turns(null)
    const chat = await room.customer(at('10:00'), 'Dewi')
    await sweep(at('10:01'))
    expect(await holder(chat)).toBeNull()
    expect(await next(at('10:01'))).toBeNull()
  })

  it('go to whoever’s turn is longest ago, the longest waiting first, and the clock starts with the giving', async () => {
    const dewi = await room.customer(at('10:00'), 'Dewi')
    const tono = await room.customer(at('10:01'), 'Tono')
    const lina = await room.customer(at('10:02'), 'Lina')
    await sweep(at('10:03'))
    expect([await holder(dewi), await holder(tono), await holder(lina)]).toEqual([sari.id, rina.id, sari.id])
    const agus = await room.customer(at('10:04'), 'Agus')
    await sweep(at('10:05'))
    expect(await holder(agus)).toBe(rina.id)
    await room.answers(at('10:06'), '11', dewi, 'ready kak')
    expect(await room.wait(dewi)).toMatchObject({ adminSeconds: 180, openSeconds: 360, answeredById: sari.id })
  })

  it('are their holder’s when they are missed, and the alert is not put off by it', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi')
    await sweep(at('10:09'))
    const { stepAt, ...wait } = await room.wait(chat)
    expect(wait).toMatchObject({ chargedId: sari.id, claimedById: null, claimUntil: null, dueAt: at('10:10') })
    expect(stepAt).toBeLessThanOrEqual(at('10:10'))
  })

  it('are given once, by however many sweeps of however many processes', async () => {
    const chats = [await room.customer(at('10:00'), 'Dewi'), await room.customer(at('10:00'), 'Tono')]
    const other = await openDatabase(room.url, 0)
    const desks = [await room.desk(), await room.desk(other.shop(1)), await room.desk()]
    await Promise.allSettled(desks.map((desk) => autoAssign(desk, at('10:01'))))
    await autoAssign(await room.desk(other.shop(1)), at('10:01'))
    await sweep(at('10:02'))
    await other.close()
    for (const chat of chats) {
      const { acts } = await room.store.messages.events(chat, 0)
      expect(acts).toMatchObject([{ kind: 'assign', byId: null }])
    }
    expect(new Set([await holder(chats[0]!), await holder(chats[1]!)])).toEqual(new Set([sari.id, rina.id]))
  })

  it('wait for the opening, and for somebody to be on shift', async () => {
    await shift(sari, 'Mon-Fri 12:00-20:00')
    await shift(rina, 'Mon-Fri 12:00-20:00')
    const early = await room.customer(at('07:30'), 'Dewi')
    await sweep(at('07:31'))
    await sweep(at('09:00'))
    expect(await holder(early)).toBeNull()
    expect(await next(at('09:00'))).toBe(at('12:00'))
    await sweep(at('12:00'))
    expect(await holder(early)).toBe(sari.id)
    expect(await next(at('12:00'))).toBeNull()
    const late = await room.customer(at('20:30'), 'Tono')
    await sweep(at('20:31'))
    expect(await holder(late)).toBeNull()
    // Nobody works on Saturday.
    expect(await next(at('20:31'))).toBe(at('12:00', '2026-10-26'))
  })

  it('go to somebody else when their holder’s shift is over or they are set off', async () => {
    await shift(sari, 'Mon-Fri 08:00-12:00')
    const chat = await room.customer(at('11:50'), 'Dewi')
    await sweep(at('11:51'))
    expect(await holder(chat)).toBe(sari.id)
    await sweep(at('11:59'))
    expect(await holder(chat)).toBe(sari.id)
    await sweep(at('12:00'))
    expect(await holder(chat)).toBe(rina.id)
    await setOff(await room.desk(), { person: rina, off: true }, cause(at('12:01')))
    await sweep(at('12:02'))
    expect(await holder(chat)).toBe(rina.id)
    // Its time ran out while it was hers: that was decided before she left.
    expect(await room.wait(chat)).toMatchObject({ chargedId: rina.id })
    const dina = await room.people('Dina')
    await sweep(at('12:03'))
    expect(await holder(chat)).toBe(dina.id)
  })

  it('are left to whoever took them or last answered, and are no shared login’s', async () => {
    const taken = await room.customer(at('10:00'), 'Dewi')
    await room.does(at('10:00'), 'claim', taken, rina, rina)
    const known = await room.customer(at('10:00'), 'Tono')
    await room.answers(at('10:01'), '12', known, 'ready kak')
    await room.customer(at('10:05'), 'Tono', 'Yang merah ada?')
    await sweep(at('10:06'))
    expect([await holder(taken), await holder(known)]).toEqual([rina.id, rina.id])
    const toko = await room.people('Toko', { shared: true, ranked: false })
    const shared = await room.customer(at('10:10'), 'Lina')
    await room.does(at('10:10'), 'claim', shared, toko, toko)
    await sweep(at('10:11'))
    expect(await holder(shared)).toBe(toko.id)
    await sweep(at('10:21'))
    expect(await holder(shared)).toBe(sari.id)
  })

  it('are told of in the topic and in private, unless answered before', async () => {
    const chat = await room.customer(at('10:00'), 'Dewi', 'Kak, yang merah ada?')
    await sweep(at('10:01'))
    const given = await told()
    expect(given.map(({ lane }) => lane)).toEqual([`topic:${chat}`, 'telegram:11:'])
    expect(given[0]?.payload).toContain('giliran membalas chat ini')
    expect(given[1]?.payload).toContain(`Giliran membalas Dewi (#${chat})`)
    expect(given[1]?.payload).toContain('Kak, yang merah ada?')
    const { id } = await room.wait(chat)
    for (const { payload } of given) expect(JSON.parse(payload).owed.while).toEqual([id])
    const second = await room.customer(at('10:02'), 'Tono')
    await sweep(at('10:03'))
    // Rina has never written to the bot in private.
    expect((await told()).map(({ lane }) => lane)).toEqual([`topic:${chat}`, 'telegram:11:', `topic:${second}`])
  })
})

/** Who was told, in order. */
const told = () =>
  readDatabase<{ lane: string; payload: string }>(
    room.url,
    `SELECT "lane", "payload" FROM "Outbox" WHERE "key" LIKE 'given:%' ORDER BY "id"`,
  )
