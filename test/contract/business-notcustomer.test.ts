import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { ENGINE } from '../support/database.ts'
import { openRaw } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let ibu: Customer
let account: BusinessAccount
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  ibu = shop.customer('Ibu')
  sari = await admin(shop, 'Sari')
  account = await BusinessAccount.of(shop, sari)
})
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const IGNORED = 'Bukan pelanggan. Chat ini tidak disimpan lagi.\nChat #1'

/** Everything that is stored, once the bot has stopped: of a file every byte, of a server what it will still tell. */
async function onDisk(): Promise<string> {
  const url = shop.stage.env.DATABASE_URL ?? ''
  await shop.stage.app.stop()
  const bytes = ENGINE === 'sqlite' ? readFileSync(url.replace('file:', '')).toString('latin1') : await told(url)
  await shop.stage.boot({ DATABASE_URL: url })
  return bytes
}

async function told(url: string): Promise<string> {
  const raw = await openRaw(url)
  const rows: object[] = []
  for (const name of await raw.tables()) rows.push(...(await raw.all<object>(`SELECT * FROM "${name}"`)))
  await raw.close()
  return JSON.stringify(rows)
}

describe('contract 2: Not a customer', () => {
  it('is one tap on the alert: the alert is edited in both chats and shows neither name nor words', async () => {
    await account.gets(ibu, 'Nak, sudah makan?')
    await shop.advance('10m')
    expect((await sari.presses('Bukan pelanggan'))?.text).toContain('bukan pelanggan')
    await shop.advance('5s')
    expect(shop.heard('alerts')).toEqual([IGNORED])
    expect(shop.heard('slack')).toEqual([IGNORED])
    expect(await waiting()).toBe(NOBODY)
  })

  it('is one tap on the private warning as well, and then nobody is alerted', async () => {
    await account.gets(ibu, 'Nak, sudah makan?')
    await shop.advance('8m')
    await sari.presses('Bukan pelanggan', 'private')
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
  })

  it('nothing of that chat is stored again: new messages, edits, answers, another connection', async () => {
    const first = await account.gets(ibu, 'Nak, sudah makan?')
    const answer = await account.writes(ibu, 'Sudah bu, rahasia-satu')
    await account.gets(ibu, 'Kapan pulang?')
    await shop.advance('15m')
    await sari.presses('Bukan pelanggan')
    await account.gets(ibu, 'rahasia-dua')
    await account.edits(first, 'rahasia-tiga?')
    await account.edits(answer, 'rahasia-empat')
    await account.writes(ibu, 'rahasia-lima')
    await account.disconnects()
    await account.reconnects()
    await account.gets(ibu, 'rahasia-enam?')
    await shop.advance('1h')
    expect(await waiting()).toBe(NOBODY)
    expect(shop.heard('alerts')).toEqual([IGNORED])
    const stored = await onDisk()
    expect(stored).toContain('Sari')
    for (const word of ['rahasia-dua', 'rahasia-tiga', 'rahasia-empat', 'rahasia-lima', 'rahasia-enam']) {
      expect(stored).not.toContain(word)
    }
  })

  it('forgets the words of a survey too: the comment and the bad score show them no more', async () => {
    await account.gets(ibu, 'Nak, sudah makan?')
    await account.writes(ibu, 'Sudah bu')
    await shop.owner.writes('/resolve 1')
    await account.press(ibu, '1')
    await account.gets(ibu, 'Jawabnya lama')
    await shop.owner.writes('/notcustomer 1')
    await shop.advance('10s')
    for (const chat of [shop.heard('alerts'), shop.heard('slack'), sari.heard()]) {
      expect(chat.join('\n')).not.toContain('Jawabnya lama')
    }
    expect((await shop.owner.slash('/kpi sari')).join('\n')).toMatch(/^CSAT\n– · target 85%$/m)
    const before = account.chat(ibu)
    await account.press(ibu, '5')
    await shop.advance('10s')
    expect(account.chat(ibu)).toEqual(before)
  })

  it('leaves the same person’s chat with the bot alone, and every other chat', async () => {
    const dewi = shop.customer('Dewi')
    await account.gets(ibu, 'Nak, sudah makan?')
    await shop.advance('10m')
    await sari.presses('Bukan pelanggan')
    await ibu.says('Mau pesan kue')
    await account.gets(dewi, 'Kak, ready?')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 2\n.*Mau pesan kue[\s\S]*Kak, ready\?/)
  })

  it('is not for customers of the bot: they stay what they are', async () => {
    await ibu.says('Mau pesan kue')
    expect((await shop.owner.slash('/sigap notcustomer 1')).join()).toContain('tetap pelanggan')
    await sari.answers(ibu, 'Boleh bu')
    expect(ibu.heard().at(-1)).toBe('Boleh bu')
  })

  it('asks the customer nothing afterwards', async () => {
    await account.gets(ibu, 'Nak, sudah makan?')
    await account.writes(ibu, 'Sudah bu')
    await shop.owner.writes('/notcustomer 1')
    await shop.owner.writes('/resolve 1')
    await shop.advance('20h')
    expect(account.byBot(ibu)).toEqual([])
  })

  it('survives redelivery of everything', async () => {
    await account.gets(ibu, 'Nak, sudah makan?')
    const said = shop.telegram.lastUpdateId()
    await shop.advance('10m')
    await sari.presses('Bukan pelanggan')
    const pressed = shop.telegram.lastUpdateId()
    for (const id of [said, pressed, said]) {
      shop.telegram.redeliver(id)
      await shop.settle()
    }
    expect(await waiting()).toBe(NOBODY)
    expect(shop.heard('alerts')).toEqual([IGNORED])
  })
})
