import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const HOURS = 'Mon-Sat 08:00-21:00; Sun 09:00-17:00'
const names = (count: number) => Array.from({ length: count }, (_, i) => `Pembeli${i + 1}`)

describe('contract 9: outside business hours no time passes', () => {
  it.each([
    ['in the evening', 'Mon-Sat 08:00-21:00; Sun 09:00-17:00', '2026-10-23T20:55:00', '2026-10-24T08:05:00'],
    ['in the closing minute', HOURS, '2026-10-23T21:00:00', '2026-10-24T08:10:00'],
    ['a second before closing', HOURS, '2026-10-23T20:59:59', '2026-10-24T08:09:59'],
    ['on Saturday night before a shorter Sunday', HOURS, '2026-10-24T20:56:00', '2026-10-25T09:06:00'],
    ['over the Friday prayer', 'Mon-Fri 08:00-11:30,13:00-21:00', '2026-10-23T11:25:00', '2026-10-23T13:05:00'],
    ['past midnight', 'Fri 20:00-02:00; Sat 10:00-12:00', '2026-10-24T01:58:00', '2026-10-24T10:08:00'],
    ['over midnight, open', 'Fri 20:00-02:00', '2026-10-23T23:55:00', '2026-10-24T00:05:00'],
    ['always open', 'always', '2026-10-25T03:00:00', '2026-10-25T03:10:00'],
  ])('%s', async (_, hours, asked, due) => {
    shop = await scenario({ env: { BUSINESS_HOURS: hours }, start: asked, slack: false })
    await shop.customer('Dewi').says('Halo?')
    await shop.at(new Date(Date.parse(`${due}+07:00`) - 1000).toISOString())
    expect(shop.heard('alerts')).toEqual([])
    await shop.at(due)
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })

  it('counts the wait shown in open time as well', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: HOURS }, start: '2026-10-23T20:55:00', slack: false })
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.at('2026-10-24T08:20:00')
    await shop.teammate('Sari').answers(dewi, 'Pagi kak')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dibalas Sari setelah 25 menit')])
  })

  it('at the opening what came in the night is due together: five singly, the rest in one message', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: HOURS }, start: '2026-10-23T22:00:00' })
    for (const name of names(12)) await shop.customer(name).says('Masih buka?')
    await shop.at('2026-10-24T08:09:59')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-24T08:10:10')
    expect(counts(shop)).toEqual([6, 6])
    for (const chat of alerts(shop)) expect(chat[5]).toContain('7 pelanggan belum dibalas')
  })

  it('and at three times the target each message that still has somebody waiting sounds once', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: HOURS }, start: '2026-10-23T22:00:00' })
    for (const name of names(12)) await shop.customer(name).says('Masih buka?')
    await shop.at('2026-10-24T08:10:10')
    await shop.teammate('Sari').answers(shop.customer('Pembeli1'), 'Pagi kak')
    await shop.at('2026-10-24T08:31:00')
    // Four of the five singles still wait, and the shared one.
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(6 + 4 + 1)
      expect(chat.at(-1)).toMatch(/7 pelanggan di atas masih menunggu, paling lama 30 menit/)
    }
  })
})

describe('metrics, The clock: hours and targets may change under open waits', () => {
  it('a shorter target makes due at once what waits longer, in one message', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '30m' } })
    for (const name of names(4)) await shop.customer(name).says('Halo?')
    await shop.advance('12m')
    await shop.customer('Baru').says('Halo?')
    await shop.owner.writes('/target first 10m', 'private')
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(1)
      expect(chat[0]).toContain('4 pelanggan belum dibalas')
    }
    await shop.advance('10m')
    for (const chat of alerts(shop)) expect(chat[1]).toContain('Baru belum dibalas · 10 menit')
  })

  it('a longer target postpones what is not due, and alerts nothing twice', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.customer('Dewi').says('Halo?')
    await shop.advance('5m')
    await shop.customer('Budi').says('Halo?')
    await shop.advance('5m')
    expect(counts(shop)).toEqual([1, 1])
    await shop.owner.writes('/target first 20m', 'private')
    await shop.at('2026-10-23T10:24:59')
    expect(counts(shop)).toEqual([1, 1])
    await shop.at('2026-10-23T10:25:00')
    for (const chat of alerts(shop))
      expect(chat).toEqual([expect.stringContaining('Dewi'), expect.stringContaining('Budi')])
    await shop.owner.writes('/target first 5m', 'private')
    await shop.advance('1m')
    for (const chat of alerts(shop)) {
      expect(chat.filter((said) => said.includes('Dewi belum dibalas'))).toHaveLength(1)
      expect(chat.filter((said) => said.includes('Budi belum dibalas'))).toHaveLength(1)
    }
  })

  it('opening earlier makes what waits due anew', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: HOURS }, start: '2026-10-23T22:00:00' })
    for (const name of names(3)) await shop.customer(name).says('Halo?')
    await shop.advance('20m')
    await shop.owner.writes('/hours apply Mon-Sun 08:00-23:00', 'private')
    for (const chat of alerts(shop)) expect(chat).toEqual([expect.stringContaining('3 pelanggan belum dibalas')])
  })

  it('closing earlier postpones what waits to the next opening', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, start: '2026-10-23T18:00:00' })
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.advance('5m')
    await shop.owner.writes('/hours apply Mon-Sat 08:00-17:00', 'private')
    await shop.at('2026-10-24T08:09:59')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-24T08:10:00')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('what was closed keeps its figures', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const sari = await admin(shop, 'Sari')
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.advance('12m')
    await sari.answers(dewi, 'Halo kak')
    const [before] = await shop.owner.slash('/kpi sari today')
    await shop.owner.writes('/target first 20m', 'private')
    await shop.owner.writes('/hours apply Mon-Sat 10:05-17:00', 'private')
    await shop.advance('1m')
    const [after] = await shop.owner.slash('/kpi sari today')
    expect(after).toContain('12:00')
    // All but the target, the row's last cell, which is the one in force now.
    const figures = (said = '') =>
      said.split('\n').flatMap((line) => (line.includes('12:00') ? [line.split(' | ').slice(0, -1)] : []))
    expect(figures(after)).toEqual(figures(before))
    expect(figures(after).flat()).toContain('12:00')
  })
})
