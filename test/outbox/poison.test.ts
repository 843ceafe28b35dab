import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import { retry } from '../../src/actions/retry.ts'
import { stuckLines } from '../../src/actions/stuck.ts'
import { undelivered } from '../../src/actions/undelivered.ts'
import type { Outcome, Parcel } from '../../src/chat/parcel.ts'
import { plain } from '../../src/chat/plain.ts'
import { say } from '../../src/chat/reply.ts'
import { readConfig } from '../../src/config.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { Delivery } from '../../src/outbox/deliver.ts'
import { owe } from '../../src/outbox/owe.ts'
import { PRIORITY } from '../../src/outbox/owed.ts'
import { Pacer } from '../../src/outbox/pace.ts'
import { type OpenShop, openShop } from './shop.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')
const RULES = readConfig({ TELEGRAM_BOT_TOKEN: '1:x' }).shop
const ALERTS = '-100'
const LANE = 'telegram:-200:'

let shop: OpenShop
let delivery: Delivery
let desk: Desk
let now: number
/** What the platform took, by chat, and how it answers what it does not take. */
let taken: string[]
let answers: (parcel: Parcel) => Outcome

beforeEach(async () => {
  shop = await openShop()
  now = NOW
  taken = []
  answers = () => ({ is: 'done', receipt: '1' })
  desk = {
    store: shop.store,
    rules: RULES,
    environment: RULES,
    places: { alerts: [{ platform: 'telegram', chat: ALERTS }], inboxes: [] },
  }
  delivery = new Delivery({
    store: shop.store,
    rules: async () => RULES,
    couriers: { telegram: { deliver: async (parcel) => take(parcel) } },
    pacer: new Pacer({ group: null, global: null, slack: null }),
    now: () => now,
    holder: 'test',
    onRefused: (refused) => undelivered(desk, refused, now),
    onSent: () => {},
    log: { warn: () => {}, error: () => {} },
  })
})
afterEach(() => shop.close())

function take(parcel: Parcel): Outcome {
  const outcome = answers(parcel)
  if (outcome.is === 'done') taken.push(`${parcel.to.chat} ${parcel.do === 'post' ? plain(parcel.reply) : parcel.do}`)
  return outcome
}

/** Lets the time pass, stopping wherever something may go. */
async function passes(ms: number): Promise<void> {
  const until = now + ms
  for (;;) {
    const next = await delivery.pump()
    if (delivery.busy) {
      await delivery.drain()
      continue
    }
    if (next === null || next > until) break
    now = Math.max(now, next)
  }
  now = until
}

const news = (text: string, chat = '-200') =>
  owe(shop.store, {
    key: text,
    target: { at: 'chat', platform: 'telegram', chat, thread: '7' },
    owed: { do: 'say', reply: say(text) },
    priority: PRIORITY.rest,
    now,
  })
const poison = (payload: string) =>
  shop.owe(1, () => ({
    key: 'poison',
    lane: `${LANE}7`,
    chat: 'telegram:-200',
    payload,
    notBefore: now,
    createdAt: now,
  }))
const state = async (key: string) => (await shop.store.outbox.byKey(key))?.state

describe('a row that is wrong in itself', () => {
  it.each([
    ['is no JSON', '{'],
    ['says nothing', '{}'],
    ['goes nowhere', '{"target":{"at":"moon"},"owed":{"do":"say"}}'],
    ['holds nothing to say', '{"target":{"at":"chat","platform":"telegram","chat":"-200"},"owed":{"do":"show"}}'],
    [
      'names a number no message has',
      '{"target":{"at":"topic","customerId":"x"},"owed":{"do":"relay","messageId":{}}}',
    ],
  ])('%s: it is put aside within seconds and told; what stands behind it goes', async (_, payload) => {
    await poison(payload)
    await news('berikutnya')
    await passes(MINUTE_MS)
    expect(taken).toContain('-200 berikutnya')
    expect(taken.filter((one) => one.startsWith(ALERTS))).toHaveLength(1)
    expect(await state('poison')).toBe('dead')
    expect((await stuckLines(desk, now, 9)).lines).toMatchObject([{ isTried: false }])
  })

  it('refused for ever: the same, and tried again by hand it goes', async () => {
    answers = ({ to }) => (to.chat === '-200' ? { is: 'refused', because: 'other', why: '400: no' } : OK)
    await news('pertama')
    await passes(MINUTE_MS)
    expect(await state('pertama')).toBe('dead')
    answers = () => OK
    await news('kedua')
    expect(await retry(desk, 'all', { key: 'x', at: now })).toBe(1)
    expect(await retry(desk, 'all', { key: 'x', at: now })).toBe(0)
    await passes(MINUTE_MS)
    expect(taken.filter((one) => one.startsWith('-200'))).toEqual(['-200 pertama', '-200 kedua'])
  })

  it('many of them make one piece of news an hour', async () => {
    answers = ({ to }) => (to.chat === '-200' ? { is: 'refused', because: 'other', why: '400: no' } : OK)
    for (let i = 0; i < 20; i += 1) await news(`kabar ${i}`)
    await passes(MINUTE_MS)
    expect(taken).toHaveLength(1)
    expect((await stuckLines(desk, now, 6)).all).toBe(20)
  })
})

describe('a group said to have moved in a circle', () => {
  it('is tried again with pauses, and when that ends all arrives in order', async () => {
    let calls = 0
    answers = ({ to }) => {
      calls += 1
      return { is: 'moved', to: to.chat === '-200' ? '-300' : '-200' }
    }
    await news('pertama')
    await news('kedua')
    await passes(2 * MINUTE_MS)
    expect(calls).toBeLessThan(12)
    answers = () => OK
    await passes(MINUTE_MS)
    expect(taken).toEqual(['-300 pertama', '-300 kedua'])
  })
})

describe('a row that fails for ever', () => {
  const fails = ({ to }: Parcel): Outcome => (to.chat === '-200' ? { is: 'failed', why: '500: no' } : OK)

  it('while others arrive: after a day it is put aside and told, and each behind it is tried in its turn', async () => {
    answers = fails
    await news('pertama')
    await news('kedua')
    now += DAY_MS - HOUR_MS
    await news('di tempat lain', '-300')
    await passes(HOUR_MS / 2)
    expect(await state('pertama')).toBe('pending')
    await news('di tempat lain lagi', '-300')
    await passes(HOUR_MS)
    expect(await state('pertama')).toBe('dead')
    expect(await state('kedua')).toBe('dead')
    expect(taken.filter((one) => one.startsWith(ALERTS))).not.toEqual([])
    answers = () => OK
    await news('ketiga')
    await passes(MINUTE_MS)
    expect(taken.at(-1)).toBe('-200 ketiga')
  })

  it('while nothing arrives at all it is kept, for the platform is at fault', async () => {
    answers = () => ({ is: 'failed', why: '502' })
    await news('pertama')
    now += 2 * DAY_MS
    await passes(HOUR_MS)
    expect(await state('pertama')).toBe('pending')
    answers = () => OK
    await passes(MINUTE_MS)
    expect(taken).toEqual(['-200 pertama'])
  })
})

const OK: Outcome = { is: 'done', receipt: '1' }
