import type { User } from 'grammy/types'
import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const CUSTOMERS = 100
const WAITS_EACH = 5
const FORGOTTEN = 20
const minutes = (count: number) => count * 60_000

const name = (i: number) => `Pembeli${String(i).padStart(3, '0')}`
const isForgotten = (i: number) => i % (CUSTOMERS / FORGOTTEN) === 2

/** Everybody has a topic; some are somebody's. */
async function open(): Promise<{ sari: Teammate; customers: Customer[] }> {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, start: '2026-10-22T08:00:00', patienceMs: 120_000 })
  const sari = await admin(shop, 'Sari')
  const customers = Array.from({ length: CUSTOMERS }, (_, i) => shop.customer(name(i)))
  for (const customer of customers) shop.telegram.send(customer.user, 'Halo kak')
  await shop.settle()
  for (const [i, customer] of customers.entries()) {
    const where = { chat: shop.stage.inbox, thread: customer.topic, anonymous: i % 4 > 0 }
    shop.telegram.send(sari.user, 'Halo kak, silakan', where)
  }
  await shop.settle()
  return { sari, customers }
}

interface Said {
  at: number
  by: User
  words: string
  thread?: number
}

/** A day in which everybody asks five times; every fifth customer is forgotten the last time. */
function aDay(from: number, sari: Teammate, customers: readonly Customer[]): Said[] {
  const day = customers.flatMap((customer, i) =>
    Array.from({ length: WAITS_EACH }, (_, turn): Said[] => {
      const at = from + minutes(270 * turn + 2 * i)
      const question = { at, by: customer.user, words: `Pertanyaan ${turn}?` }
      if (isForgotten(i) && turn === WAITS_EACH - 1) return [question]
      const answer = { at: at + minutes(3 + (i % 60)), by: sari.user, words: 'Ini kak', thread: customer.topic }
      return [question, answer]
    }).flat(),
  )
  return day.sort((a, b) => a.at - b.at)
}

describe('contract 8: after an outage the bot first hears what is waiting', () => {
  it('of 24 h of backlog with 500 waits, 480 answered later in it, alerts exactly the other 20, in one message', async () => {
    const { sari, customers } = await open()
    const began = shop.now
    const day = aDay(began + minutes(1), sari, customers)
    expect(day).toHaveLength(500 + 480)
    await shop.restart({}, () => {
      for (const { at, by, words, thread } of day) {
        shop.stage.clock.step(at)
        shop.telegram.send(by, words, thread === undefined ? { at } : { at, thread, chat: shop.stage.inbox })
      }
      shop.stage.clock.step(began + minutes(24 * 60 - 1))
    })
    const forgotten = customers.flatMap((_, i) => (isForgotten(i) ? [name(i)] : []))
    expect(forgotten).toHaveLength(FORGOTTEN)
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(1)
      expect(chat[0]).toContain('20 pelanggan belum dibalas')
      for (const who of forgotten) expect(chat[0]).toContain(who)
      expect(chat[0]?.match(/\[Ambil alih #\d+\]/g)).toHaveLength(FORGOTTEN)
    }
    await shop.advance('1h')
    for (const chat of alerts(shop)) {
      expect(chat.filter((said) => said.includes('Ambil alih'))).toHaveLength(1)
      expect(chat[0]?.match(/Pembeli\d+ · /g)).toHaveLength(FORGOTTEN)
    }
  }, 240_000)

  it('alerts nobody who was answered while the bot was stopped for a while, and the rest together', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const sari = await admin(shop, 'Sari')
    const [ani, budi, cici, dodi] = ['Ani', 'Budi', 'Cici', 'Dodi'].map((who) => shop.customer(who)) as [
      Customer,
      Customer,
      Customer,
      Customer,
    ]
    for (const somebody of [ani, budi, cici, dodi]) await somebody.says('Halo?')
    await shop.advance('5m')
    await shop.restart({}, () => {
      shop.stage.clock.step(shop.now + minutes(15))
      shop.telegram.send(sari.user, 'Halo kak', { chat: shop.stage.inbox, thread: budi.topic })
    })
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(1)
      expect(chat[0]).toContain('3 pelanggan belum dibalas')
      expect(chat[0]).not.toContain('Budi')
    }
  })
})
