import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/chat/parcel.ts'
import { say } from '../../src/chat/reply.ts'
import { readConfig } from '../../src/config.ts'
import { Delivery } from '../../src/outbox/deliver.ts'
import { owe } from '../../src/outbox/owe.ts'
import { PRIORITY } from '../../src/outbox/owed.ts'
import { Pacer } from '../../src/outbox/pace.ts'
import { ENGINE } from '../support/database.ts'
import { type OpenShop, openShop } from './shop.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')
const RULES = readConfig({ TELEGRAM_BOT_TOKEN: '1:x' }).shop
/** Longer than a lease lasts that nobody renews. */
const BUSY_MS = 8500

let shop: OpenShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** One of several processes. `rules`: what is asked for before each send. */
const sender = (holder: string, deliver: () => Promise<Outcome>, rules = async () => RULES) =>
  new Delivery({
    store: shop.store,
    rules,
    couriers: { telegram: { deliver } },
    pacer: new Pacer({ group: null, global: null, slack: null }),
    now: () => NOW,
    holder,
    onRefused: async () => {},
    onSent: () => {},
    log: { warn: () => {}, error: () => {} },
  })

/** Somebody's long transaction: who wants to write must wait. */
const busy = (begun: () => void) =>
  shop.store.transaction(async (tx) => {
    begun()
    for (let spent = 0; spent < BUSY_MS; spent += 250) {
      await tx.outbox.byKey('one')
      await sleep(250)
    }
  })

const owed = async () => {
  const target = { at: 'chat', platform: 'telegram', chat: '5' } as const
  const words = { do: 'say', reply: say('Halo') } as const
  await owe(shop.store, { key: 'one', target, owed: words, priority: PRIORITY.rest, now: NOW })
}

/** Both go on sending until the first has ended. */
async function untilDrained(first: Delivery, second: Delivery): Promise<void> {
  let isOver = false
  await first.pump()
  const drained = first.drain().then(() => {
    isOver = true
  })
  while (!isOver) {
    await second.pump()
    await sleep(100)
  }
  await Promise.all([drained, second.drain()])
}

describe.skipIf(ENGINE === 'sqlite')('a send that has arrived while the shop is busy', () => {
  it('is not taken over by another process before it is written down', async () => {
    await owed()
    const sent: string[] = []
    let held: Promise<void> | null = null
    const first = sender('first', async () => {
      sent.push('first')
      await new Promise<void>((begun) => {
        held = busy(begun)
      })
      return { is: 'done', receipt: '1' }
    })
    const second = sender('second', async () => {
      sent.push('second')
      return { is: 'done', receipt: '2' }
    })
    await untilDrained(first, second)
    await held
    expect(sent).toEqual(['first'])
    expect(await shop.store.outbox.byKey('one')).toMatchObject({ state: 'done', receipt: '1', repeats: 0 })
  })
})

describe('a send that takes long to make ready', () => {
  it('is not taken over by another process meanwhile', async () => {
    await owed()
    const sent: string[] = []
    const by = (holder: string) => async (): Promise<Outcome> => {
      sent.push(holder)
      return { is: 'done', receipt: '1' }
    }
    const slowly = () => sleep(BUSY_MS, RULES)
    await untilDrained(sender('first', by('first'), slowly), sender('second', by('second')))
    expect(sent).toEqual(['first'])
    expect(await shop.store.outbox.byKey('one')).toMatchObject({ state: 'done', repeats: 0 })
  })

  it('is not made when it is taken over all the same, from a process that stood still', async () => {
    await owed()
    let sent = 0
    const still = async () => {
      await sleep(2500)
      const row = await shop.store.outbox.byKey('one')
      if (!row) throw new Error('it is owed')
      await shop.store.outbox.release([row.id])
      await shop.store.outbox.lease(row, 'second', NOW, BUSY_MS)
      return RULES
    }
    const first = sender(
      'first',
      async () => {
        sent += 1
        return { is: 'done', receipt: '1' }
      },
      still,
    )
    await first.pump()
    await first.drain()
    expect(sent).toBe(0)
    expect(await shop.store.outbox.byKey('one')).toMatchObject({ state: 'pending', leasedBy: 'second' })
  })
})
