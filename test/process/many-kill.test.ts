import type { User } from 'grammy/types'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Bot } from './bot.ts'
import { type Company, company } from './company.ts'

/** What the shop is promised. */
const TAKEN_OVER_MS = 10_000

let shop: Company
let dewi: User
beforeEach(async () => {
  shop = await company()
  dewi = shop.telegram.user({ firstName: 'Dewi' })
})
afterEach(() => shop?.close())

const relayed = (text: string) => shop.telegram.messages(shop.inbox).filter((m) => m.fromBot && m.text === text)

/** Says something as a customer; when it stood in the inbox, by the platform's clock. */
async function says(text: string): Promise<number> {
  shop.telegram.send(dewi, text)
  return (await shop.waitFor(() => relayed(text)[0])).at
}

const others = (bot: Bot) => shop.bots.filter((one) => one !== bot)

it('takes over at once when the one that hears stops, and within ten seconds when it is killed', async () => {
  await shop.startAll({}, {}, {})
  const first = await shop.hearing()
  await says('satu')
  first.kill('SIGTERM')
  shop.telegram.send(dewi, 'dua')
  expect(await first.exited).toMatchObject({ code: 0 })
  await shop.waitFor(() => relayed('dua').length > 0)

  const second = await shop.hearing()
  expect(second).not.toBe(first)
  const [third] = others(second).filter((bot) => bot !== first)
  expect(await shop.hears(third as Bot)).toBe('standby')
  second.kill('SIGKILL')
  const killed = Date.now()
  await second.exited
  expect((await says('tiga')) - killed).toBeLessThan(TAKEN_OVER_MS)
  expect(await shop.hearing()).toBe(third)
  expect(['satu', 'dua', 'tiga'].map((text) => relayed(text).length)).toEqual([1, 1, 1])
  expect(shop.said(shop.inbox, /^(satu|dua|tiga)$/)).toEqual(['satu', 'dua', 'tiga'])
})

it('sends within ten seconds what a killed one was sending, and counts that', async () => {
  await shop.startAll({}, {}, {})
  await says('satu')
  shop.telegram.fault({ kind: 'never-answers', method: 'copyMessage', times: 1 })
  shop.telegram.send(dewi, 'dua')
  const sender = await senderUnderWay()
  sender.kill('SIGKILL')
  const killed = Date.now()
  await sender.exited
  const { at } = await shop.waitFor(() => relayed('dua')[0])
  expect(at - killed).toBeLessThan(TAKEN_OVER_MS)
  await says('tiga')
  expect(shop.said(shop.inbox, /^(satu|dua|tiga)$/)).toEqual(['satu', 'dua', 'tiga'])
  expect(await shop.repeats()).toBe(1)
})

it('leaves to the others what one that stands still had begun, also when it wakes up', async () => {
  await shop.startAll({}, {})
  await says('satu')
  shop.telegram.fault({ kind: 'never-answers', method: 'copyMessage', times: 1 })
  shop.telegram.send(dewi, 'dua')
  const asleep = await senderUnderWay()
  asleep.kill('SIGSTOP')
  const stopped = Date.now()
  expect((await says('tiga')) - stopped).toBeLessThan(TAKEN_OVER_MS)
  asleep.kill('SIGCONT')
  await says('empat')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(shop.said(shop.inbox, /^(satu|dua|tiga|empat)$/)).toEqual(['satu', 'dua', 'tiga', 'empat'])
  const states = await Promise.all(shop.bots.map((bot) => shop.hears(bot)))
  expect(states.sort()).toEqual(['heard', 'standby'])
})

/** The process whose send Telegram does not answer. */
async function senderUnderWay(): Promise<Bot> {
  await shop.waitFor(() => shop.telegram.calls('copyMessage').some(({ fault }) => fault === 'never-answers'))
  const [row] = await shop.database.all<{ by: string }>(
    `SELECT "leasedBy" AS "by" FROM "Outbox" WHERE "state" = 'pending' AND "leaseUntil" > 0 ORDER BY "id" DESC`,
  )
  const bot = shop.bots.find((one) => one.output().includes(`"process":"${row?.by}"`))
  if (!bot) throw new Error('nobody is sending')
  return bot
}
