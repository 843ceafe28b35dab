import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { readDatabase } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
})
afterEach(() => shop?.close())

const query = <Row>(sql: string) => readDatabase<Row>(shop.stage.env.DATABASE_URL ?? '', sql)
const erase = (number: number) => shop.owner.writes(`/privacy erase ${number} yes`, 'private')
const words = async () => (await query<{ text: string | null }>('SELECT "text" FROM "Message"')).map(({ text }) => text)
const customers = () => query<{ name: string }>('SELECT "name" FROM "Customer" ORDER BY "id"')

describe('erasing somebody who waits', () => {
  it('says so first; the wait ends, the alert says so, and nobody is charged', async () => {
    await dewi.says('Kak, ready?')
    await shop.advance('11m')
    expect(shop.heard('alerts')[0]).toContain('Dewi belum dibalas')
    const preview = only(await asks(shop, shop.owner, '/privacy erase 1', 'private'))
    expect(preview).toContain('Ia sedang menunggu balasan')
    await erase(1)
    for (const place of ['alerts', 'slack'] as const) {
      expect(shop.heard(place)).toHaveLength(1)
      expect(shop.heard(place)[0]).toContain('(dihapus)')
      expect(shop.heard(place)[0]).not.toMatch(/Dewi|ready/)
    }
    await shop.advance('2d')
    expect(shop.heard('alerts')).toHaveLength(1)
    expect(only(await asks(shop, shop.owner, '/waiting', 'private'))).toContain('Tidak ada')
    expect(await query('SELECT "state", "chargedId", "stepAt" FROM "Wait"')).toEqual([
      { state: 'withdrawn', chargedId: null, stepAt: null },
    ])
    expect(await query('SELECT 1 FROM "Survey" WHERE "deliveredAt" IS NOT NULL')).toEqual([])
  })
})

