import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTelegramChannel, type TelegramChannel } from '../../src/channels/telegram/index.ts'
import type { LocalTelegram } from '../../src/sandbox/telegram/index.ts'
import type { SetClock } from '../sandbox/telegram-support.ts'
import { keptLog, localTelegram } from './telegram-support.ts'

let telegram: LocalTelegram
let clock: SetClock
let channel: TelegramChannel
let server: Server
/** Nothing answers at the webhook's address. */
let isDeaf: boolean
let statuses: number[]
let stored: number[]
/** What storing does before it resolves. */
let storing: () => Promise<void>

beforeEach(async () => {
  const local = await localTelegram()
  telegram = local.telegram
  clock = local.clock
  isDeaf = false
  statuses = []
  stored = []
  storing = async () => {}
  server = createServer(async (request, response) => {
    const body = await text(request)
    if (isDeaf) return response.destroy()
    const { status } = await channel.take({ headers: request.headers, body })
    statuses.push(status)
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const hear = async (_: unknown, ids: readonly number[]) => {
    await storing()
    stored.push(...ids)
  }
  channel = await startTelegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    clock,
    log: keptLog(),
    hands: { hear },
    pauses: { firstMs: 5, mostMs: 20 },
    webhook: { url: `http://127.0.0.1:${port}/telegram/webhook` },
  })
})

afterEach(async () => {
  await channel.stop()
  await telegram.close()
  await new Promise((resolve) => server.close(resolve).closeAllConnections())
})

const until = async (holds: () => boolean): Promise<void> => {
  const end = performance.now() + 10_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

it('says 500 while it cannot be stored, is behind, and hears it again', async () => {
  await until(() => channel.heard().caughtUp)
  let failures = 0
  storing = async () => {
    failures += 1
    if (failures <= 2) throw new Error('the disk is full')
  }
  telegram.send(telegram.user({ firstName: 'Dewi' }), 'Halo?')
  await until(() => statuses.includes(500))
  expect(channel.heard()).toMatchObject({ caughtUp: false, lastProblem: 'the disk is full' })
  await until(() => stored.length === 1)
  expect(statuses).toEqual([500, 500, 200])
  await until(() => channel.heard().caughtUp)
  expect(telegram.unconfirmed()).toBe(0)
})

it('is behind when Telegram has something and cannot bring it', async () => {
  await until(() => channel.heard().caughtUp)
  isDeaf = true
  telegram.send(telegram.user({ firstName: 'Dewi' }), 'Halo?')
  await until(() => !channel.heard().caughtUp)
  isDeaf = false
  await until(() => channel.heard().caughtUp)
  expect(stored).toHaveLength(1)
})

it('asks at once what is waiting when there is doubt, and counts as behind until then', async () => {
  await until(() => channel.heard().caughtUp)
  const looks = telegram.callCount('getWebhookInfo')
  channel.doubt()
  expect(channel.heard().caughtUp).toBe(false)
  await until(() => channel.heard().caughtUp)
  expect(telegram.callCount('getWebhookInfo')).toBeGreaterThan(looks)
})

it('takes nothing once it stops, and Telegram keeps it', async () => {
  await until(() => channel.heard().caughtUp)
  await channel.stop()
  telegram.send(telegram.user({ firstName: 'Dewi' }), 'Halo?')
  await until(() => statuses.length > 0)
  expect(statuses[0]).toBe(503)
  expect(stored).toEqual([])
  expect(telegram.unconfirmed()).toBe(1)
})
