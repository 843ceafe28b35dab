import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dice } from '../month/random.ts'
import { ENGINE } from '../support/database.ts'
import type { RawDatabase } from '../support/read.ts'
import type { Fuzzed } from './fuzzed.ts'
import { INBOX, OWNER } from './payloads.ts'
import { calls, privately, updates, Ways } from './ways.ts'

/** How many mutations: `FUZZ=100000 npx vitest run test/fuzz` for the long form. */
const MUTATIONS = Number(process.env.FUZZ ?? (ENGINE === 'sqlite' ? 1000 : 200))
const SEED = Number(process.env.FUZZ_SEED ?? 20261123)
/** How many are under way at once, one way. */
const AT_ONCE = 32
const YEAR_3000 = Date.UTC(3000, 0, 1)
/** In so many parts, with a look at the heap after each. */
const PARTS = 10
const PATIENCE_MS = 90 * 60_000

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const delay = monitorEventLoopDelay({ resolution: 20 })

const unhandled: unknown[] = []
const note = (error: unknown) => void unhandled.push(error)
let ways: Ways

beforeAll(async () => {
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  ways = await Ways.open()
})
afterAll(async () => {
  await ways?.close()
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
})

async function spoil(times: number, seed: number): Promise<void> {
  const chance = dice(seed)
  let left = times
  const work = async () => {
    while (left > 0) {
      left -= 1
      await ways.spoil(chance)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await ways.rest()
}

function heapMegabytes(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** It still hears a customer, relays them, and answers its owner; nothing said in order meanwhile was lost, doubled or kept back. */
async function works(bot: Fuzzed): Promise<void> {
  await ways.sayInOrder(bot)
  const before = bot.calls.length
  await ways.say(bot, ways.fresh({ message: privately(OWNER, { text: '/status' }) }, bot))
  await ways.rest()
  const stored = await bot.database.all<{ text: string; copyRef: string | null }>(
    `SELECT "text", "copyRef" FROM "Message" WHERE "text" LIKE 'jejak %' AND "author" = 'customer' ORDER BY "id"`,
  )
  expect(stored.map(({ text }) => text).toSorted()).toEqual(ways.inOrder.get(bot)?.toSorted())
  expect(stored.filter(({ copyRef }) => !copyRef?.startsWith(`tg:${INBOX}:`))).toEqual([])
  const toOwner = bot.calls
    .slice(before)
    .filter(({ method, body }) => method.startsWith('send') && body.includes(`"chat_id":${OWNER}`))
  expect(toOwner.map(({ body }) => body)).toContainEqual(expect.stringContaining('Telegram'))
}

/** What no shop can have: moments before 1970 or after the year 3000, by table and column. */
async function impossible(database: RawDatabase): Promise<string[]> {
  const found: string[] = []
  for (const table of await database.tables()) {
    const [row = {}] = await database.all<Record<string, unknown>>(`SELECT * FROM "${table}" LIMIT 1`)
    for (const column of Object.keys(row).filter((name) => /^(at|from|to|until|notBefore|.*(At|Until))$/.test(name))) {
      const where = `"${column}" < 0 OR "${column}" > ${YEAR_3000}`
      const [one] = await database.all(`SELECT 1 AS one FROM "${table}" WHERE ${where} LIMIT 1`)
      if (one) found.push(`${table}.${column}`)
    }
  }
  return found
}

/**
 * None of these must ever be logged, whatever comes in. On a starved host Telegram may hang up while it is asked whose a
 * connection is: then the same batch comes again, which is no failing store.
 */
const NEVER =
  /stumbled|settled|unforeseen|command broke|could not be done|an update was put aside|cannot be stored: (?!ECONNRESET|UND_ERR_SOCKET|timeout)/
const said = (bot: Fuzzed) => [...bot.logged].filter(([line]) => NEVER.test(line))

describe('whatever comes in by the real listeners', () => {
  it('every payload as it is', { timeout: PATIENCE_MS }, async () => {
    const { asking, posted } = ways
    for (const update of updates) {
      await ways.asked(ways.fresh(update, asking))
      await ways.hooked(ways.fresh(update, posted))
    }
    for (const call of calls) {
      await ways.socket(ways.fresh(call, asking))
      await ways.http(ways.fresh(call, posted))
    }
    await ways.rest()
    for (const bot of ways.bots) await works(bot)
  })

  it(`${MUTATIONS} mutations`, { timeout: PATIENCE_MS }, async () => {
    const heaps: number[] = []
    const began = performance.now()
    delay.enable()
    for (let part = 1; part <= PARTS; part += 1) {
      await spoil(MUTATIONS / PARTS, SEED + part)
      heaps.push(heapMegabytes())
      if (process.env.FUZZ) process.stderr.write(report(part, (performance.now() - began) / 1000, heaps))
    }
    for (const bot of ways.bots) await works(bot)
    expect(unhandled).toEqual([])
    for (const bot of ways.bots) {
      expect(said(bot), bot.wrong.join('\n')).toEqual([])
      expect(await impossible(bot.database)).toEqual([])
      expect(await bot.metric('sigap_outbox_dead')).toBe(0)
    }
    expect(meanOf(heaps.slice(PARTS / 2))).toBeLessThan(meanOf(heaps.slice(0, PARTS / 2)) * 1.15 + 5)
  })
})

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function report(part: number, seconds: number, heaps: readonly number[]): string {
  const logs = ways.bots.map((bot) => [...bot.logged].map(([line, times]) => `  ${times} × ${line}`).join('\n'))
  const done = (MUTATIONS / PARTS) * part
  const rss = (process.memoryUsage.rss() / 2 ** 20).toFixed(0)
  const heap = heaps.map((megabytes) => megabytes.toFixed(1)).join(', ')
  const held = (delay.max / 1e6).toFixed(0)
  delay.reset()
  const figures = `${done} mutations in ${seconds.toFixed(0)} s, ${Math.round(done / seconds)}/s; ${unhandled.length} unhandled`
  const wrong = ways.bots.flatMap((bot) => bot.wrong.splice(0)).join('\n')
  return `${figures}; rss ${rss} MB, heap after each part ${heap} MB; held up ${held} ms at most\n${logs.join('\n\n')}\n${wrong}\n`
}
