import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShop, type TestShop } from './shop.ts'

let shop: TestShop
let dewi: number

beforeEach(async () => {
  shop = await openShop()
  dewi = (await shop.customer('Dewi')).customerId
})
afterEach(() => shop.close())

const inTopic = (line: string, as = 'Sari') => shop.said(line, { as, chat: dewi })
const order = async (number: string) => {
  const found = await shop.store.orders.numbered(number)
  if (!found) throw new Error(`no order ${number}`)
  return found
}

describe('/order', () => {
  it('records, takes on and shows an order', async () => {
    // In the topic the card alone says it.
    expect(await inTopic('order A-1024 150rb 2 kaos merah')).toBe('')
    expect(await order('A-1024')).toMatchObject({
      customerId: dewi,
      amountMinor: 150_000,
      currency: 'IDR',
      items: '2 kaos merah',
      state: 'placed',
      source: 'command',
      recordedById: (await shop.staff('Sari')).id,
    })
    expect(await inTopic('order a-1024 paid+packed')).toBe('Pesanan A-1024 sekarang: dikemas.')
    expect(await inTopic('order A-1024 shipped J&T Express JP<b>1</b>')).toBe('Pesanan A-1024 sekarang: dikirim.')
    expect(await order('A-1024')).toMatchObject({ state: 'shipped', courier: 'J&T Express', tracking: 'JP<b>1</b>' })
    expect(await inTopic('order A-1024')).toContain('Resi: JP<b>1</b>')
    expect(await inTopic('order delivered')).toBe('Pesanan A-1024 sekarang: diterima.')
    expect(shop.failures).toEqual([])
    expect(shop.audited).toHaveLength(4)
  })

  it('says the same twice only once, and a correction as one', async () => {
    await inTopic('order A-1 150000 kaos')
    expect(await inTopic('order A-1 150000 kaos')).toBe('Pesanan A-1 memang sudah begitu: dicatat.')
    expect(await inTopic('order A-1 175000')).toBe('Pesanan A-1 diubah: Rp150.000 · kaos → Rp175.000 · kaos.')
    await inTopic('order A-1 paid')
    expect(await inTopic('order A-1 lunas')).toBe('(only you) Pesanan A-1 memang sudah begitu: dibayar.')
    expect((await shop.store.orders.steps((await order('A-1')).id)).map(({ kind }) => kind)).toEqual([
      'placed',
      'amended',
      'paid',
    ])
  })

  it('delivered again by the platform does nothing more', async () => {
    const again = { as: 'Sari', chat: dewi, key: 'said:tg:1:1' }
    await shop.said('order 150000 kaos paid', again)
    await shop.said('order 150000 paid kaos', again)
    await shop.said('order 150000 paid kaos', again)
    expect((await shop.store.orders.ofCustomer(dewi)).map(({ number }) => number)).toEqual(['1001'])
  })

  it('gives the next number, continuing the shop’s own', async () => {
    await inTopic('order 150000 kaos')
    await inTopic('order B-009 150000 kaos')
    await inTopic('order 99rb topi')
    await inTopic('order INV/20261023/XX/77 99rb topi')
    await inTopic('order 99rb topi')
    const numbers = (await shop.store.orders.ofCustomer(dewi)).map(({ number }) => number)
    expect(numbers.toReversed()).toEqual(['1001', 'B-009', 'B-010', 'INV/20261023/XX/77', 'B-011'])
  })

  it('keeps orders apart that are recorded at the same moment', async () => {
    await Promise.all(['99rb topi', '98rb topi', '97rb topi', '96rb topi'].map((what) => inTopic(`order ${what}`)))
    const numbers = (await shop.store.orders.ofCustomer(dewi)).map(({ number }) => number)
    expect(numbers.toSorted()).toEqual(['1001', '1002', '1003', '1004'])
    await Promise.all(['paid', 'paid', 'packed', 'paid'].map((state) => inTopic(`order 1001 ${state}`)))
    const steps = await shop.store.orders.steps((await order('1001')).id)
    expect(steps.map(({ kind }) => kind).toSorted()).toEqual(['packed', 'paid', 'placed'])
    expect(shop.failures).toEqual([])
  })

  it('goes forward, never back but by a correction; what comes late is filled in', async () => {
    await inTopic('order A-1 150000 kaos')
    await inTopic('order A-1 shipped GoSend')
    expect(await inTopic('order A-1 paid')).toBe('Pesanan A-1 dilengkapi. Statusnya tetap: dikirim.')
    expect(await order('A-1')).toMatchObject({ state: 'shipped', courier: 'GoSend', tracking: null })
    expect(await inTopic('order A-1 back paid')).toBe('Pesanan A-1 dikembalikan ke: dibayar.')
    expect(await order('A-1')).toMatchObject({ state: 'paid', shippedAt: null })
    expect(await inTopic('order A-1 cancel')).toBe('Pesanan A-1 sekarang: dibatalkan.')
    expect(await inTopic('order A-1 shipped')).toBe(
      '(only you) Pesanan A-1 sudah dibatalkan. Untuk membukanya lagi, ketik: /order A-1 back paid',
    )
    expect(await inTopic('order A-1 back paid')).toBe('Pesanan A-1 dikembalikan ke: dibayar.')
  })

  it('keeps each number with its customer', async () => {
    await inTopic('order A-1 150000 kaos')
    const { customerId: budi } = await shop.customer('Budi')
    expect(await shop.said('order A-1 99rb topi', { chat: budi })).toBe(
      `(only you) Nomor A-1 sudah dipakai pesanan #${dewi} Dewi. Pakai nomor lain, atau tulis di topik pelanggan itu.`,
    )
    expect(await shop.said('order A-1 paid', { chat: budi })).toBe(
      `(only you) Pesanan A-1 milik #${dewi} Dewi. Tulis di topiknya, atau di ruang tim.`,
    )
    expect((await order('A-1')).state).toBe('placed')
    expect(await shop.said('order A-1 paid')).toContain('Pesanan A-1 sekarang: dibayar.')
    expect(await shop.said(`order ${budi} A-2 99rb topi`)).toContain(`dicatat untuk #${budi} Budi.`)
  })

  it('asks before it ships without a number or cancels', async () => {
    await inTopic('order A-1 150000 kaos')
    const { id } = await order('A-1')
    expect(await inTopic(`order id:${id} shipped?`)).toBe(
      `(only you) Nomor resi pesanan A-1? Ketik, misalnya:\n/order A-1 shipped JNE 0123456\n[Kirim tanpa resi: order id:${id} shipped]`,
    )
    expect(await inTopic(`order id:${id} cancel?`)).toContain(`[Ya, batalkan: order id:${id} cancel]`)
    expect((await order('A-1')).state).toBe('placed')
  })

  it.each([
    ['order A-9 paid', 'Belum ada pesanan A-9.'],
    ['order A-9 2 kaos 150000', '"2" terlalu kecil'],
    ['order A-9 1.500rb kaos', '"1.500rb" bisa dibaca lebih dari satu cara.'],
    ['order A-9 kaos merah', '"kaos" bukan jumlah uang.'],
    [`order A-9 150000 ${'x'.repeat(501)}`, 'Isi pesanan terlalu panjang: paling banyak 500 huruf.'],
    ['order paid', 'Tidak ada pesanan'],
    ['order 99999 A-9 150000 x', 'Tidak ada chat nomor 99999.'],
  ])('refuses %s', async (line, why) => {
    expect(await inTopic(line)).toContain(why)
    expect(await shop.store.orders.ofCustomer(dewi)).toEqual([])
  })

  it('is the team’s', async () => {
    expect(await shop.said('order A-1 150000 kaos', { as: 'Nobody', private: true, chat: dewi })).toContain(
      'hanya untuk anggota tim',
    )
  })
})

