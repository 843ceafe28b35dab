import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Mau bayar ya kak')
})
afterEach(() => shop?.close())

const CHARGE = '5_stx_0099AB12CD'
const idr = { currency: 'IDR', total: 15_000_000, charge: CHARGE }
const cards = () => shop.heard(dewi).filter((said) => said.includes('Pesanan TG-'))
const orders = async (line = '/orders 7d') => {
  await shop.owner.writes(line)
  return shop.heard('alerts').at(-1) ?? ''
}

describe('a payment on Telegram', () => {
  it('is an order, paid, in the customer’s topic; the rupiah is counted in rupiah', async () => {
    await dewi.pays(idr)
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toMatch(/^Pesanan TG-99AB12CD · Dibayar\nPelanggan: #1 Dewi\nJumlah: Rp150\.000\n/)
  })

  it('is let through when Telegram asks, and is an order only once it is paid', async () => {
    expect(await shop.telegram.checkout(dewi.user, idr)).toBe(true)
    await shop.settle()
    expect(cards()).toEqual([])
  })

  it('is an order also of somebody who never wrote: their topic is made', async () => {
    const budi = shop.customer('Budi')
    await budi.pays(idr)
    const [topic] = shop.telegram.topics(shop.stage.inbox).filter(({ name }) => name.startsWith('Budi'))
    expect(shop.telegram.messages(shop.stage.inbox, topic?.id).at(-1)?.text).toContain('Pesanan TG-99AB12CD · Dibayar')
    await budi.says('Sudah saya bayar kak')
    expect(shop.heard(budi)).toHaveLength(2)
  })

  it('counts once, however often it is told, and after a kill', async () => {
    await dewi.pays(idr)
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.settle()
    shop.telegram.pay(dewi.user, idr)
    await shop.kill()
    expect(cards()).toHaveLength(1)
    expect(await orders('/orders')).toContain('Pesanan berjalan: 1')
  })

  it('keeps two payments apart whose ids end alike', async () => {
    await dewi.pays(idr)
    await dewi.pays({ ...idr, charge: `7_xyz_${CHARGE}` })
    expect(await orders('/orders')).toContain('Pesanan berjalan: 2')
  })

  it('given back, it is cancelled and no sale', async () => {
    await dewi.says('Kak?')
    await sari.answers(dewi, 'Silakan kak')
    await dewi.pays({ currency: 'XTR', total: 50, charge: CHARGE })
    expect(cards()[0]).toContain('Jumlah: XTR 50')
    expect(await orders()).toMatch(/Nilai pesanan\W+XTR 50/)
    await dewi.isRefunded({ total: 50, charge: CHARGE })
    expect(cards()[0]).toContain('· Dibatalkan')
    expect(await orders()).toMatch(/Nilai pesanan\W+–/)
  })

  it('told after it was given back, it is cancelled all the same', async () => {
    const at = shop.now
    await shop.advance('5m')
    await dewi.isRefunded({ total: 50, charge: CHARGE })
    await dewi.pays({ currency: 'XTR', total: 50, charge: CHARGE }, { at })
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toContain('· Dibatalkan')
    expect(cards()[0]).toContain('Riwayat: Dicatat 23 Okt 10.00 · Dibayar 23 Okt 10.00 · Dibatalkan 23 Okt 10.05')
  })

  it.each([
    ['a currency nobody knows', { currency: 'BTC', total: 42 }, '42 BTC'],
    ['half a rupiah', { currency: 'IDR', total: 15_000_050 }, '15000050 IDR'],
    ['a currency of three digits', { currency: 'KWD', total: 12_000 }, '12000 KWD'],
  ])('is never written down wrongly: %s is asked about', async (_, odd, said) => {
    await dewi.pays({ ...odd, charge: CHARGE })
    expect(cards()[0]).toContain('Jumlah: belum diisi')
    expect(shop.heard(dewi).join('\n')).toContain(`Jumlah dari Telegram tidak bisa dibaca: ${said}.`)
    await sari.writes('/order TG-99AB12CD 150rb kaos', dewi)
    expect(cards()[0]).toContain('Jumlah: Rp150.000')
    expect(cards()[0]).toContain('· Dibayar')
  })

  it.each([
    ['without an id', { currency: 'IDR', total_amount: 100 }],
    ['with an amount that is no number', { currency: 'IDR', total_amount: 'x', telegram_payment_charge_id: CHARGE }],
    ['that is no object', 'paid'],
  ])('%s stops nothing', async (_, payment) => {
    shop.telegram.push({
      message: {
        message_id: 900,
        date: Math.floor(shop.now / 1000),
        chat: { id: dewi.user.id, type: 'private', first_name: 'Dewi' },
        from: dewi.user,
        successful_payment: payment,
      },
    })
    await shop.settle()
    await dewi.says('Halo kak')
    expect(shop.heard(dewi)).toContain('Halo kak')
    expect(cards().join()).not.toContain('Rp')
  })

  it('is taken on like any order', async () => {
    await dewi.pays(idr)
    await sari.presses('Dikemas', dewi)
    await sari.writes('/order TG-99AB12CD shipped JNE 0123', dewi)
    expect(cards()[0]).toContain('· Dikirim')
  })
})
