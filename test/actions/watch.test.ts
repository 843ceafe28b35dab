import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import type { Ears } from '../../src/actions/job.ts'
import { watch } from '../../src/actions/watch.ts'
import { readConfig } from '../../src/config.ts'
import { type Instant, SECOND_MS } from '../../src/domain/time.ts'
import { type OpenShop, openShop } from '../outbox/shop.ts'

const START: Instant = Date.parse('2026-10-23T10:00:00+07:00')
const WHY = '500: Internal Server Error'
const { shop: rules } = readConfig({ TELEGRAM_BOT_TOKEN: '1:a', BUSINESS_HOURS: 'always', SHOP_LOCALE: 'id' })

let shop: OpenShop
let desk: Desk
let seconds: number
beforeEach(async () => {
  shop = await openShop()
  seconds = 0
  const places = { inboxes: [], alerts: [{ platform: 'slack', chat: 'C1' }] } as const
  desk = { store: shop.store, rules, environment: rules, places }
})
afterEach(() => shop.close())

const standby: Ears = { channel: 'Telegram', since: null, standby: true }
const heard: Ears = { channel: 'Telegram', since: null, standby: false }
/** Its turn began at that second, and nothing was heard in it. */
const deaf = (since: number): Ears => ({ ...heard, since: START + since * SECOND_MS, why: WHY })

/** A second passes, with these processes. */
async function passes(...processes: readonly Ears[]): Promise<void> {
  seconds += 1
  const now = START + seconds * SECOND_MS
  for (const ear of processes) await watch(desk, { now, ears: [ear], skewMs: 0, backlog: false })
}

/** What the team was told of that, in order. */
async function told(about = 'mendengar'): Promise<string[]> {
  const rows = await shop.store.outbox.ready(START + 3_600_000, { chats: [], edits: [] }, 50)
  const all = rows.map(async (row) => [row, ...(await shop.store.outbox.following(row.lane, row.id, 50))])
  const texts = (await Promise.all(all)).flat().map(({ payload }) => JSON.parse(payload).owed.reply.body[0].text)
  return texts.filter((text) => text.includes(about))
}

/** Turns of `each` seconds, one process after the other, while neither hears. */
async function takeTurns(times: number, each: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    const since = seconds
    for (let n = 0; n < each; n += 1) {
      const ears = [deaf(since), standby]
      await passes(...(turn % 2 === 0 ? ears : ears.reverse()))
    }
  }
}

describe('two processes that take turns, and Telegram answers neither', () => {
  it('tell it once, a minute after it was last heard, with the time since when', async () => {
    await passes(heard, standby)
    await takeTurns(11, 5)
    await takeTurns(1, 4)
    expect(await told()).toEqual([])
    await takeTurns(60, 7)
    expect(await told()).toEqual([expect.stringContaining(`Sejak 10.00 Sigap tidak bisa mendengar Telegram (${WHY})`)])
    // Nothing is sent here, and it is not Telegram's limits that hold it back.
    expect(await told('tertahan')).toEqual([])
  })

  it('tell it again only when one of them has heard meanwhile', async () => {
    await takeTurns(15, 6)
    await passes(standby, heard)
    await takeTurns(9, 6)
    expect(await told()).toHaveLength(1)
    await takeTurns(3, 6)
    expect(await told()).toEqual([expect.stringContaining('Sejak 10.00'), expect.stringContaining('Sejak 10.01')])
  })

  it('tell it also when the one whose turn it is has not been answered yet', async () => {
    await takeTurns(9, 6)
    const since = START + seconds * SECOND_MS
    for (let n = 0; n < 10; n += 1) await passes(standby, { ...heard, since })
    expect(await told()).toEqual([expect.stringContaining(WHY)])
  })

  it('say nothing of the time in which none of them ran', async () => {
    await takeTurns(5, 6)
    seconds += 3600
    const since = seconds
    for (let n = 0; n < 50; n += 1) await passes(deaf(since), standby)
    expect(await told()).toEqual([])
  })

  it('say nothing of one that is cut off while the other hears', async () => {
    for (let n = 0; n < 6; n += 1) await passes(deaf(0), standby)
    for (let n = 0; n < 120; n += 1) await passes({ ...deaf(0), standby: true }, heard)
    expect(await told()).toEqual([])
  })
})

it('a process that hears by itself tells it by itself', async () => {
  const cutOff: Ears = { channel: 'Telegram', since: START, why: WHY }
  for (let n = 0; n < 120; n += 1) await passes(cutOff, { channel: 'Telegram', since: null })
  expect(await told()).toHaveLength(1)
})