describe('what comes after an erasure', () => {
  it('an update from before, delivered again, brings nobody and nothing back', async () => {
    const said = await dewi.says('Kak, alamat saya Jalan Melati 7')
    const first = shop.telegram.lastUpdateId()
    const answer = await sari.answers(dewi, 'Siap kak')
    const second = shop.telegram.lastUpdateId()
    await shop.advance('1m')
    shop.telegram.edit(said, 'Kak, alamat saya Jalan Kenanga 8')
    const third = shop.telegram.lastUpdateId()
    shop.telegram.edit(answer, 'Siap kak, ke Jalan Kenanga 8')
    const fourth = shop.telegram.lastUpdateId()
    await shop.advance('1m')
    await erase(1)
    for (const update of [first, second, third, fourth]) shop.telegram.redeliver(update)
    await shop.settle()
    shop.telegram.edit(said, 'Kak, alamat saya Jalan Mawar 9')
    await shop.settle()
    expect((await customers()).map(({ name }) => name)).toEqual(['(dihapus)'])
    expect(await words()).toEqual(['', ''])
    expect(await query('SELECT * FROM "Early"')).toEqual([])
  })

  it('a payment from before, told again, brings nobody back; given back since, it is no sale', async () => {
    const paid = { currency: 'IDR', total: 15_000_000, charge: '5_stx_0099AB12CD' }
    await dewi.pays(paid)
    await shop.advance('1m')
    const update = shop.telegram.lastUpdateId()
    await erase(1)
    shop.telegram.redeliver(update)
    await shop.settle()
    expect(await customers()).toEqual([{ name: '(dihapus)' }])
    expect(await query(`SELECT 1 FROM "OrderStep" WHERE "key" LIKE '%0099AB12CD%'`)).toEqual([])
    await dewi.isRefunded(paid)
    expect(await customers()).toEqual([{ name: '(dihapus)' }])
    expect(await query('SELECT "state" FROM "Order"')).toEqual([{ state: 'cancelled' }])
  })

  it('a command from before, delivered again, brings nobody back and is not answered again', async () => {
    await dewi.says('/language en')
    const update = shop.telegram.lastUpdateId()
    await erase(1)
    const before = dewi.heard()
    shop.telegram.redeliver(update)
    await shop.settle()
    expect(await customers()).toEqual([{ name: '(dihapus)' }])
    expect(dewi.heard()).toEqual(before)
    expect(await query(`SELECT 1 FROM "Outbox" WHERE "key" LIKE '%${dewi.user.id}%'`)).toEqual([])
  })

  it('what is written in the topic while it still stands goes to nobody', async () => {
    await dewi.says('halo')
    await shop.advance('1m')
    const { topic } = dewi
    shop.telegram.fault({ kind: 'http500', method: 'deleteForumTopic', times: 3 })
    await erase(1)
    const before = dewi.heard().length
    await sari.writes('Halo kak Dewi', dewi)
    expect(dewi.heard()).toHaveLength(before)
    expect(shop.heard(dewi).at(-1)).toContain('sudah dihapus, jadi pesan ini tidak dikirim ke siapa pun')
    await shop.advance('5m')
    expect(shop.telegram.topics(shop.stage.inbox).find(({ id }) => id === topic)?.deleted).toBe(true)
    expect(await words()).toEqual([''])
  })

  it('a topic the bot may not delete is renamed, and the team is told', async () => {
    await dewi.says('halo')
    const description = 'Bad Request: not enough rights to delete the topic'
    shop.telegram.fault({ kind: { refuse: { code: 400, description } }, method: 'deleteForumTopic' })
    await erase(1)
    expect(shop.telegram.topics(shop.stage.inbox)[0]?.name).toBe('Pelanggan #1 (dihapus)')
    const told = shop.heard('alerts').filter((said) => said.includes('belum bisa dihapus'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Pelanggan #1 (dihapus)')
    await dewi.says('halo lagi')
    expect(shop.telegram.topics(shop.stage.inbox)).toHaveLength(2)
  })

  it('a vote on a question asked before counts no more, and nothing is asked again', async () => {
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await sari.writes('/resolve', dewi)
    await shop.advance('1m')
    expect(dewi.heard().at(-1)).toContain('[1] [2] [3] [4] [5]')
    await erase(1)
    await dewi.presses('5')
    expect(await query('SELECT "score" FROM "Survey"')).toEqual([{ score: null }])
    await shop.advance('3d')
    expect(dewi.heard().filter((said) => said.includes('Seberapa puas'))).toHaveLength(1)
  })
})

describe('a teammate who once played the customer', () => {
  /** Rina is the first customer, Dewi the second; alerts go to Rina in private. */
  const playing = async () => {
    await shop.restart({ ALERT_TELEGRAM_CHAT: '', ALERT_SLACK_CHANNEL: '' })
    for (const line of ['/try', 'Kak, mau coba', '/try off']) await shop.owner.writes(line, 'private')
  }
  const told = () => shop.owner.heard().filter((said) => said.includes('Dewi'))

  it('is erased as a customer, and hears all the same of who waits when their quiet hours end', async () => {
    await playing()
    await shop.owner.writes('/alerts quiet 10:05-12:00 except 1000%', 'private')
    await dewi.says('Kak, ready?')
    await shop.advance('16m')
    await erase(1)
    expect(told()).toEqual([])
    await shop.advance('2h')
    expect(told()).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('an alert that stands with them is brought up to date still', async () => {
    await playing()
    await dewi.says('Kak, ready?')
    await shop.advance('11m')
    expect(told()).toEqual([expect.stringContaining('Dewi belum dibalas')])
    await erase(1)
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('1m')
    expect(told()).toEqual([expect.stringContaining('sudah dibalas')])
    expect((await customers()).map(({ name }) => name)).toEqual(['(dihapus)', 'Dewi'])
  })
})

describe('a Business chat', () => {
  it('is erased as well; other chats of the same person are named, and stay', async () => {
    const account = await BusinessAccount.of(shop, sari)
    await dewi.says('halo toko')
    await account.gets(dewi, 'Kak Sari, ini Dewi')
    await account.writes(dewi, 'Halo kak Dewi')
    await shop.advance('1m')
    const preview = only(await asks(shop, shop.owner, '/privacy erase 2', 'private'))
    expect(preview).toContain('Chat di akun Telegram Business sendiri tetap ada')
    expect(preview).toContain('Orang yang sama punya chat lain: #1.')
    await erase(2)
    expect((await customers()).map(({ name }) => name)).toEqual(['Dewi', '(dihapus)'])
    expect(await words()).toEqual(expect.arrayContaining(['halo toko', '', '']))
    await account.gets(dewi, 'Kak, masih ada?')
    expect((await customers()).map(({ name }) => name)).toEqual(['Dewi', '(dihapus)', 'Dewi'])
  })
})
