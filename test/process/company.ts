import { createServer } from 'node:http'
import type { User } from 'grammy/types'
import { Topics } from '../../src/sandbox/topics.ts'
import { openRaw, type RawDatabase } from '../support/read.ts'
import type { Bot } from './bot.ts'
import { parseMetrics } from './prometheus.ts'
import { type Town, town } from './town.ts'

/** A shop run by several processes. */
export interface Company extends Town {
  bots: Bot[]
  database: RawDatabase
  /** Starts processes with these settings, all at once; resolves when all serve. */
  startAll(...each: readonly Start[]): Promise<void>
  /** A customer's topic; undefined before anything of theirs was shown. */
  topicOf(customer: User): number | undefined
  /** The owner answers in a customer's topic. */
  answers(customer: User, text: string): void
  /** How a process says it hears Telegram. */
  hears(bot: Bot): Promise<string>
  /** The one that hears, once there is one. */
  hearing(): Promise<Bot>
  /** The processes that sent what has arrived. */
  senders(): Promise<string[]>
  /** How many sends were repeated after an unknown outcome. */
  repeats(): Promise<number>
  /** What the bot has said there, in order, of texts that fit. */
  said(chat: { id: number }, fits: RegExp, thread?: number): string[]
}

interface Start {
  settings?: Record<string, string | undefined>
  /** How far its host's clock is ahead. */
  aheadMs?: number
}

export async function company(): Promise<Company> {
  const shop = await town()
  const database = await openRaw(shop.databaseUrl)
  const topics = new Topics(shop.inbox.id)
  shop.telegram.on((change) => topics.notice(change))
  const bots: Bot[] = []
  const hears = async (bot: Bot): Promise<string> => {
    const { channels } = (await (await fetch(`http://127.0.0.1:${await bot.ready()}/healthz`)).json()) as Health
    return channels.find(({ name }) => name === 'Telegram')?.state ?? ''
  }
  return {
    ...shop,
    bots,
    database,
    async startAll(...each) {
      const started = each.map(({ settings = {}, aheadMs = 0 }) => shop.start(settings, { clockAheadMs: aheadMs }))
      bots.push(...started)
      await Promise.all(started.map((bot) => bot.ready()))
    },
    topicOf: (customer) => topics.of(customer.id),
    answers(customer, text) {
      shop.telegram.send(shop.owner.telegram, text, { chat: shop.inbox, thread: topics.of(customer.id) })
    },
    hears,
    async hearing() {
      for (;;) {
        for (const bot of bots) {
          if (bot.process.exitCode === null && !bot.process.killed && (await hears(bot)) === 'heard') return bot
        }
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    async senders() {
      const rows = await database.all<{ by: string }>(
        `SELECT DISTINCT "leasedBy" AS "by" FROM "Outbox" WHERE "state" = 'done' AND "leasedBy" IS NOT NULL`,
      )
      return rows.map(({ by }) => by)
    },
    async repeats() {
      const bot = bots.find(({ process }) => process.exitCode === null && !process.killed)
      const metrics = parseMetrics(await (await fetch(`http://127.0.0.1:${await bot?.ready()}/metrics`)).text())
      return metrics.get('sigap_outbox_repeats_total')?.samples[0]?.value ?? 0
    },
    said: (chat, fits, thread) =>
      shop.telegram.messages(chat, thread).flatMap(({ fromBot, text }) => (fromBot && fits.test(text) ? [text] : [])),
    async close() {
      await database.close()
      await shop.close()
    },
  }
}

interface Health {
  channels: { name: string; state: string }[]
}

/** A load balancer before the processes: each post goes to the next of them. */
export async function balancer(ports: () => number[]): Promise<{ url: string; close(): Promise<void> }> {
  let turn = 0
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const all = ports()
    turn += 1
    const port = all[turn % Math.max(1, all.length)]
    const headers = Object.entries(request.headers).filter(([name]) => /^(content-type|x-)/.test(name)) as [
      string,
      string,
    ][]
    const body = Buffer.concat(parts)
    const answer =
      port === undefined
        ? null
        : await fetch(`http://127.0.0.1:${port}${request.url}`, { method: 'POST', headers, body }).catch(() => null)
    response.writeHead(answer?.status ?? 502).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/telegram/webhook`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
