import type { User } from 'grammy/types'
import { afterEach, expect, it } from 'vitest'
import type { Bot } from './bot.ts'
import { balancer, type Company, company } from './company.ts'

const CUSTOMERS = 8
/** For machines that are busy with other tests. */
const SLOWLY_MS = 60_000
const QUESTION = /Seberapa puas Kakak/
const TARGETS = { FIRST_RESPONSE_TARGET: '5s', NEXT_RESPONSE_TARGET: '5s' }
/** Telegram's own limit, which the processes share; without the one for groups, to be done in time. */
const PACE = { TELEGRAM_GLOBAL_LIMIT: '30/1s' }

let shop: Company
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await shop?.close()
  for (const close of closing.splice(0)) await close()
})

/** What a process complained of; that all is slow, on a machine busy with other tests, is no error of it. */
const errorsOf = (bot: Bot) =>
  bot.log().filter(({ level, msg }) => Number(level) >= 50 && !String(msg).startsWith('the self-check'))

/** Customers write, some are answered, some of those chats are ended, the others wait past their target. */
async function aDayInShort(): Promise<void> {
  const { telegram, inbox, alerts, channel, slack } = shop
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => telegram.user({ firstName: `Pelanggan-${n}.` }))
  const answered = customers.slice(0, 5)
  const ended = customers.slice(0, 3)
  const waiting = customers.slice(5)
  const words = (customer: User) => [1, 2, 3].map((n) => `tanya ${n} dari ${customer.first_name}`)
  for (const n of [0, 1, 2]) {
    for (const customer of customers) telegram.send(customer, words(customer)[n] ?? '')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const inTopic = (customer: User) => shop.said(inbox, /^tanya/, shop.topicOf(customer))
  await shop.waitFor(() => customers.every((customer) => inTopic(customer).length >= 3), SLOWLY_MS)
  for (const customer of answered) shop.answers(customer, `jawab ${customer.first_name}`)
  await shop.waitFor(() => answered.every((customer) => shop.said(customer, /^jawab/).length > 0), SLOWLY_MS)
  for (const customer of ended) shop.answers(customer, '/resolve')
  await shop.waitFor(() => ended.every((customer) => shop.said(customer, QUESTION).length > 0), SLOWLY_MS)
  // Below an alert stands that it has been very long by now.
  const alertsOf = (customer: User) =>
    telegram
      .messages(alerts)
      .filter(({ fromBot, text, replyTo }) => fromBot && text.includes(customer.first_name) && replyTo === undefined)
      .length
  const inSlack = (customer: User) =>
    slack
      .messages(channel)
      .filter((message) => slack.plainText(message).includes(customer.first_name) && message.threadTs === undefined)
      .length
  await shop.waitFor(() => waiting.every((customer) => alertsOf(customer) > 0), SLOWLY_MS)
  await slack.waitFor(() => waiting.every((customer) => inSlack(customer) > 0), SLOWLY_MS)
  // Whatever comes a second time would come now.
  await new Promise((resolve) => setTimeout(resolve, 1500))

  for (const customer of customers) {
    expect(inTopic(customer)).toEqual(words(customer))
    expect(shop.said(customer, /^jawab/)).toEqual(answered.includes(customer) ? [`jawab ${customer.first_name}`] : [])
    const asked = telegram
      .calls('sendMessage')
      .filter(({ ok, params }) => ok && params.chat_id === customer.id && QUESTION.test(String(params.text)))
    expect(asked).toHaveLength(ended.includes(customer) ? 1 : 0)
  }
  for (const timesAlerted of [alertsOf, inSlack]) {
    expect(waiting.map(timesAlerted)).toEqual(waiting.map(() => 1))
    // On a slow machine some of those answered have waited too long before.
    expect(Math.max(...answered.map(timesAlerted))).toBeLessThanOrEqual(1)
  }
  expect(telegram.topics(inbox)).toHaveLength(customers.length)
  expect(await shop.repeats()).toBe(0)
  const dead = await shop.database.all(`SELECT "key", "error" FROM "Outbox" WHERE "state" NOT IN ('done', 'pending')`)
  expect(dead).toEqual([])
}

it('two processes, one of them on a host whose clock is ahead, do everything once, and both have a hand in it', async () => {
  shop = await company()
  const settings = { ...TARGETS, ...PACE }
  await shop.startAll({ settings, aheadMs: 20_000 }, { settings })
  await shop.hearing()
  const began = Date.now()
  await aDayInShort()
  expect(await shop.senders()).toHaveLength(2)
  const states = await Promise.all(shop.bots.map((bot) => shop.hears(bot)))
  expect(states.sort()).toEqual(['heard', 'standby'])
  // Nobody had waited too long before they had, by Telegram's own clock, which tells whole seconds.
  const alerted = shop.telegram.messages(shop.alerts).filter(({ fromBot }) => fromBot)
  expect(alerted.filter(({ at }) => at < began + 3500)).toEqual([])
  expect(shop.bots.flatMap(errorsOf)).toEqual([])
})

it('four processes behind a webhook, dealt its posts in turn, do everything once, and all have a hand in it', async () => {
  shop = await company()
  const ports: number[] = []
  const { url, close } = await balancer(() => ports)
  closing.push(close)
  const settings = { ...TARGETS, ...PACE, TELEGRAM_WEBHOOK_URL: url }
  await shop.startAll({ settings }, { settings }, { settings }, { settings })
  for (const bot of shop.bots) ports.push(await bot.ready())
  await aDayInShort()
  expect(await shop.senders()).toHaveLength(4)
  expect(shop.telegram.callCount('getUpdates')).toBe(0)
  expect(shop.bots.flatMap(errorsOf)).toEqual([])
})
