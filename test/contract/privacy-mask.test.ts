import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDatabase } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only, types, words } from './asking.ts'
import { admin } from './crew.ts'
import { filesInSlack } from './privacy.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi 081377778888')
})
afterEach(() => shop?.close())

const NUMBERS = /3456-7890|081377778888|081298765432|0857 1111 2222/
const everything = () => [...shop.heard('alerts'), ...shop.heard('slack')].join('\n')

describe('phone numbers', () => {
  it('are masked in alerts, lists and figures on both platforms, and stand whole in the topic', async () => {
    await dewi.says('Kak, HP saya 0812-3456-7890. Jadi Rp1.250.000 ya?')
    await shop.advance('31m')
    for (const place of ['alerts', 'slack'] as const) {
      expect(shop.heard(place)[0]).toContain('Dewi 0813•••••888 belum dibalas')
      expect(shop.heard(place)[0]).toContain('HP saya 0812-••••-•890. Jadi Rp1.250.000 ya?')
      expect(shop.heard(place)[1]).toContain('Dewi 0813•••••888 (#1) masih menunggu')
    }
    expect(shop.heard(dewi)[0]).toBe('Kak, HP saya 0812-3456-7890. Jadi Rp1.250.000 ya?')
    const said = [only(await asks(shop, shop.owner, '/waiting', 'private'))]
    said.push(words(shop, (await types(shop, shop.owner, '/waiting')).whispered))
    await sari.answers(dewi, 'Goblok, telepon saja 081298765432')
    await sari.writes('/resolve', dewi)
    await shop.advance('1m')
    await dewi.presses('1')
    await dewi.says('Kasar! Hubungi saya di 0857 1111 2222')
    await shop.advance('10s')
    for (const line of ['/feedback', '/assurance sari', '/why sari first', '/why sari csat', '/why sari assurance']) {
      said.push(only(await asks(shop, shop.owner, line, 'private')))
      said.push(words(shop, (await types(shop, shop.owner, line)).whispered))
    }
    for (const one of [...said, everything()]) {
      expect(one).toContain('••')
      expect(one).not.toMatch(NUMBERS)
    }
    expect(shop.heard(dewi).join('\n')).toContain('0857 1111 2222')
    expect(dewi.heard().join('\n')).toContain('081298765432')
  })
})

describe('a number in a name', () => {
  it('is masked in what is said of orders', async () => {
    await dewi.says('halo')
    await shop.customer('Wati').says('halo')
    await shop.owner.writes('/order 1 A-1 150rb kaos')
    await shop.owner.writes('/order 2 A-1 150rb kaos')
    const said = shop.heard('alerts').filter((one) => one.includes('A-1'))
    expect(said.length).toBeGreaterThan(1)
    expect(said.join('\n')).toContain('#1 Dewi 0813•••••888')
    expect(everything()).not.toMatch(NUMBERS)
  })
})

describe('the audit trail', () => {
  it('holds presses and what was typed, in which chat, and who only looked', async () => {
    await dewi.says('Kak, ready?')
    await shop.advance('10m')
    await sari.presses('Ambil alih')
    await sari.answers(dewi, 'Ready kak')
    await sari.writes('/resolve', dewi)
    await shop.owner.writes('/kpi sari', 'private')
    await shop.owner.slash('/target first 5m')
    const lines = only(await asks(shop, shop.owner, '/audit hari ini', 'private')).split('\n')
    expect(lines.slice(1, 5)).toEqual([
      '23 Okt 10.10 · Rina · target first 5m',
      '23 Okt 10.10 · Rina · kpi sari',
      '23 Okt 10.10 · Sari · resolve (#1)',
      expect.stringMatching(/^23 Okt 10\.10 · Sari · claim 1-\d+$/),
    ])
  })
})

describe('a file for somebody in Slack', () => {
  it('arrives once however often Slack fails over it', async () => {
    await dewi.says('halo')
    shop.slack.fault({ kind: 'http500', method: 'files.getUploadURLExternal', times: 1 })
    shop.slack.fault({ kind: { rateLimited: 2 }, method: 'files.completeUploadExternal', times: 1 })
    await shop.owner.slash('/privacy export 1')
    await shop.advance('1m')
    const [file, ...others] = filesInSlack(shop, shop.owner)
    expect(others).toEqual([])
    expect(file?.text).toContain('"halo"')
    expect(file?.caption).toContain('Semua yang disimpan tentang #1 Dewi')
  })
})

describe('a store that fails', () => {
  it('is told to whoever asked as a number: no path, no query, no secret', async () => {
    const url = shop.stage.env.DATABASE_URL ?? ''
    await readDatabase(url, 'ALTER TABLE "Audit" RENAME TO "Elsewhere"')
    const said = [
      only(await asks(shop, shop.owner, '/audit', 'private')),
      only(await asks(shop, shop.owner, '/audit', 'alerts')),
      words(shop, (await types(shop, shop.owner, '/audit')).whispered),
    ]
    const secrets = [url, shop.stage.env.TELEGRAM_BOT_TOKEN, shop.stage.env.SLACK_BOT_TOKEN, shop.stage.folder]
    for (const one of said) {
      expect(one).toMatch(/Sudah dicatat dengan nomor S-[0-9A-F]{6}/)
      expect(one).not.toMatch(/audit"|select|table|prisma|sqlite|postgres|P20\d\d|\/tmp|\.ts|\.js/i)
      for (const secret of secrets) expect(one).not.toContain(secret)
    }
    await readDatabase(url, 'ALTER TABLE "Elsewhere" RENAME TO "Audit"')
    expect(only(await asks(shop, shop.owner, '/audit', 'private'))).toContain('Siapa mengubah dan melihat apa')
  })
})
