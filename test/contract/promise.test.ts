import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
afterEach(() => shop?.close())

/** 10.00 Dewi asks, 10.05 Sari asks for patience: by 10.35 somebody must be back. */
async function promised(env: Record<string, string> = {}): Promise<Awaited<ReturnType<Teammate['answers']>>> {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', ...env } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, barangnya ready?')
  await shop.advance('5m')
  return sari.answers(dewi, 'sebentar ya kak')
}

/** The living message as both chats show it, mentions as plain names. */
const first = () => alerts(shop).map(([said]) => said?.replaceAll('@', ''))

describe('a holding reply', () => {
  it('answers the customer, and half an hour later the owner hears that nobody came back', async () => {
    await promised()
    await shop.at('2026-10-23T10:34:59')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-23T10:35:00')
    expect(counts(shop)).toEqual([1, 1])
    for (const said of first()) {
      expect(said).toContain('Dewi menunggu kelanjutan')
      expect(said).toContain('Sari bilang “sebentar ya kak” 30 menit lalu dan belum kembali')
      expect(said).toContain('Kak, barangnya ready?')
      expect(said).not.toContain('Ditugaskan ke')
      expect(said).toContain('[Ambil alih]')
    }
  })

  it('says so in English', async () => {
    await promised({ SHOP_LOCALE: 'en' })
    await shop.advance('30m')
    for (const said of first()) {
      expect(said).toContain('Dewi waits for the rest')
      expect(said).toContain('Sari said “sebentar ya kak” 30 min ago and has not come back')
    }
  })

  it('kept in time, nobody is alerted, not even for what the customer added', async () => {
    await promised()
    await shop.advance('5m')
    await dewi.says('Yang merah ya kak')
    await shop.advance('20m')
    await sari.answers(dewi, 'Ready kak, yang merah juga')
    await shop.advance('2h')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('kept late, the alert says by whom and after how long', async () => {
    await promised()
    await shop.advance('38m')
    await sari.answers(dewi, 'Ready kak')
    for (const said of first()) {
      expect(said).toContain('Janji ke Dewi sudah ditepati')
      expect(said).toContain('Ditepati Sari setelah 38 menit')
    }
  })

  it('asking for patience once more does not put the alert off', async () => {
    await promised()
    await shop.advance('29m')
    await sari.answers(dewi, 'mohon ditunggu ya kak, kami cek dulu')
    await shop.advance('1m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('edited into an answer, the promise is kept', async () => {
    const holding = await promised()
    await shop.advance('10m')
    shop.telegram.edit(holding, 'Ready kak, silakan diorder')
    await shop.advance('2h')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('is claimed and heard again like any wait', async () => {
    await promised()
    await shop.advance('30m')
    const budi = await admin(shop, 'Budi')
    await budi.presses('Ambil alih')
    for (const said of first()) expect(said).toContain('Sedang ditangani Budi')
    await shop.advance('10m')
    const sounds = alerts(shop).map(([, ...rest]) => rest)
    expect(sounds).toEqual(Array(2).fill([expect.stringContaining('Dewi (#1) dipegang Budi')]))
    await shop.at('2026-10-23T11:35:00')
    for (const [, , long] of alerts(shop)) {
      expect(long).toContain('Dewi (#1) masih menunggu kelanjutan sejak “sebentar ya kak”, sudah 1 jam 30 menit')
    }
  })

  it('answered late by asking for patience, the alert of the question says just that', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    sari = await admin(shop, 'Sari')
    dewi = shop.customer('Dewi')
    await dewi.says('Kak, barangnya ready?')
    await shop.advance('12m')
    await sari.answers(dewi, 'sebentar ya kak')
    for (const said of first()) {
      expect(said).toContain('Dewi diminta menunggu')
      expect(said).toContain('Minta waktu: Sari setelah 12 menit')
    }
    await shop.advance('30m')
    expect(counts(shop)).toEqual([2, 2])
  })

  it('the writer is reminded before it is due, in the topic', async () => {
    await promised()
    await shop.at('2026-10-23T10:27:30')
    const said = shop.heard(dewi).at(-1)
    expect(said).toContain('Sari')
    expect(said).toContain('sejak “sebentar ya kak” untuk Dewi (#1) (batas 30 menit)')
  })

  it('many at once share one message, a line and a button each', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    sari = await admin(shop, 'Sari')
    const customers = ['Ani', 'Budi', 'Cici', 'Dedi', 'Eko', 'Fitri', 'Gita'].map((name) => shop.customer(name))
    for (const one of customers) await one.says('Kak, ready?')
    await shop.advance('5m')
    for (const one of customers) await sari.answers(one, 'sebentar ya kak')
    await shop.advance('30m')
    const grouped = alerts(shop)[0].at(-1)?.replaceAll('@', '')
    expect(grouped).toMatch(/#\d Fitri · belum ada kelanjutan 30 menit · janji Sari · “Kak, ready\?”/)
    await sari.answers(customers.at(-1)!, 'Ready kak')
    expect(alerts(shop)[0].at(-1)?.replaceAll('@', '')).toMatch(/✓ #\d Gita · janji ditepati Sari setelah 30 menit/)
  })
})

describe('/waiting and /status', () => {
  it('say who promised, and count promises apart', async () => {
    await promised()
    await shop.advance('40m')
    await shop.owner.writes('/waiting', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Sari bilang “sebentar ya kak” 40 menit lalu · lewat batas 10 menit')
    await shop.owner.writes('/status', 'private')
    const status = shop.owner.heard().at(-1)
    expect(status).toContain('Pelanggan menunggu: 0, lewat target 0')
    expect(status).toContain('Janji yang belum ditepati: 1, lewat batas 1')
  })
})
