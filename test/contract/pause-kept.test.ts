import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
})
afterEach(() => shop?.close())

const posts = () => shop.telegram.calls('sendMessage').filter(({ params }) => params.chat_id === shop.stage.alerts.id)

it.each(['restart', 'kill'] as const)('a pause Telegram asked for is kept after a %s, to the second', async (how) => {
  shop.telegram.fault({ kind: { tooManyRequests: 40 }, method: 'sendMessage', chat: shop.stage.alerts.id, times: 1 })
  await shop.owner.writes('/waiting')
  expect(posts().map(({ code }) => code)).toEqual([429])
  const asked = posts()[0]?.at ?? 0
  await shop[how]()
  await shop.owner.writes('/waiting')
  await shop.advance('35s')
  expect(posts()).toHaveLength(1)
  await shop.advance('10s')
  const sent = posts().slice(1)
  expect(sent.map(({ code }) => code)).toEqual([200, 200])
  for (const { at } of sent) expect(at).toBeGreaterThanOrEqual(asked + 40_000)
})
