import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
let account: BusinessAccount
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  account = await BusinessAccount.of(shop, sari)
})
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const alerts = async () => {
  // Slack takes a message a second.
  await shop.advance('5s')
  return [shop.heard('alerts'), shop.heard('slack')]
}

describe('contract 2: the bot only listens', () => {
  it('alerts the owner with the chat’s number, the account’s person and Not a customer', async () => {
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('10m')
    for (const chat of await alerts()) {
      expect(chat).toEqual([
        expect.stringMatching(
          /Dewi belum dibalas · 10 menit\nDitugaskan ke @?Sari\nKak, ready\?\nChat #1 .*\n[\s\S]*\[Bukan pelanggan\]$/,
        ),
      ])
      expect(chat[0]).not.toContain('Buka chat')
    }
    expect(account.byBot(dewi)).toEqual([])
    expect(dewi.heard()).toEqual([])
    expect(shop.heard('inbox')).toEqual([])
  })

  it('warns the account’s person privately at three quarters of the target', async () => {
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('7m29s')
    expect(sari.heard()).toEqual([])
    await shop.advance('1s')
    expect(sari.heard()).toEqual([
      expect.stringMatching(/Dewi \(#1\) sudah menunggu 7 menit .*\n\[Tidak perlu dibalas\]\n\[Bukan pelanggan\]$/),
    ])
    expect(account.byBot(dewi)).toEqual([])
  })

  it('takes the account’s own messages as answers, credited to its person', async () => {
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('12m')
    await account.writes(dewi, 'Ready kak')
    for (const chat of await alerts()) {
      expect(chat).toEqual([expect.stringMatching(/Dewi sudah dibalas\nDibalas @?Sari setelah 12 menit\n/)])
    }
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toContain('Respons pertama | 12:00')
  })

  it.each([
    ['an away, greeting or scheduled message', { offline: true }],
    ['another bot’s message', () => ({ byBot: shop.telegram.user({ firstName: 'Botku', isBot: true }) })],
    ['our own bot’s message', () => ({ byBot: shop.telegram.bot })],
  ])('%s closes nothing', async (_, where) => {
    await account.gets(dewi, 'Kak, ready?')
    await account.writes(dewi, 'Kami sedang tutup', typeof where === 'function' ? where() : where)
    expect(await waiting()).toContain('Dewi')
    await shop.advance('10m')
    for (const chat of await alerts()) expect(chat).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('reads an edit again: words, question and courtesy', async () => {
    const said = await account.gets(dewi, 'Kak redy?')
    await account.edits(said, 'Kak, mawar ready?')
    expect(await waiting()).toContain('“Kak, mawar ready?”')
    await account.writes(dewi, 'Ready')
    const thanks = await account.gets(dewi, 'makasih')
    expect(await waiting()).toMatch(/salam penutup/)
    await account.edits(thanks, 'makasih, kirim kapan?')
    await shop.advance('15m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('makasih, kirim kapan?')])
  })

  it('an answer deleted within the target reopens the wait from its start', async () => {
    await account.gets(dewi, 'Kak, ready?')
    await shop.advance('2m')
    const answer = await account.writes(dewi, 'Ready')
    expect(await waiting()).toBe(NOBODY)
    await shop.advance('3m')
    await account.deletes(answer)
    expect(await waiting()).toContain('menunggu 5 menit')
    await shop.advance('5m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })

  it('an answer deleted after the target was an answer', async () => {
    await account.gets(dewi, 'Kak, ready?')
    const answer = await account.writes(dewi, 'Ready')
    await shop.advance('10m')
    await shop.advance('1s')
    await account.deletes(answer)
    expect(await waiting()).toBe(NOBODY)
  })

  it('a wait whose every message the customer deleted is withdrawn, and its alert says so', async () => {
    const first = await account.gets(dewi, 'Kak, ready?')
    const second = await account.gets(dewi, 'Halo?')
    await account.deletes(first)
    expect(await waiting()).toContain('Dewi')
    await shop.advance('10m')
    await account.deletes(second)
    expect(await waiting()).toBe(NOBODY)
    for (const chat of await alerts()) {
      expect(chat).toEqual([expect.stringContaining('Dewi: pesannya ditarik')])
      expect(chat[0]).not.toContain('Halo?')
    }
  })

  it('stores each message once, however often and in whatever order it is delivered', async () => {
    const late = await account.gets(dewi, 'Kak, ready?', { withheld: true })
    await shop.advance('1m')
    const answer = await account.writes(dewi, 'Ready kak', { withheld: true })
    shop.telegram.deliver(answer)
    shop.telegram.deliver(late)
    await shop.settle()
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    shop.telegram.redeliver(shop.telegram.lastUpdateId() - 1)
    await shop.settle()
    expect(await waiting()).toBe(NOBODY)
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toContain('Respons pertama | 1:00 | 1:00 | 1:00 | 1 ')
  })

  it('an album is one wait, a text as long as can be is no trouble, and names stay names', async () => {
    const strange = shop.customer('<b>Ani</b> & "Co" 🌸', { lastName: '*_`[x](y)' })
    for (const [i, photo] of ['a.jpg', 'b.jpg'].entries()) {
      await account.gets(strange, i === 0 ? { photo, caption: 'yang ini' } : { photo })
    }
    await account.gets(strange, 'panjang '.repeat(511).trim())
    await shop.advance('10m')
    for (const chat of await alerts()) {
      expect(chat).toEqual([expect.stringContaining('<b>Ani</b> & "Co" 🌸 *_`[x](y) belum dibalas')])
    }
  })
})

describe('contract 2: chats the account begins', () => {
  it('nobody waits for an answer to them, and a thank-you for them alerts nobody', async () => {
    await account.writes(dewi, 'Kak, paketnya sudah kami kirim ya')
    expect(await waiting()).toBe(NOBODY)
    await account.gets(dewi, 'oke makasih kak')
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
    await account.gets(dewi, 'Nomor resinya?')
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })

  it('nobody waits in a chat with a bot', async () => {
    const bot = shop.customer('BotFather', { isBot: true })
    await account.writes(bot, '/newbot')
    await account.gets(bot, 'Alright, a new bot?')
    expect(await waiting()).toBe(NOBODY)
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
  })
})

describe('platforms: the same person in two chats', () => {
  it('is two chats, each with its number, its wait and its answer', async () => {
    await account.gets(dewi, 'Ke akun')
    await dewi.says('Ke bot')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 2\n#1 Dewi .*“Ke akun”\n.*\n?#2 Dewi .*“Ke bot”/)
    await account.writes(dewi, 'Dari akun')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#2 Dewi/)
    await sari.answers(dewi, 'Dari bot')
    expect(await waiting()).toBe(NOBODY)
    expect(dewi.heard()).toEqual(['Ke bot', 'Dari bot'])
    expect(account.chat(dewi)).toEqual(['Ke akun', 'Dari akun'])
  })

  it('is two chats with two accounts as well', async () => {
    const budi = await BusinessAccount.of(shop, await admin(shop, 'Budi'))
    await account.gets(dewi, 'Ke Sari')
    await budi.gets(dewi, 'Ke Budi')
    await budi.writes(dewi, 'Dari Budi')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi .*“Ke Sari”/)
  })
})
