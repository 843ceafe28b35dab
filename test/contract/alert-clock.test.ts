import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const HOUR_MS = 3_600_000

describe.each([
  ['5 s ahead', 5_000],
  ['5 s behind', -5_000],
  ['a minute ahead', 60_000],
  ['a minute behind', -60_000],
  ['an hour ahead', HOUR_MS],
  ['an hour behind', -HOUR_MS],
])('platforms: deadlines use the platform’s time; a server’s clock %s', (_, hostAheadMs) => {
  it('alerts within 2 s of the deadline, on both platforms', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, hostAheadMs })
    await shop.customer('Dewi').says('Halo?')
    await shop.at('2026-10-23T10:09:58')
    expect(shop.heard('alerts').filter((said) => said.includes('Dewi'))).toEqual([])
    await shop.at('2026-10-23T10:10:02')
    for (const chat of alerts(shop)) {
      expect(chat.filter((said) => said.includes('Dewi'))).toEqual([expect.stringContaining('Dewi belum dibalas')])
    }
  })

  it('never takes what a customer says after /resolve, or after an answer, for something said before', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, hostAheadMs })
    const sari = await admin(shop, 'Sari')
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.advance('10s')
    await sari.answers(dewi, 'Halo kak')
    await sari.writes('/resolve', dewi)
    await shop.advance('2s')
    await dewi.says('Satu lagi kak, ongkirnya berapa?')
    expect((await shop.owner.slash('/waiting')).join('\n')).toContain('ongkirnya berapa?')
    await sari.presses('Ambil alih').catch(() => undefined)
    await shop.advance('15m2s')
    for (const chat of alerts(shop)) expect(chat.join('\n')).toContain('Dewi belum dibalas · 15 menit')
  })

  it('tells the owner from half a minute on, once a day, and /status always', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, hostAheadMs })
    await shop.advance('2h')
    const told = shop.heard('slack').filter((said) => said.includes('Jam server'))
    const side = hostAheadMs > 0 ? 'cepat' : 'lambat'
    expect(told).toEqual(Math.abs(hostAheadMs) > 30_000 ? [expect.stringContaining(`detik lebih ${side}`)] : [])
    expect((await shop.owner.slash('/sigap status')).join('\n')).toMatch(/Ada yang perlu dilihat[\s\S]*Selisih jam/)
  })
})

describe('a server whose clock is right', () => {
  it('says nothing of clocks', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.advance('2h')
    expect(counts(shop)).toEqual([0, 0])
  })
})
