import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome, Parcel } from '../../src/chat/parcel.ts'
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
/** Calls the platform has taken and not answered. */
let open: { parcel: Parcel; answer(outcome: Outcome): void }[]
let delivery: Delivery
let now: number
beforeEach(async () => {
  shop = await openShop()
  open = []
  now = NOW
  delivery = new Delivery({
    store: shop.store,
    rules: async () => RULES,
    couriers: { telegram: { deliver: (parcel) => new Promise((answer) => open.push({ parcel, answer })) } },
    pacer: new Pacer({ group: { count: 20, ms: 60_000 }, global: { count: 30, ms: 1000 }, slack: null }),
    now: () => now,
    holder: 'test',
    onRefused: async () => {},
    onSent: () => {},
    log: { warn: () => {}, error: () => {} },
  })
})
afterEach(async () => {
  await answerAll()
  await shop.close()
})

const owed = (name: string, priority: number, chat = name) =>
  owe(shop.store, {
    key: name,
    target: { at: 'chat', platform: 'telegram', chat },
    owed: { do: 'say', reply: say(name) },
    priority,
    now,
    apart: priority === PRIORITY.bulk,
  })

async function answerAll(): Promise<void> {
  for (const { answer } of open.splice(0)) answer({ is: 'done', receipt: '1' })
  await delivery.drain()
}

/** Which chats the platform is being asked to write to once everything that may start has started. */
async function underWay(): Promise<string[]> {
  let before = -1
  while (before !== open.length) {
    before = open.length
    await delivery.pump()
    // A busy server takes its time to hand out what is sent.
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return open.map(({ parcel }) => parcel.to.chat)
}

describe('what goes to a great many at once', () => {
  it('never takes all hands: a slow platform holds up no alert', async () => {
    for (let i = 0; i < 40; i += 1) await owed(`${1000 + i}`, PRIORITY.bulk)
    expect(await underWay()).toHaveLength(8)
    await owed('-100200', PRIORITY.alert)
    await owed('55', PRIORITY.toCustomer)
    expect(await underWay()).toEqual(expect.arrayContaining(['-100200', '55']))
  })

  it('goes after everything else, and leaves a share of the pace free', async () => {
    for (let i = 0; i < 40; i += 1) await owed(`${1000 + i}`, PRIORITY.bulk)
    await owed('-100200', PRIORITY.alert)
    expect(await underWay()).toContain('-100200')
    let sent = 0
    while (open.length > 0) {
      sent += open.length
      await answerAll()
      await underWay()
    }
    expect(sent).toBe(23)
    await owed('55', PRIORITY.toCustomer)
    expect(await underWay()).toEqual(['55'])
    now += 1000
    expect((await underWay()).length).toBeGreaterThan(1)
  })

  it('in a chat of the team it stands beside the alerts, not in front of them', async () => {
    for (let i = 0; i < 18; i += 1) await owed(`score ${i}`, PRIORITY.bulk, '-100200')
    await owed('alert', PRIORITY.alert, '-100200')
    await underWay()
    const said = open.map(({ parcel }) => parcel.do === 'post' && parcel.reply.body[0])
    expect(said).toContainEqual({ text: 'alert' })
    expect(said).toHaveLength(2)
  })

  it('is no backlog anybody must be told of', async () => {
    for (let i = 0; i < 40; i += 1) await owed(`${1000 + i}`, PRIORITY.bulk)
    expect(await shop.store.outbox.readySince(now + 600_000)).toBeNull()
    await owed('-100200', PRIORITY.alert)
    expect(await shop.store.outbox.readySince(now + 600_000)).toBe(now)
  })
})
