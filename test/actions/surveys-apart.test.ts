import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask, putBackUnsent } from '../../src/actions/ask.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { expireSurveys } from '../../src/actions/expire-surveys.ts'
import { remind } from '../../src/actions/remind.ts'
import { askRun } from '../../src/actions/survey-run.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import type { Store } from '../../src/store/store.ts'
import { at, openRoom, type Room } from '../support/room.ts'

const NAMES = ['Dewi', 'Budi', 'Maya'] as const
const NOW = at('11:00')

let room: Room
/** The customers, whose conversations have ended: how it was is still to be asked. */
let chats: number[]
/** A desk on which everything about the second customer fails for its own sake. */
let desk: Desk

beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'always' })
  const sari = await room.people('Sari', { telegramId: 'Sari' })
  chats = []
  for (const name of NAMES) {
    const chat = await room.customer(at('10:00'), name)
    await room.answers(at('10:05'), 'Sari', chat, 'Ready kak, silakan')
    await room.does(at('10:10'), 'resolve', chat, sari)
    chats.push(chat)
  }
  const whole = await room.desk()
  const rules = { ...whole.rules, surveys: { ...whole.rules.surveys, reminder: true } }
  desk = { ...whole, rules, store: failingFor(room.store, chats[1] ?? 0) }
})
afterEach(() => room?.close())

/** The store, in whose transactions a part fails. */
function failing(store: Store, part: (tx: Store) => Partial<Store>): Store {
  const within = (tx: Store): Store => Object.assign(Object.create(tx), part(tx))
  return Object.assign(Object.create(store), {
    transaction: <T>(work: (tx: Store) => Promise<T>) => store.transaction((tx) => work(within(tx))),
  })
}

const broken = () => Promise.reject(new Error('broken'))

const failingFor = (store: Store, chat: number): Store =>
  failing(store, ({ customers }) => ({
    customers: { ...customers, find: (id) => (id === chat ? broken() : customers.find(id)) },
  }))

const surveys = async () => Promise.all([1, 2, 3].map((id) => room.store.surveys.find(id)))
const states = async () => (await surveys()).map((survey) => survey?.state)
const owed = async (of: string) =>
  Promise.all([1, 2, 3].map(async (id) => (await room.store.outbox.byKey(`${of}:${id}`)) !== null))

/** As if all three had been asked and had arrived. */
async function asked(changes: Parameters<Store['surveys']['change']>[1]): Promise<void> {
  for (const id of [1, 2, 3])
    await room.store.surveys.change(id, { state: 'asked', deliveredAt: at('10:20'), ...changes })
}

it('one question that cannot be asked keeps nobody else from being asked, and is told of', async () => {
  await expect(ask(desk, NOW)).rejects.toThrow('broken')
  expect(await states()).toEqual(['asked', 'planned', 'asked'])
  expect(await owed('survey')).toEqual([true, false, true])
})

it('one that is on its way and cannot be looked at keeps no other from being put back, nor anybody from being asked', async () => {
  for (const id of [2, 3]) await room.store.surveys.change(id, { state: 'asked' })
  const store = failing(room.store, ({ outbox }) => ({
    outbox: { ...outbox, byKey: (key) => (key === 'survey:2' ? broken() : outbox.byKey(key)) },
  }))
  await expect(putBackUnsent({ ...desk, store }, NOW)).rejects.toThrow('broken')
  expect(await states()).toEqual(['planned', 'asked', 'planned'])
  await ask({ ...desk, store }, NOW)
  expect(await states()).toEqual(['asked', 'asked', 'asked'])
})

it('nor does one that cannot be reminded of', async () => {
  await asked({ remindAt: at('10:30') })
  await expect(remind(desk, NOW)).rejects.toThrow('broken')
  expect(await owed('reminder')).toEqual([true, false, true])
})

it('nor one that cannot be closed', async () => {
  await asked({ expiresAt: at('10:30') })
  await expect(expireSurveys(desk, NOW)).rejects.toThrow('broken')
  expect(await states()).toEqual(['expired', 'asked', 'expired'])
})

it('nor one of a run, which goes on', async () => {
  for (const id of [1, 2, 3]) await room.store.surveys.change(id, { state: 'cancelled' })
  const whom = chats.map((customerId) => ({ customerId, askAt: NOW }))
  const run = await room.store.runs.start({ from: NOW - HOUR_MS, to: NOW }, whom, { byId: 1, at: NOW })
  await expect(askRun(desk, NOW)).rejects.toThrow('broken')
  expect(await room.store.runs.onTheWay(run.id)).toBe(2)
  // What is left is not tried again before its turn has come anew.
  expect(await room.store.runs.nextAsk(run.id)).toBe(NOW + 1000)
})
