import { afterEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
afterEach(() => shop?.close())

/** Closed at nine in the evening; it is half past on a Thursday. */
async function open(...lines: string[]): Promise<void> {
  shop = await scenario({
    slack: false,
    env: { BUSINESS_HOURS: 'Mon-Sat 08:00-21:00', SHOP_NAME: 'Toko Melati' },
    start: '2026-10-22T21:30:00',
  })
  for (const line of ['/hours away on', ...lines]) await shop.owner.writes(line)
  dewi = shop.customer('Dewi')
}

const closed = (who: Customer = dewi) => who.heard().filter((text) => text.includes('sedang tutup'))

describe('whoever writes while the shop is closed', () => {
  it('is told nothing as long as nobody has switched it on', async () => {
    await open('/hours away off')
    await dewi.says('Kak, ready?')
    expect(closed()).toEqual([])
  })

  it('is told once in each closing when it opens, and the team sees it', async () => {
    await open()
    await dewi.says('Kak, ready?')
    await dewi.says('Halo?')
    expect(closed()).toEqual([
      expect.stringMatching(/^Halo Kak Dewi, .*Toko Melati 🙏 .*sedang tutup dan buka lagi besok pukul 08\.00\./),
    ])
    expect(shop.heard(dewi)).toContainEqual(expect.stringContaining('dibalas otomatis: “Halo Kak Dewi'))
    await shop.at('2026-10-23T02:00:00')
    await dewi.says('Halooo')
    expect(closed()).toHaveLength(1)
    await shop.at('2026-10-23T21:30:00')
    await dewi.says('Masih tutup ya?')
    expect(closed()).toHaveLength(2)
    await shop.at('2026-10-24T23:00:00')
    await shop.customer('Maya').says('Halo?')
    expect(closed(shop.customer('Maya'))).toEqual([expect.stringContaining('buka lagi hari Senin pukul 08.00')])
  })

  it('still waits: it answers nothing', async () => {
    await open()
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-23T08:10:00')
    expect(shop.heard('alerts').join()).toContain('Dewi belum dibalas · 10 menit')
  })

  it('is not told while it is open, nor for thanks, nor while somebody of the team is still there', async () => {
    await open()
    const sari = await admin(shop, 'Sari')
    await dewi.says('Makasih kak')
    expect(closed()).toEqual([])
    await dewi.says('Kak, ready?')
    const maya = shop.customer('Maya')
    await maya.says('Halo?')
    await sari.answers(maya, 'Halo kak, mau pesan apa?')
    await shop.advance('5m')
    expect([closed().length, closed(maya).length]).toEqual([1, 1])
    await shop.at('2026-10-23T20:59:00')
    const budi = shop.customer('Budi')
    await budi.says('Halo?')
    await shop.at('2026-10-23T21:02:00')
    await sari.answers(budi, 'Halo kak')
    await budi.says('Ready?')
    expect(closed(budi)).toEqual([])
  })

  it('heard in the morning of what was written at night: that the shop was closed is no news', async () => {
    await open()
    await shop.at('2026-10-23T07:50:00')
    await shop.restart({}, () => {
      shop.telegram.send(dewi.user, 'Kak, ready?')
      shop.stage.clock.step(shop.now + 75 * 60_000)
    })
    await shop.advance('2m')
    expect(shop.heard(dewi)).toContainEqual('Kak, ready?')
    expect(closed()).toEqual([])
  })

  it('is told once when the bot is killed in between', async () => {
    await open()
    await dewi.says('Kak, ready?')
    await shop.kill()
    await dewi.says('Halo?')
    await shop.advance('1m')
    expect(closed()).toHaveLength(1)
  })

  it('reads the shop’s own words, in the customer’s language otherwise', async () => {
    await open('/hours away Hai {nama}, {toko} sedang tutup. Ketemu {buka} ya!')
    await dewi.says('Kak, ready?')
    expect(closed()).toEqual(['Hai Dewi, Toko Melati sedang tutup. Ketemu besok pukul 08.00 ya!'])
    await shop.owner.writes('/hours away default')
    const john = shop.customer('John')
    await john.says('/language en')
    await john.says('Is it ready?')
    expect(john.heard().at(-1)).toMatch(/^Hello John, .* open again tomorrow at 08:00\./)
  })

  it('has Telegram’s own message in a Business chat', async () => {
    await open()
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'), { canReply: true })
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('1m')
    expect(account.byBot(dewi)).toEqual([])
  })
})
