import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { scores } from './survey.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
let account: BusinessAccount
const open = async (env: Record<string, string> = { BUSINESS_HOURS: 'always' }, start?: string) => {
  shop = await scenario({ env, start })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  account = await BusinessAccount.of(shop, sari)
}
beforeEach(() => open())
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const QUESTION = /^Halo Kak Dewi, .*pelayanan Sari\?\n.*\n\[1\] \[2\] \[3\] \[4\] \[5\]$/

async function served(): Promise<void> {
  await account.gets(dewi, 'Kak, ready?')
  await account.writes(dewi, 'Ready kak')
  await shop.owner.writes('/resolve 1')
}

describe('contract 10 in a Business chat: the question', () => {
  it('goes into that chat, in the account’s name, and nowhere else', async () => {
    await served()
    expect(account.byBot(dewi)).toEqual([expect.stringMatching(QUESTION)])
    expect(dewi.heard()).toEqual([])
    const [sent] = shop.telegram.calls('sendMessage').filter(({ params }) => params.chat_id === dewi.user.id)
    expect(sent?.params.business_connection_id).toBe(account.connection.id)
  })

  it('goes out when silence ended it, under the connection of that moment', async () => {
    await account.gets(dewi, 'Kak, ready?')
    await account.writes(dewi, 'Ready kak')
    await account.disconnects()
    await account.reconnects()
    await shop.advance('12h')
    expect(account.byBot(dewi)).toEqual([expect.stringMatching(QUESTION)])
  })

  it.each([
    ['the customer wrote more than 24 h ago', { AUTO_RESOLVE_AFTER: '25h' }, async () => {}],
    ['the account may not be written for', {}, async () => account.rights({ canReply: false })],
    ['the account left', {}, async () => account.disconnects()],
  ])('is never sent when %s', async (_, env, happens) => {
    await shop.close()
    await open({ BUSINESS_HOURS: 'always', ...env })
    await account.gets(dewi, 'Kak, ready?')
    await account.writes(dewi, 'Ready kak')
    await happens()
    await shop.advance('3d')
    expect(account.byBot(dewi)).toEqual([])
    expect(shop.telegram.calls('sendMessage').filter(({ params }) => params.chat_id === dewi.user.id)).toEqual([])
  })

  it('waits for the opening, and is not sent when the 24 h are over by then', async () => {
    await shop.close()
    await open({}, '2026-10-24T20:00:00')
    await account.gets(dewi, 'Kak, ready?')
    const rudi = shop.customer('Rudi')
    await account.gets(rudi, 'Kak, bisa COD?', { at: shop.now - 13 * 3_600_000 })
    await account.writes(dewi, 'Ready kak')
    await account.writes(rudi, 'Bisa kak')
    await shop.at('2026-10-24T21:05')
    await shop.owner.writes('/resolve 1')
    await shop.owner.writes('/resolve 2')
    await shop.at('2026-10-25T08:59:59')
    expect(account.byBot(dewi)).toEqual([])
    await shop.at('2026-10-25T09:00')
    expect(account.byBot(dewi)).toEqual([expect.stringMatching(QUESTION)])
    expect(account.byBot(rudi)).toEqual([])
  })

  it('refused by Telegram for want of a right, leaves the customer reachable and counts nowhere', async () => {
    const kind = { refuse: { code: 403, description: 'Forbidden: BOT_ACCESS_FORBIDDEN' } }
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind, times: 1 })
    await served()
    expect(account.byBot(dewi)).toEqual([])
    await account.gets(dewi, 'Yang biru?')
    await shop.advance('15m')
    expect(shop.heard('alerts').at(-1)).toContain('Dewi belum dibalas · 15 menit')
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toMatch(/^Tingkat respons survei\n–$/m)
  })

  it('says not a word to a stranger’s customers', async () => {
    const other = await BusinessAccount.of(shop, shop.teammate('Budi'))
    await other.gets(dewi, 'Halo')
    await other.writes(dewi, 'Halo kak')
    await shop.advance('20h')
    expect(other.byBot(dewi)).toEqual([])
  })
})