describe('/orders', () => {
  it('lists what is under way, late, and of a period', async () => {
    expect(await inTopic('orders')).toBe('Tidak ada pesanan yang sedang berjalan.')
    await inTopic('order A-1 150000 paid kaos')
    await inTopic('order A-2 USD 12.50 topi')
    const open = await inTopic('pesanan')
    expect(open).toContain('Pesanan berjalan: 2')
    expect(open).toContain(`A-1 | #${dewi} Dewi | Dibayar | Rp150.000 | 23 Okt 12.00`)
    expect(open).toContain('USD 12,50')
    const over = await inTopic('orders today')
    expect(over).toContain('Tepat waktu: –')
    expect(over).toContain('Terlambat sekarang: 0')
    const { id } = await order('A-1')
    await shop.store.orders.change(id, { dueAt: 1 })
    expect(await inTopic('orders late')).toContain(`[Dikirim… A-1: order id:${id} shipped?]`)
    expect(await inTopic('orders next week')).toContain('"next week" tidak dikenal.')
  })

  it('lets owners set the target and whether customers are told', async () => {
    expect(await inTopic('orders tell on')).toContain('hanya bisa diubah pemilik')
    expect(await shop.said('orders tell on')).toContain('Mulai sekarang pelanggan diberi kabar')
    expect(await shop.said('orders target 12 jam')).toContain('Target pesanan sekarang 12 jam sejak dibayar')
    expect((await shop.desk()).rules.orders).toEqual({ targetSeconds: 43_200, tell: true })
    expect(await inTopic('orders target')).toContain('12 jam')
    expect(await shop.said('orders tell off')).toContain('tidak diberi kabar otomatis')
    expect((await shop.desk()).rules.orders.tell).toBe(false)
  })
})

