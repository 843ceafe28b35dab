import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDatabase } from '../support/read.ts'
import type { Bot } from './bot.ts'
import { parseMetrics } from './prometheus.ts'
import { type Town, town } from './town.ts'

const SECRET = '/ping/3f2504e0-rahasia'
/** Where a bot says that it is well which cannot hear Telegram. */
const DEAF = '/ping/deaf'
/** Longer than any send, shorter than what tells that a clock was set back. */
const STUCK_MS = 9 * 60_000

let shop: Town
let deafShop: Town
let bot: Bot
let port: number
let url: string
let watchman: Server
/** When each sign of life came, and for which path. */
const beats: { at: number; path: string }[] = []
/** When those of the deaf one came. */
const deafBeats: number[] = []

beforeAll(async () => {
  watchman = createServer((request, response) => {
    const [at, path] = [Date.now(), request.url ?? '']
    if (path === DEAF) deafBeats.push(at)
    else beats.push({ at, path })
    response.end('OK')
  })
  await new Promise<void>((resolve) => watchman.listen(0, '127.0.0.1', resolve))
  shop = await town()
  const root = `http://127.0.0.1:${(watchman.address() as AddressInfo).port}`
  url = root + SECRET
  deafShop = await town()
  deafShop.telegram.outage(true)
  deafShop.start({ HEARTBEAT_URL: root + DEAF, ALERT_SLACK_CHANNEL: undefined })
  bot = shop.start({ HEARTBEAT_URL: url, LOG_LEVEL: 'trace' })
  port = await bot.ready()
})
afterAll(async () => {
  await Promise.all([shop.close(), deafShop.close()])
  watchman.close()
})

const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()

async function until(what: () => Promise<boolean> | boolean, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms:\n${bot.output()}`)
    await sleep(100)
  }
}

const inTrouble = async () => (await page('/healthz')).includes('self-check: 1 outbox')

describe('HEARTBEAT_URL', () => {
  it('is asked once all is well, no more while the self-check finds something wrong or Telegram cannot be heard, and again when that is over', async () => {
    await until(() => beats.length === 1, 20_000)
    expect(beats[0]?.path).toBe(SECRET)
    // A send that a process took and will never make.
    await readDatabase(
      shop.databaseUrl,
      `INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "state", "payload", "notBefore", "leaseUntil", "leasedBy", "createdAt")
       VALUES (1, 'stuck', 'lane', 'telegram:1', 1, 'pending',
         '{"target":{"at":"chat","platform":"telegram","chat":"1"},"owed":{"do":"say","reply":{"body":[]}}}',
         ${Date.now()}, ${Date.now() + STUCK_MS}, 'nobody', ${Date.now()})`,
    )
    await until(inTrouble, 20_000)
    const told = () =>
      shop.telegram.messages(shop.alerts).filter(({ text }) => text.includes('Sigap memeriksa dirinya'))
    await until(() => told().length === 1, 20_000)
    const metrics = parseMetrics(await page('/metrics'))
    expect(metrics.get('sigap_check_ok')?.samples[0]?.value).toBe(0)
    expect(metrics.get('sigap_check_troubles')?.samples).toContainEqual({ labels: { kind: 'outbox' }, value: 1 })
    await sleep(Math.max(0, (beats[0]?.at ?? 0) + 70_000 - Date.now()))
    expect(beats).toHaveLength(1)
    // The other one has been deaf since it began: nobody in its shop can be told.
    expect(deafBeats.length).toBeLessThanOrEqual(1)
    const heardAgain = deafBeats.length + 1
    deafShop.telegram.outage(false)
    await readDatabase(shop.databaseUrl, `DELETE FROM "Outbox" WHERE "key" = 'stuck'`)
    await until(() => beats.length === 2, 30_000)
    await until(() => deafBeats.length === heardAgain, 45_000)
    expect(told()).toHaveLength(1)
  })

  it('is nowhere in the log, and what cannot be reached is said there without it', async () => {
    expect(bot.output()).not.toContain('rahasia')
    expect(bot.log().map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['the heartbeat is withheld', 'the heartbeat goes on']),
    )
    bot.kill('SIGTERM')
    expect((await bot.exited).code).toBe(0)
    watchman.close()
    const other = shop.start({ HEARTBEAT_URL: url })
    await other.prints(/the heartbeat could not be sent/)
    expect(other.output()).toContain('ECONNREFUSED')
    expect(other.output()).not.toContain('rahasia')
  })
})