describe('contract 10 in a Business chat: vote and comment', () => {
  it('the vote replaces the question there; the comment reaches the account’s person with Needs a reply', async () => {
    await served()
    expect((await account.press(dewi, '2'))?.text).toContain('Nilai 2')
    expect(account.byBot(dewi)).toEqual([
      expect.stringMatching(/Nilai dari Kakak: 2 dari 5\.\nAda kritik atau saran\?/),
    ])
    await account.gets(dewi, 'Barangnya kurang satu')
    expect(account.byBot(dewi)).toEqual([expect.stringContaining('Terima kasih juga untuk masukannya')])
    expect(await waiting()).toBe(NOBODY)
    expect(sari.heard()).toEqual([
      expect.stringMatching(/^Masukan dari survei.*\n.*Dewi.*\nBarangnya kurang satu\n\[Perlu dibalas\]$/),
    ])
    await shop.advance('5m')
    for (const chat of scores(shop)) {
      expect(chat).toEqual([expect.stringMatching(/Nilai 2 dari 5 dari Dewi\n.*\nBarangnya kurang satu\nChat #1$/)])
    }
    await sari.presses('Perlu dibalas', 'private')
    expect(await waiting()).toContain('#1 Dewi · menunggu 5 menit')
    expect(dewi.heard()).toEqual([])
  })

  it('a comment with a question mark is a wait as well', async () => {
    await served()
    await account.press(dewi, '4')
    await account.gets(dewi, 'Kapan dikirim?')
    expect(await waiting()).toContain('Kapan dikirim?')
  })

  it('a comment the customer deletes is forgotten everywhere', async () => {
    await served()
    await account.press(dewi, '1')
    const said = await account.gets(dewi, 'Jelek sekali')
    await account.deletes(said)
    await shop.advance('10s')
    for (const chat of [...scores(shop), sari.heard()]) expect(chat.join('\n')).not.toContain('Jelek sekali')
    expect(sari.heard().at(-1)).not.toContain('[Perlu dibalas]')
  })

  it('the account’s own words after the vote are no comment', async () => {
    await served()
    await account.press(dewi, '4')
    await account.writes(dewi, 'Terima kasih kak')
    await account.gets(dewi, 'Bagus')
    expect(sari.heard()).toEqual([expect.stringContaining('Bagus')])
  })

  it('the account’s person cannot vote, nor another customer', async () => {
    await served()
    await account.press(dewi, '5', sari)
    await account.press(dewi, '5', shop.customer('Rudi'))
    expect(account.byBot(dewi)).toEqual([expect.stringMatching(QUESTION)])
  })

  it('a vote after the connection changed is taken, and thanked under the new one', async () => {
    await served()
    await account.disconnects()
    await account.reconnects()
    await account.press(dewi, '5')
    expect(account.byBot(dewi)).toEqual([expect.stringContaining('Nilai dari Kakak: 5 dari 5')])
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toContain('rata-rata 5')
  })

  it('made-up commands in a Business chat get no answer there or anywhere', async () => {
    await served()
    const before = [account.chat(dewi), dewi.heard(), shop.heard('alerts')]
    await account.gets(dewi, '/help')
    await account.gets(dewi, '/resolve 1')
    const [seen] = shop.telegram.messages(dewi.user, undefined, sari.user.id).filter(({ fromBot }) => fromBot)
    for (const data of ['help', 'waiting', 'claim 1-1', 'notcustomer 1', 'account 1 no', 'nonsense']) {
      shop.telegram.push({
        callback_query: {
          id: `made-up-${data}`,
          from: dewi.user,
          chat_instance: '1',
          data,
          message: {
            message_id: seen?.id ?? 1,
            date: 1,
            chat: { id: dewi.user.id, type: 'private', first_name: 'Dewi' },
            business_connection_id: account.connection.id,
          },
        },
      })
      await shop.settle()
    }
    expect(account.byBot(dewi)).toHaveLength(1)
    expect([dewi.heard(), shop.heard('alerts')]).toEqual(before.slice(1))
  })
})
