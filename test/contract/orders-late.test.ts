import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

/** Open ten hours a day; Friday, ten in the morning. A paid order has ten open hours: until Saturday, ten. */
const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'Mon-Sun 08:00-18:00', ...env } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, mau kaos')
  await sari.answers(dewi, 'Siap kak')
  await shop.owner.writes('/orders target 10h')
}
beforeEach(() => open())
afterEach(() => shop?.close())

/** Alerts about orders that should have left. */
const isAlert = (said: string) => /^\W*(?:Pesanan A-\d \(|\d pesanan belum|Semua pesanan)/.test(said)
const late = () => alerts(shop).map((chat) => chat.filter(isAlert))
const order = (line: string) => sari.writes(`/order ${line}`, dewi)

describe('a paid order that does not leave in time', () => {
  it('is told of in every alert chat, once, in open time, and edited when it leaves', async () => {
    await order('A-1 150rb paid kaos')
    await shop.at('2026-10-24T09:59:59')
    expect(late()).toEqual([[], []])
    await shop.at('2026-10-24T10:00:00')
    const [telegram, slack] = late().flat()
    expect(telegram).toMatch(
      /^‼ Pesanan A-1 \(Dewi\) belum dikirim\nDibayar 23 Okt 10\.00 · seharusnya dikirim 24 Okt 10\.00\n/,
    )
    expect(telegram).toContain('[Dikirim…]')
    expect(slack).toContain('Pesanan A-1 (Dewi) belum dikirim')
    await shop.at('2026-10-25T12:00:00')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
    expect((await shop.owner.slash('/orders late')).join()).toContain('Pesanan terlambat: 1')
    await order('A-1 shipped JNE 0123')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
    expect(late()[0]?.[0]).toMatch(/^✓ Pesanan A-1 \(Dewi\) sudah dikirim\n/)
    expect(late()[1]?.[0]).toContain('Pesanan A-1 (Dewi) sudah dikirim')
    expect((await shop.owner.slash('/orders late')).join()).toContain('Tidak ada pesanan yang terlambat.')
  })

  it('is shipped from the alert itself', async () => {
    await order('A-1 150rb paid kaos')
    await shop.at('2026-10-24T10:00:00')
    await shop.owner.presses('Dikirim…')
    await shop.owner.presses('Kirim tanpa resi', 'alerts')
    expect(late()[0]?.[0]).toContain('sudah dikirim')
  })

  it.each([
    ['shipped in the last second', 'A-1 shipped'],
    ['cancelled', 'A-1 cancel'],
    ['set back to not paid', 'A-1 back placed'],
  ])('is not told of when it was %s', async (_, line) => {
    await order('A-1 150rb paid kaos')
    await shop.at('2026-10-24T09:59:59')
    await order(line)
    await shop.at('2026-10-26T12:00:00')
    expect(late()).toEqual([[], []])
  })

  it('is not told of when nobody paid', async () => {
    await order('A-1 150rb kaos')
    await shop.at('2026-10-26T12:00:00')
    expect(late()).toEqual([[], []])
  })

  it('says so when it is cancelled', async () => {
    await order('A-1 150rb paid kaos')
    await shop.at('2026-10-24T10:00:00')
    await order('A-1 cancel')
    expect(late()[0]).toEqual([expect.stringContaining('Pesanan A-1 (Dewi) dibatalkan')])
  })

  it('shares a message with others that fall due in the same sweep', async () => {
    for (const number of [1, 2, 3]) await order(`A-${number} 150rb paid kaos`)
    await shop.at('2026-10-24T10:00:00')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
    expect(late()[0]?.[0]).toContain('3 pesanan belum dikirim')
    await order('A-2 shipped')
    expect(late()[0]?.[0]).toContain('2 pesanan belum dikirim')
    expect(late()[0]?.[0]).toContain('✓ A-2 · Dewi · dikirim')
    await order('A-1 shipped')
    await order('A-3 cancel')
    expect(late()[0]?.[0]).toContain('Semua pesanan ini sudah ditangani')
  })

  it('is due anew when the target or the hours change, and never alerted twice', async () => {
    await order('A-1 150rb paid kaos')
    await shop.owner.writes('/orders target 2h')
    expect(shop.heard(dewi).join('\n')).toContain('Kirim paling lambat: 23 Okt 12.00')
    await shop.at('2026-10-23T12:00:00')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
    await shop.owner.writes('/orders target 20h')
    expect(late()[0]?.[0]).toContain('belum dikirim\nDibayar 23 Okt 10.00 · seharusnya dikirim 25 Okt 10.00')
    await shop.at('2026-10-26T12:00:00')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
    await order('A-1 back placed')
    expect(late()[0]?.[0]).toContain('Pesanan A-1 (Dewi) belum perlu dikirim')
  })

  it('is due anew after a restart with other hours', async () => {
    await order('A-1 150rb paid kaos')
    await shop.restart({ BUSINESS_HOURS: 'always' })
    await shop.at('2026-10-23T19:59:59')
    expect(late()).toEqual([[], []])
    await shop.at('2026-10-23T20:00:00')
    expect(late().map((chat) => chat.length)).toEqual([1, 1])
  })

  it('killed before the alert left, it is told of by the next start', async () => {
    await order('A-1 150rb paid kaos')
    await shop.kill()
    await shop.at('2026-10-24T10:00:00')
    await shop.kill()
    await shop.advance('1h')
    expect(new Set(late()[0]).size).toBe(1)
    expect(late()[1]?.length).toBeGreaterThan(0)
  })
})

describe('how orders were handled', () => {
  it('counts those shipped in time among those shipped and those late now', async () => {
    await order('A-1 150rb paid kaos')
    await order('A-2 150rb paid kaos')
    await order('A-3 150rb paid kaos')
    await order('A-4 150rb kaos')
    await shop.at('2026-10-23T12:00:00')
    await order('A-1 shipped')
    await order('A-4 shipped')
    await shop.at('2026-10-25T12:00:00')
    await order('A-2 shipped')
    const shown = (await shop.owner.slash('/orders 7d')).join('\n')
    expect(shown).toContain('Tepat waktu: 33% (n 3, terlalu sedikit)')
    expect(shown).toContain('Waktu proses (median): 2:00:00')
    expect(shown).toContain('Terlambat sekarang: 1')
    await shop.owner.writes('/orders target 1h')
    expect((await shop.owner.slash('/orders 7d')).join('\n')).toContain('Tepat waktu: 33% (n 3, terlalu sedikit)')
  })
})
