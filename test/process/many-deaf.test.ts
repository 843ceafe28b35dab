import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { type Company, company } from './company.ts'

const MINUTE_MS = 60_000
/** By then their turns have changed many times. */
const LONG_MS = 80_000

let shop: Company
afterEach(() => shop?.close())

it('two processes that Telegram does not answer tell it once, in Slack, after a minute, and neither gives its word', async () => {
  shop = await company()
  await shop.startAll({}, {})
  await shop.hearing()
  const told = () => shop.slack.messages(shop.channel).filter((one) => shop.slack.plainText(one).includes('mendengar'))
  const words = () =>
    shop.database.all<{ until: number }>(`SELECT "until" FROM "Lease" WHERE "name" = 'heard:telegram'`)
  shop.telegram.fault({ method: 'getUpdates', kind: 'http500' })
  shop.telegram.send(shop.owner.telegram, 'x', { chat: shop.inbox })
  const begun = Date.now()
  await sleep(20_000)
  const given = await words()
  await sleep(begun + MINUTE_MS - 1000 - Date.now())
  expect(told()).toEqual([])
  await shop.slack.waitFor(() => told().length > 0, LONG_MS - MINUTE_MS)
  await sleep(begun + LONG_MS - Date.now())
  expect(told()).toHaveLength(1)
  expect(await words()).toEqual(given)
  shop.telegram.clearFaults()
  await shop.hearing()
})
