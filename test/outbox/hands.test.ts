import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Platform } from '../../src/chat/heard.ts'
import type { Outcome } from '../../src/chat/parcel.ts'
import { say } from '../../src/chat/reply.ts'
import { readConfig } from '../../src/config.ts'
import { Delivery } from '../../src/outbox/deliver.ts'
import { owe } from '../../src/outbox/owe.ts'
import { PRIORITY } from '../../src/outbox/owed.ts'
import { Pacer } from '../../src/outbox/pace.ts'
import { type OpenShop, openShop } from './shop.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')
const RULES = readConfig({ TELEGRAM_BOT_TOKEN: '1:x' }).shop

let shop: OpenShop
let delivery: Delivery
/** Calls each platform has taken and not answered. */
let open: Record<Platform, { chat: string; answer(outcome: Outcome): void }[]>
beforeEach(async () => {
  shop = await openShop()
  open = { telegram: [], slack: [] }
})
afterEach(async () => {
  while (delivery.busy) {
    for (const { answer } of [...open.telegram.splice(0), ...open.slack.splice(0)]) answer({ is: 'done', receipt: '1' })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await shop.close()
})

/** Brings what is owed to these platforms, none of which answers. */
function sender(...platforms: Platform[]): void {
  const courier = (platform: Platform) => ({
    deliver: ({ to }: { to: { chat: string } }) =>
      new Promise<Outcome>((answer) => open[platform].push({ chat: to.chat, answer })),
  })
  delivery = new Delivery({
    store: shop.store,
    rules: async () => RULES,
    couriers: Object.fromEntries(platforms.map((platform) => [platform, courier(platform)])),
    pacer: new Pacer({ group: null, global: null, slack: null }),
    now: () => NOW,
    holder: 'test',
    onRefused: async () => {},
    onSent: () => {},
    log: { warn: () => {}, error: () => {} },
  })
}

const owed = (platform: Platform, chat: string, priority: number) =>
  owe(shop.store, {
    key: `${platform} ${chat}`,
    target: { at: 'chat', platform, chat },
    owed: { do: 'say', reply: say('Halo') },
    priority,
    now: NOW,
  })

async function toCustomer(i: number): Promise<void> {
  const { id } = await shop.store.customers.add({ channel: 'telegram', address: `${2000 + i}`, name: 'Dewi' }, NOW)
  const what = { do: 'say', reply: say('Halo') } as const
  const target = { at: 'customer', customerId: id } as const
  await owe(shop.store, { key: `to ${i}`, target, owed: what, priority: PRIORITY.toCustomer, now: NOW })
}

const pumped = async () => {
  await delivery.pump()
  await expect.poll(() => delivery.busy && open.telegram.length + open.slack.length > 0).toBe(true)
  await delivery.pump()
  // A busy server takes its time to hand out what is sent.
  await new Promise((resolve) => setTimeout(resolve, 300))
}

describe('a platform that takes everything and answers nothing', () => {
  it.each([
    ['telegram', 'slack'],
    ['slack', 'telegram'],
  ] as const)('%s keeps nothing waiting that goes to %s, however much is more urgent', async (silent, other) => {
    sender('telegram', 'slack')
    for (let i = 0; i < 40; i += 1) await owed(silent, `${1000 + i}`, PRIORITY.toCustomer)
    await pumped()
    await owed(other, '55', PRIORITY.alert)
    await pumped()
    expect(open[other].map(({ chat }) => chat)).toEqual(['55'])
    expect(open[silent]).toHaveLength(16)
  })

  it('telegram, where customers are, neither', async () => {
    sender('telegram', 'slack')
    for (let i = 0; i < 60; i += 1) await toCustomer(i)
    await pumped()
    await owed('slack', '55', PRIORITY.alert)
    await pumped()
    expect(open.slack.map(({ chat }) => chat)).toEqual(['55'])
  })

  it('has all hands where there is no other', async () => {
    sender('telegram')
    for (let i = 0; i < 40; i += 1) await owed('telegram', `${1000 + i}`, PRIORITY.toCustomer)
    await pumped()
    expect(open.telegram).toHaveLength(24)
  })
})
