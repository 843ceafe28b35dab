import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only, types, words } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
const open = async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, mau 2 kaos merah')
  await sari.answers(dewi, 'Siap kak, 150rb ya')
}
beforeEach(open)
afterEach(() => shop?.close())

/** The order's card in the customer's topic. */
const cards = () => shop.heard(dewi).filter((said) => /^(?:[✓⚠] )?Pesanan A-1 ·/.test(said))
const labels = (card: string | undefined) => [...(card ?? '').matchAll(/\[([^\]]+)\]/g)].map(([, label]) => label)
const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')

describe('an order in its customer’s topic', () => {
  it('has one card that lives, with a button for each next step', async () => {
    await sari.writes('/order A-1 150rb 2 kaos merah', dewi)
    expect(cards()).toHaveLength(1)
    expect(shop.heard(dewi).at(-1)).toBe(cards()[0])
    expect(cards()[0]).toMatch(/^Pesanan A-1 · Dicatat\nPelanggan: #1 Dewi\nIsi: 2 kaos merah\nJumlah: Rp150\.000\n/)
    expect(labels(cards()[0])).toEqual(['Dibayar', 'Dikemas', 'Dikirim…', 'Diterima', 'Batalkan…', 'Buka chat'])
    expect((await sari.presses('Dibayar', dewi))?.text).toBe('Pesanan A-1 sekarang: dibayar.')
    expect(cards()[0]).toContain('Kirim paling lambat: 24 Okt 10.00')
    await sari.presses('Dikirim…', dewi)
    await sari.writes('/order shipped JNE 0123456', dewi)
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toContain('Kurir: JNE\nResi: 0123456')
    await sari.presses('Diterima', dewi)
    expect(cards()[0]).toContain('Pesanan A-1 · Diterima\n')
    expect(labels(cards()[0])).toEqual(['Buka chat'])
  })

  it('takes hostile words as they are', async () => {
    const items = '<b>kaos</b> & *merah* _x_ `y` @semua https://x.id/?a=1&b=2'
    await sari.writes(`/order A-1 150rb ${items}`, dewi)
    await sari.writes('/order A-1 shipped <i>JNE</i> 0&1', dewi)
    expect(cards()[0]).toContain(`Isi: ${items}`)
    expect(cards()[0]).toContain('Kurir: <i>JNE</i>\nResi: 0&1')
    await types(shop, sari, '/order 1 B-8 10rb *x* _y_ & `z`')
    expect(shop.heard(dewi).at(-1)).toContain('Isi: *x* _y_ & `z`')
    const posted = await types(shop, shop.owner, '/track A-1')
    expect(words(shop, [...posted.posted, ...posted.whispered])).toContain('<b>kaos</b> & *merah* _x_ `y` @semua')
  })

  it('asks before cancelling, and a cancelled order can be taken up again', async () => {
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    await sari.presses('Batalkan…', dewi)
    expect(cards()[0]).toContain('· Dibayar')
    await sari.presses('Ya, batalkan', dewi)
    expect(cards()[0]).toContain('· Dibatalkan')
    await sari.presses('Buka lagi', dewi)
    expect(cards()[0]).toContain('· Dibayar')
  })

  it('is no answer: whoever waits goes on waiting, and nothing of it reaches the customer', async () => {
    await dewi.says('Kapan dikirim kak?')
    const before = dewi.heard().length
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    await sari.presses('Dikemas', dewi)
    expect(await waiting()).toContain('Menunggu sekarang: 1')
    expect(dewi.heard()).toHaveLength(before)
  })

  it('goes on from Slack, where the answer is the card', async () => {
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    const { posted, whispered } = await types(shop, sari, '/order 1 B-7 99.000 topi')
    expect(words(shop, [...posted, ...whispered])).toContain('Pesanan B-7 (Rp99.000) dicatat untuk #1 Dewi.')
    expect(shop.heard('slack').filter((said) => said.includes('Pesanan B-7 · Dicatat'))).toHaveLength(1)
    expect(shop.heard(dewi).filter((said) => said.startsWith('Pesanan B-7 · Dicatat'))).toHaveLength(1)
    await sari.pressesInSlack('Dibayar')
    expect(shop.heard('slack').filter((said) => said.includes('Pesanan B-7 · Dibayar'))).toHaveLength(1)
    expect(shop.heard(dewi).filter((said) => said.startsWith('Pesanan B-7 · Dibayar'))).toHaveLength(1)
    await types(shop, sari, '/order A-1 kirim JNE 0123')
    expect(cards()[0]).toContain('· Dikirim')
  })

  it('changes nothing when a press or a line comes twice, or after the next step', async () => {
    await sari.writes('/order A-1 150rb kaos', dewi)
    await sari.presses('Dibayar', dewi)
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.settle()
    await sari.writes('/order A-1 shipped', dewi)
    await shop.advance('1m')
    await sari.writes('/order A-1 packed', dewi)
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toContain('· Dikirim')
    const steps = /Riwayat: (.*)/.exec(cards()[0] ?? '')?.[1]?.split(' · ')
    expect(steps?.map((step) => step.split(' ')[0])).toEqual(['Dicatat', 'Dibayar', 'Dikirim', 'Dikemas'])
  })

  it.each(['said', 'posted'] as const)(
    'killed right after it was %s, there is one order and one card',
    async (when) => {
      const calls = shop.telegram.callCount('sendMessage') + shop.telegram.callCount('sendRichMessage')
      shop.telegram.send(sari.user, '/order 150rb kaos', { chat: shop.stage.inbox, thread: dewi.topic })
      if (when === 'posted') {
        const sent = () => shop.telegram.callCount('sendMessage') + shop.telegram.callCount('sendRichMessage')
        await shop.telegram.waitFor(() => sent() > calls)
      }
      await shop.kill()
      const seen = shop.heard(dewi).filter((said) => said.startsWith('Pesanan 1001 ·'))
      expect(new Set(seen).size).toBe(1)
      expect(shop.heard(dewi).some((said) => said.startsWith('Pesanan 1002'))).toBe(false)
      expect(only(await asks(shop, sari, '/orders', 'private'))).toContain('Pesanan berjalan: 1')
    },
  )
})

describe('the customer is told, if the shop wishes', () => {
  it('nothing, until the owner says so', async () => {
    await sari.writes('/orders tell on', 'private')
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    expect(dewi.heard().join('\n')).not.toContain('A-1')
  })

  it('each step once, kindly, with who brings it and the number to follow', async () => {
    await shop.owner.writes('/orders tell on')
    await sari.writes('/order A-1 150rb kaos', dewi)
    await sari.writes('/order A-1 paid+packed', dewi)
    await sari.writes('/order A-1 shipped JNE 0123456', dewi)
    await sari.writes('/order A-1 shipped JNE 0123456', dewi)
    await sari.writes('/order A-1 back paid', dewi)
    const told = dewi.heard().filter((said) => said.includes('A-1'))
    expect(told).toEqual([
      'Halo Kak Dewi, pesanan A-1 sudah kami catat. Terima kasih sudah berbelanja di Toko 🙏\nStatus terbaru: ketik /track',
      'Halo Kak Dewi, pesanan A-1 sudah dikemas dan segera dikirim ya.\nStatus terbaru: ketik /track',
      'Halo Kak Dewi, pesanan A-1 sudah dikirim dengan JNE ya.\nResi: 0123456\nStatus terbaru: ketik /track',
    ])
  })

  it('in their own language', async () => {
    await shop.owner.writes('/orders tell on')
    await dewi.says('/language en')
    await sari.writes('/order A-1 USD 12.50 paid cap', dewi)
    await sari.writes('/order A-1 shipped JNE 0123456', dewi)
    const told = dewi.heard().filter((said) => said.includes('A-1'))
    expect(told.at(-1)).toBe(
      'Hi Dewi, your order A-1 is on its way with JNE.\nTracking: 0123456\nHow it stands at any time: type /track',
    )
    const tracked = only(await asks(shop, dewi, '/track', 'private'))
    expect(tracked).toMatch(
      /^Order A-1 · Shipped\nItems: cap\nAmount: USD 12\.50\nCourier: JNE\nTracking: 0123456\nSo far: /,
    )
  })

  it('is no answer either', async () => {
    await shop.owner.writes('/orders tell on')
    await dewi.says('Sudah dikirim kak?')
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    await sari.writes('/order A-1 shipped JNE 0123456', dewi)
    expect(await waiting()).toContain('Menunggu sekarang: 1')
  })

  it('not once they have blocked the bot', async () => {
    await shop.owner.writes('/orders tell on')
    shop.telegram.block(dewi.user)
    await shop.settle()
    const calls = shop.telegram.callCount('sendMessage')
    const before = dewi.heard().length
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    expect(dewi.heard()).toHaveLength(before)
    expect(
      shop.telegram
        .calls('sendMessage')
        .slice(calls)
        .some(({ params }) => params.chat_id === dewi.user.id),
    ).toBe(false)
  })

  it('and can ask how it stands, of their own orders only', async () => {
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    expect(only(await asks(shop, dewi, '/track', 'private'))).toContain('Pesanan A-1 · Dibayar')
    const budi = shop.customer('Budi')
    await budi.says('Halo kak')
    expect(only(await asks(shop, budi, '/track A-1', 'private'))).toContain('tidak ditemukan')
    expect(shop.heard(budi).some((said) => said.includes('/track'))).toBe(false)
  })
})

describe('a delivered order', () => {
  it('is asked about once, within the one cool-down', async () => {
    const asked = () => dewi.heard().filter((said) => said.includes('Seberapa puas')).length
    await sari.writes('/order A-1 150rb paid kaos', dewi)
    await sari.writes('/order A-1 delivered', dewi)
    await shop.advance('1h')
    expect(asked()).toBe(1)
    await sari.writes('/order A-2 150rb delivered kaos', dewi)
    await sari.writes('/resolve', dewi)
    await shop.advance('1h')
    expect(asked()).toBe(1)
  })
})
