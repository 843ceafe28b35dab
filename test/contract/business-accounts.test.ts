import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
})
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const ASKS = /^Akun Telegram Business terhubung\nSari .*\n\[Izinkan\] \[Jangan\]$/

describe('contract 2: who may be listened to', () => {
  it('an admin’s account is, without a question', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Dewi')
    expect(shop.heard('alerts')).toEqual([])
  })

  it('a stranger’s is not, before the owner allows it: asked once in each alert chat', async () => {
    const account = await BusinessAccount.of(shop, shop.teammate('Sari'))
    expect([shop.heard('alerts'), shop.heard('slack')]).toEqual([
      [expect.stringMatching(ASKS)],
      [expect.stringMatching(ASKS)],
    ])
    await account.gets(dewi, 'Sebelum diizinkan')
    await account.writes(dewi, 'Halo')
    await shop.advance('1h')
    expect(await waiting()).toBe(NOBODY)
    await account.disconnects()
    await account.reconnects()
    await account.gets(dewi, 'Masih sebelum diizinkan')
    await shop.advance('1h')
    expect([shop.heard('alerts').length, shop.heard('slack').length]).toEqual([1, 1])
    await shop.owner.presses('Izinkan')
    expect(await waiting()).toBe(NOBODY)
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n.*“Kak, ready\?”/)
  })

  it('a refused one stays refused, whatever it does, until the owner allows it after all', async () => {
    const account = await BusinessAccount.of(shop, shop.teammate('Sari'))
    await shop.owner.pressesInSlack('Jangan')
    await shop.advance('10s')
    await account.disconnects()
    await account.reconnects()
    await account.rights({ canReply: true })
    await account.gets(dewi, 'Kak?')
    await shop.advance('1h')
    expect(await waiting()).toBe(NOBODY)
    for (const chat of [shop.heard('alerts'), shop.heard('slack')]) {
      expect(chat).toEqual([expect.stringMatching(/tidak dibaca[\s\S]*\[Izinkan\]$/)])
      expect(chat[0]).not.toContain('[Jangan]')
    }
    await shop.owner.presses('Izinkan')
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Dewi')
  })

  it('is the owner’s to decide: an admin’s press changes nothing', async () => {
    const budi = await admin(shop, 'Budi')
    const account = await BusinessAccount.of(shop, shop.teammate('Sari'))
    expect((await budi.presses('Izinkan'))?.text).toContain('hanya untuk pemilik')
    await account.gets(dewi, 'Kak?')
    expect(await waiting()).toBe(NOBODY)
  })

  it('says in both chats what was decided', async () => {
    await BusinessAccount.of(shop, shop.teammate('Sari'))
    expect((await shop.owner.presses('Izinkan'))?.text).toContain('diterima')
    await shop.advance('10s')
    for (const chat of [shop.heard('alerts'), shop.heard('slack')]) {
      expect(chat).toEqual([expect.stringMatching(/Sari diizinkan[\s\S]*\[Berhenti membaca\]$/)])
      expect(chat[0]).not.toContain('[Izinkan]')
    }
  })

  it('an account allowed once makes its person an admin with figures', async () => {
    const account = await BusinessAccount.of(shop, shop.teammate('Sari'))
    await shop.owner.presses('Izinkan')
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('3m')
    await account.writes(dewi, 'Ready kak')
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toContain('Respons pertama | 3:00 | 3:00 | 3:00 | 1')
  })
})

describe('contract 2: connections come and go', () => {
  it('one the bot was never told of is asked for before anything is stored', async () => {
    const sari = await admin(shop, 'Sari')
    const account = await BusinessAccount.of(shop, sari, { withheld: true })
    await account.gets(dewi, 'Kak, ready?')
    expect(shop.telegram.callCount('getBusinessConnection')).toBe(1)
    expect(await waiting()).toContain('Dewi')
    await account.gets(dewi, 'Halo?')
    expect(shop.telegram.callCount('getBusinessConnection')).toBe(1)
  })

  it('a stranger’s unheard-of one stores nothing either, and asks the owner', async () => {
    const account = await BusinessAccount.of(shop, shop.teammate('Sari'), { withheld: true })
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toBe(NOBODY)
    expect(shop.heard('alerts')).toEqual([expect.stringMatching(ASKS)])
  })

  it.each([
    [400, 'Bad Request: BUSINESS_CONNECTION_INVALID'],
    [403, 'Forbidden: BOT_ACCESS_FORBIDDEN'],
  ])('one Telegram does not know either (%i) stops nothing', async (code, description) => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'), { withheld: true })
    shop.telegram.fault({ method: 'getBusinessConnection', kind: { refuse: { code, description } } })
    await account.gets(dewi, 'Kak, ready?')
    const rudi = shop.customer('Rudi')
    await rudi.says('Halo kak')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n.*Rudi/)
  })

  it('is asked for again while Telegram stumbles: nothing is lost', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'), { withheld: true })
    shop.telegram.fault({ method: 'getBusinessConnection', kind: 'http500', times: 2 })
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Dewi')
  })

  it('the same account under a new connection id has the same chats: nothing is doubled', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    const asked = await account.gets(dewi, 'Kak, ready?')
    const update = shop.telegram.lastUpdateId()
    await account.disconnects()
    await account.reconnects()
    shop.telegram.redeliver(update)
    await shop.settle()
    await account.gets(dewi, 'Halo kak?')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi .*“Halo kak\?”/)
    shop.telegram.businessEdit({ ...asked, business_connection_id: account.connection.id }, 'Kak, mawar ready?')
    await account.writes(dewi, 'Ready kak')
    expect(await waiting()).toBe(NOBODY)
    await account.gets(dewi, 'Yang putih?')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi/)
  })

  it('edits and deletions through a connection never heard of find their messages', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    const first = await account.gets(dewi, 'Kak redy?')
    await account.reconnects({ withheld: true })
    const there = { ...first, business_connection_id: account.connection.id }
    await account.edits(there, 'Kak, ready?')
    expect(await waiting()).toContain('“Kak, ready?”')
    await account.reconnects({ withheld: true })
    await account.deletes({ ...first, business_connection_id: account.connection.id })
    expect(await waiting()).toBe(NOBODY)
  })

  it('an old connection’s farewell heard after the new one changes nothing', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    const old = account.connection
    await account.reconnects()
    shop.telegram.businessDisconnect(old)
    await shop.settle()
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Dewi')
    expect(shop.telegram.callCount('getBusinessConnection')).toBe(0)
  })

  it('stores nothing after a disconnection, and goes on after the next connection', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    await account.disconnects()
    await account.gets(dewi, 'Tidak didengar')
    expect(await waiting()).toBe(NOBODY)
    await account.reconnects()
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Kak, ready?')
  })

  it('keeps listening when only the right to write was withdrawn', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    await account.rights({ canReply: false })
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toContain('Dewi')
  })

  it('keeps all across a kill', async () => {
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    await account.gets(dewi, 'Kak, ready?')
    await shop.kill(() => {
      shop.telegram.businessSend(account.connection, account.person.user, 'Ready kak', { customer: dewi.user })
    })
    await shop.advance('20m')
    expect(await waiting()).toBe(NOBODY)
    expect(shop.heard('alerts')).toEqual([])
  })
})
