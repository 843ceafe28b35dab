import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { User } from 'grammy/types'
import { afterEach, expect, it } from 'vitest'
import { Topics } from '../../src/sandbox/topics.ts'
import { readDatabase } from '../support/read.ts'
import type { Bot } from './bot.ts'
import { parseMetrics } from './prometheus.ts'
import { type Town, town } from './town.ts'

const KILLS = 5
const CUSTOMERS = 8
/** Words that may stand nowhere but in chats. */
const MARK = 'rahasia-pelanggan'

let shop: Town
afterEach(() => shop?.close())

/** Customers who write and admins who answer, without rest; what each of them wrote. */
class Crowd {
  readonly customers: User[]
  readonly admin: User
  readonly asked = new Map<number, string[]>()
  readonly answered = new Map<number, string[]>()
  private readonly topics: Topics
  private count = 0

  constructor() {
    const { telegram, inbox } = shop
    this.customers = Array.from({ length: CUSTOMERS }, (_, n) => telegram.user({ firstName: `Pelanggan ${n}` }))
    this.admin = telegram.user({ firstName: 'Sari' })
    this.topics = new Topics(inbox.id)
    telegram.on((change) => this.topics.notice(change))
  }

  /** Somebody writes; every third time the admin, where there is a topic by then. */
  stir(): void {
    const customer = this.customers[Math.floor(Math.random() * CUSTOMERS)]!
    const thread = this.topics.of(customer.id)
    const text = `${MARK} ${++this.count}`
    if (thread !== undefined && this.count % 3 === 0) {
      shop.telegram.send(this.admin, text, { chat: shop.inbox, thread })
      push(this.answered, customer.id, text)
    } else {
      shop.telegram.send(customer, text)
      push(this.asked, customer.id, text)
    }
  }

  topicOf = (customer: User) => this.topics.of(customer.id)
}

const push = (lists: Map<number, string[]>, key: number, text: string) =>
  lists.set(key, [...(lists.get(key) ?? []), text])

/** The texts of the bot, in order, in a chat or one of its topics. */
const byBot = (chat: { id: number }, thread?: number) =>
  shop.telegram.messages(chat, thread).flatMap(({ fromBot, text }) => (fromBot && text.includes(MARK) ? [text] : []))

const once = (texts: readonly string[]) => [...new Set(texts)]

async function repeats(bot: Bot): Promise<number> {
  const metrics = parseMetrics(await (await fetch(`http://127.0.0.1:${await bot.ready()}/metrics`)).text())
  return metrics.get('sigap_outbox_repeats_total')?.samples[0]?.value ?? 0
}

it('loses nothing when it is killed at any moment, again and again, in the middle of work', {
  timeout: 180_000,
}, async () => {
  shop = await town()
  const settings = { LOG_LEVEL: 'trace', FIRST_RESPONSE_TARGET: '2s', NEXT_RESPONSE_TARGET: '2s' }
  const crowd = new Crowd()
  const bots: Bot[] = []
  const load = setInterval(() => crowd.stir(), 20)
  const moments: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    const bot = shop.start(settings)
    bots.push(bot)
    // From the middle of starting to the middle of work.
    const moment = Math.round(200 + Math.random() * 3000)
    moments.push(moment)
    await sleep(moment)
    bot.kill('SIGKILL')
    await bot.exited
  }
  clearInterval(load)
  const lost = shop.telegram.user({ firstName: 'Tertinggal' })
  shop.telegram.send(lost, `${MARK} terakhir`)
  push(crowd.asked, lost.id, `${MARK} terakhir`)

  const last = shop.start(settings)
  bots.push(last)
  await last.ready()
  const everybody = [...crowd.customers.filter(({ id }) => crowd.asked.has(id)), lost]
  const everywhere = () =>
    everybody.every(
      (customer) =>
        once(byBot(shop.inbox, crowd.topicOf(customer))).length >= (crowd.asked.get(customer.id)?.length ?? 0) &&
        once(byBot(customer)).length >= (crowd.answered.get(customer.id)?.length ?? 0),
    )
  await shop.waitFor(everywhere, 60_000).catch(() => {})

  let doubled = 0
  for (const customer of everybody) {
    const inTopic = byBot(shop.inbox, crowd.topicOf(customer))
    const toCustomer = byBot(customer)
    expect({ moments, inTopic: once(inTopic) }).toEqual({ moments, inTopic: crowd.asked.get(customer.id) ?? [] })
    expect({ moments, toCustomer: once(toCustomer) }).toEqual({
      moments,
      toCustomer: crowd.answered.get(customer.id) ?? [],
    })
    doubled += inTopic.length - once(inTopic).length + toCustomer.length - once(toCustomer).length
  }
  const count = await repeats(last)
  expect(doubled).toBeLessThanOrEqual(count)

  // Everybody's last wait is due by now, in both alert chats.
  const alertsOf = (name: string) => shop.telegram.messages(shop.alerts).some(({ text }) => text.includes(name))
  const slackOf = (name: string) =>
    shop.slack.messages(shop.channel).some((message) => shop.slack.plainText(message).includes(name))
  await shop.waitFor(() => alertsOf('Tertinggal'))
  await shop.slack.waitFor(() => slackOf('Tertinggal'), 30_000)
  last.kill('SIGTERM')
  expect(await last.exited).toMatchObject({ code: 0 })

  const stored = await readDatabase<{ times: number }>(
    shop.databaseUrl,
    'SELECT "text", COUNT(*) AS "times" FROM "Message" WHERE "text" LIKE ? GROUP BY "text"',
    `${MARK}%`,
  )
  const dead = await readDatabase(shop.databaseUrl, `SELECT "id" FROM "Outbox" WHERE "state" = 'dead'`)
  const written = [...crowd.asked.values(), ...crowd.answered.values()].flat()
  expect(stored.filter(({ times }) => times !== 1)).toEqual([])
  expect(stored).toHaveLength(written.length)
  expect(dead).toEqual([])

  for (const bot of bots) {
    const printed = bot.output()
    for (const secret of [shop.telegram.token, shop.slack.botToken, shop.slack.appToken, MARK]) {
      expect(printed).not.toContain(secret)
    }
    expect(bot.log().filter(({ level }) => Number(level) >= 50)).toEqual([])
  }
})

it.skipIf(process.platform !== 'linux')(
  'stays small under load',
  async () => {
    shop = await town()
    const bot = shop.start()
    await bot.ready()
    const crowd = new Crowd()
    for (let n = 0; n < 300; n += 1) crowd.stir()
    await shop.waitFor(() => shop.telegram.callCount('copyMessage') >= 300, 60_000)
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${bot.process.pid}/status`, 'utf8')) ?? []
    expect(Number(kilobytes)).toBeLessThan(400_000)
  },
  90_000,
)