describe('/track', () => {
  const asDewi = (line: string) => shop.said(line, { as: 'Nobody', private: true, chat: dewi })

  it('shows customers their own orders and nobody else’s', async () => {
    expect(await asDewi('track')).toContain('Belum ada pesanan atas nama Kakak')
    await inTopic('order A-1 150000 kaos <i>merah</i>')
    await inTopic('order A-1 shipped JNE 0123')
    expect(await asDewi('track')).toContain('Pesanan A-1 · Dikirim')
    expect(await asDewi('lacak #a-1')).toContain('Isi: kaos <i>merah</i>')
    const { customerId: budi } = await shop.customer('Budi')
    const notHis = await shop.said('track A-1', { as: 'Nobody', private: true, chat: budi })
    expect(notHis).toBe(
      (await shop.said('track A-7', { as: 'Nobody', private: true, chat: budi })).replace('A-7', 'A-1'),
    )
    expect(await shop.said('track A-1', { as: 'Nobody', chat: dewi })).toContain('tidak ditemukan')
  })

  it('shows the team any order', async () => {
    await inTopic('order A-1 150000 kaos')
    expect(await shop.said('track A-1')).toContain('Pesanan A-1 · Dicatat')
    expect(await inTopic('track')).toContain('Pesanan A-1 · Dicatat')
    expect(await shop.said('track')).toContain('Pesanan siapa?')
  })
})

describe('/notsales', () => {
  const span = { from: 0, to: Number.MAX_SAFE_INTEGER }

  it('leaves a conversation out of the conversion rate, and takes it back', async () => {
    const { id } = (await shop.store.conversations.latest(dewi)) ?? { id: 0 }
    const leftOut = async () => (await shop.store.conversations.find(id))?.notSales
    expect(await inTopic('notsales')).toContain('hanya untuk pemilik dan lead')
    expect(await inTopic('notsales', 'Budi')).toContain('ditandai bukan soal penjualan')
    expect(await leftOut()).toBe(true)
    expect(await shop.said(`notsales ${dewi}-${id} off`)).toContain('dihitung lagi')
    expect(await leftOut()).toBe(false)
    expect(await shop.store.orders.conversations(span)).toEqual([])
  })
})
