import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

/** 10.00: a question answered. */
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, ada stok?')
  await sari.answers(dewi, 'Ada kak, silakan diorder')
  await shop.advance('1m')
})
afterEach(() => shop?.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const status = async () => (await shop.owner.slash('/sigap status')).join('\n')

describe('metrics, The clock: a closing courtesy waits quietly', () => {
  it.each(['Makasih kak', 'ok', 'Siap, terima kasih banyak ya kak 🙏', '👍', { sticker: '🙏' }])(
    '%j is never alerted',
    async (thanks) => {
      await dewi.says(thanks)
      await shop.advance('11h')
      expect(counts(shop)).toEqual([0, 0])
      expect(await waiting()).toContain('#1 Dewi · salam penutup')
    },
  )

  it('stands last in /waiting and is counted in /status', async () => {
    await dewi.says('Makasih kak')
    await shop.advance('1m')
    await shop.customer('Budi').says('Halo?')
    const said = await waiting()
    expect(said.indexOf('Budi')).toBeGreaterThan(-1)
    expect(said.indexOf('Budi')).toBeLessThan(said.indexOf('Dewi'))
    expect(said).toContain('Menunggu sekarang: 1')
    expect(await status()).toMatch(/[Ss]alam penutup[^\n]*\n?[^\n]*1/)
  })

  it('lapses after 12 hours, in no figure', async () => {
    const figures = /Respons (pertama|berikutnya) \|.*|(Dalam target|Tingkat balasan)\n.*/g
    const kpi = async () => (await shop.owner.slash('/kpi sari today')).join('\n').match(figures)
    const before = await kpi()
    await dewi.says('Makasih kak')
    await shop.advance('11h59m59s')
    expect(await waiting()).toContain('Dewi')
    await shop.advance('1s')
    expect(await waiting()).toBe('Tidak ada pelanggan yang menunggu.')
    expect(before).toHaveLength(4)
    expect(await kpi()).toEqual(before)
  })

  it('any further message makes it an ordinary wait, from that message on', async () => {
    await dewi.says('Makasih kak')
    await shop.advance('5m')
    await dewi.says('Eh, ongkirnya berapa?')
    await shop.advance('14m59s')
    expect(counts(shop)).toEqual([0, 0])
    await shop.advance('1s')
    expect(counts(shop)).toEqual([1, 1])
    for (const [said] of alerts(shop)) expect(said).toContain('15 menit')
  })

  it('one courtesy after another stays quiet', async () => {
    await dewi.says('oke')
    await dewi.says('makasih kak')
    await dewi.says({ sticker: '🙏' })
    await shop.advance('3h')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('an edit that turns thanks into a question is a question', async () => {
    const message = await dewi.says('Makasih kak')
    await shop.advance('2m')
    shop.telegram.edit(message, 'Makasih kak, ongkirnya berapa?')
    await shop.settle()
    await shop.advance('13m')
    expect(counts(shop)).toEqual([1, 1])
    for (const [said] of alerts(shop)) expect(said).toContain('ongkirnya berapa?')
  })

  it('an edit that turns a question into thanks takes the alert back', async () => {
    const message = await dewi.says('Ongkirnya berapa?')
    await shop.advance('15m')
    expect(counts(shop)).toEqual([1, 1])
    shop.telegram.edit(message, 'Makasih kak')
    await shop.settle()
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(1)
      expect(chat[0]).not.toContain('[Ambil alih]')
      expect(chat[0]).not.toMatch(/belum dibalas/)
    }
    await shop.advance('2h')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('after the admin asked something, ok is an answer that waits', async () => {
    await sari.answers(dewi, 'Jadi ambil yang merah?')
    await dewi.says('ok')
    await shop.advance('15m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('more than a day after the admin’s words it is an ordinary message', async () => {
    await shop.advance('24h')
    await dewi.says('Makasih kak')
    await shop.advance('15m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('before anybody answered, thanks are a question like any other', async () => {
    const budi = shop.customer('Budi')
    await budi.says('Makasih ya')
    await shop.advance('10m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('joins the wait of a question asked before it, and does not end it', async () => {
    await dewi.says('Ongkirnya berapa?')
    await shop.advance('1m')
    await dewi.says('Makasih kak')
    await shop.advance('14m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('/start starts no wait', async () => {
    await shop.customer('Budi').says('/start')
    await shop.advance('1h')
    expect(counts(shop)).toEqual([0, 0])
    expect(await waiting()).toBe('Tidak ada pelanggan yang menunggu.')
  })
})
