import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDatabase } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let rina: Teammate
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' }, start: '2026-10-20T09:00:00' })
  sari = await admin(shop, 'Sari')
  rina = await admin(shop, 'Ratna')
  dewi = shop.customer('Dewi')
})
afterEach(() => shop?.close())

/** Whose success the shop believes an order to be, and in which conversation of the customer, counted from 1. */
async function credited(number = 'A-1'): Promise<{ who: string | null; conversation: number | null }> {
  const [row] = await readDatabase<{ who: string | null; conversation: number }>(
    shop.stage.env.DATABASE_URL ?? '',
    `SELECT p."name" AS "who", (
       SELECT COUNT(*) FROM "Conversation" c WHERE c."customerId" = o."customerId" AND c."startedAt" <= k."startedAt"
     ) AS "conversation"
     FROM "Order" o LEFT JOIN "Person" p ON p."id" = o."creditId"
     LEFT JOIN "Conversation" k ON k."id" = o."conversationId" WHERE o."number" = ?`,
    number,
  )
  if (!row) throw new Error(`there is no order ${number}`)
  return { who: row.who, conversation: row.conversation || null }
}
const order = (line: string) => shop.owner.writes(`/order 1 ${line}`)
const late = (by: Teammate, words: string, time: string) => {
  const where = { at: Date.parse(`2026-10-${time}+07:00`), chat: shop.stage.inbox, thread: dewi.topic }
  return shop.telegram.send(by.user, words, where)
}

describe('metrics, Conversion: whose success an order is', () => {
  it('whoever wrote most in the last three days of the latest conversation, ties to who wrote last', async () => {
    await dewi.says('Kak, ada kaos?')
    await sari.answers(dewi, 'Ada kak')
    await sari.answers(dewi, 'Mau warna apa?')
    await rina.answers(dewi, 'Merah ready kak')
    await order('A-1 150rb paid kaos')
    expect(await credited()).toEqual({ who: 'Sari', conversation: 1 })
    await shop.advance('1m')
    await rina.answers(dewi, 'Ongkir 10rb ya')
    expect(await credited()).toEqual({ who: 'Sari', conversation: 1 })
    await order('A-2 150rb paid kaos')
    expect(await credited('A-2')).toEqual({ who: 'Ratna', conversation: 1 })
  })

  it('nobody’s when no human wrote in three days, or only after the order', async () => {
    await dewi.says('Kak, ada kaos?')
    await sari.answers(dewi, 'Ada kak')
    await shop.advance('73h')
    await order('A-1 150rb paid kaos')
    await shop.advance('1m')
    await sari.answers(dewi, 'Terima kasih kak')
    expect(await credited()).toEqual({ who: null, conversation: null })
  })

  it('is decided anew when an answer is heard late', async () => {
    await dewi.says('Kak, ada kaos?')
    await shop.advance('1h')
    await order('A-1 150rb paid kaos')
    expect(await credited()).toEqual({ who: null, conversation: null })
    await shop.advance('1h')
    late(rina, 'Ada kak, merah', '20T09:30:00')
    await shop.settle()
    expect(await credited()).toEqual({ who: 'Ratna', conversation: 1 })
  })

  it('and goes to the earlier conversation when the later has no answer in time', async () => {
    await dewi.says('Kak, ada kaos?')
    await sari.answers(dewi, 'Ada kak')
    await sari.writes('/resolve', dewi)
    await shop.at('2026-10-23T09:30:00')
    await dewi.says('Kak, jadi beli ya?')
    await order('A-1 150rb paid kaos')
    expect(await credited()).toEqual({ who: null, conversation: null })
    await dewi.says('Kak?')
    late(rina, 'Silakan kak', '23T09:30:00')
    await shop.settle()
    expect((await credited()).who).toBe('Ratna')
  })

  it('goes with the conversation when its start turns out to be another', async () => {
    await dewi.says('Kak, ada kaos?')
    await sari.answers(dewi, 'Ada kak')
    await order('A-1 150rb paid kaos')
    const early = { at: Date.parse('2026-10-20T08:00:00+07:00') }
    await dewi.says('Halo kak', early)
    expect(await credited()).toEqual({ who: 'Sari', conversation: 1 })
  })
})

describe('metrics, Conversion: the rate', () => {
  const conversion = async (period = '7d') => {
    await shop.owner.writes(`/orders ${period}`)
    return /Konversi\W+(.*)/.exec(shop.heard('alerts').at(-1) ?? '')?.[1]
  }

  it('counts mature conversations, leaves out those about an order and those that are no sales', async () => {
    const [ani, budi] = [shop.customer('Ani'), shop.customer('Budi')]
    for (const who of [dewi, ani, budi]) {
      await who.says('Kak, ada kaos?')
      await sari.answers(who, 'Ada kak')
    }
    await order('A-1 150rb paid kaos')
    expect(await conversion()).toContain('3 percakapan masih terlalu baru')
    await sari.writes('/resolve', dewi)
    await shop.at('2026-10-23T10:00:00')
    // Began while her order was under way: it is about that order.
    await dewi.says('Kak, pesanan saya sampai mana?')
    await sari.answers(dewi, 'Hari ini kak')
    await shop.at('2026-10-26T11:00:00')
    expect(await conversion()).toMatch(/^33% \(n 3/)
    await shop.owner.writes('/why conversion')
    await shop.owner.presses('Bukan penjualan #3')
    expect(await conversion()).toMatch(/^50% \(n 2/)
    await order('A-1 cancel')
    expect(await conversion()).toMatch(/^0% \(n 2/)
  })
})
