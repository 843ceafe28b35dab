import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dice, dice } from '../month/random.ts'
import { type Fuzzed, openFuzzed, signedBySlack, WEBHOOK_SECRET } from './fuzzed.ts'
import { mutated } from './mutate.ts'
import { freshened, INBOX, larderOf, OWNER, type SlackPayload, slackPayloads, telegramPayloads } from './payloads.ts'
import { withId } from './wild.ts'

/** How many mutations: `FUZZ=100000 npx vitest run test/fuzz` for the long form. */
const MUTATIONS = Number(process.env.FUZZ ?? 1000)
const SEED = Number(process.env.FUZZ_SEED ?? 20261123)
/** How many are under way at once, one way. */
const AT_ONCE = 32
/** How far Telegram's queue may run ahead. */
const AHEAD = 300
/** Slack shows people an error after 3 s. */
const ACK_MS = 3000
const YEAR_3000 = Date.UTC(3000, 0, 1)
/** In so many parts, with a look at the heap after each. */
const PARTS = 10
const PATIENCE_MS = 90 * 60_000

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

const updates = telegramPayloads()
const calls = slackPayloads()
const larder = larderOf([...updates, ...calls])
const unhandled: unknown[] = []
const note = (error: unknown) => void unhandled.push(error)
let asking: Fuzzed
let posted: Fuzzed
let serial = 0

beforeAll(async () => {
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  ;[asking, posted] = await Promise.all([openFuzzed('asking'), openFuzzed('posted')])
})
afterAll(async () => {
  await Promise.all([asking?.close(), posted?.close()])
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
})

/** The ways in; each resolves when what was sent has been taken. */
const ways = {
  asked: async (update: unknown) => {
    asking.telegram.push(update as object)
    await asking.telegram.drained(AHEAD)
  },
  hooked: async (update: unknown, body = withId(update as object, ++serial)) => {
    const status = await posted.post('/telegram/webhook', body, { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET })
    expect([200, 400, 413]).toContain(status)
  },
  socket: async ({ type, payload }: SlackPayload) => {
    const id = `e${++serial}`
    asking.slack.send(
      JSON.stringify({ envelope_id: id, type, payload: payload ?? null, accepts_response_payload: false }),
    )
    // What the SDK itself cannot read is never acknowledged.
    await Promise.race([asking.slack.acked(id), sleep(ACK_MS)])
  },
  http: async ({ type, payload }: SlackPayload, cut = Number.POSITIVE_INFINITY) => {
    const json = JSON.stringify(payload).slice(0, cut)
    const body =
      type === 'events_api' ? json : type === 'interactive' ? `payload=${encodeURIComponent(json)}` : form(payload)
    const kind = type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded'
    const status = await posted.post('/slack/events', body, {
      'content-type': kind,
      ...signedBySlack(body, Date.now()),
    })
    expect([200, 400, 413]).toContain(status)
  },
}

const form = (fields: unknown): string =>
  new URLSearchParams(
    Object.entries(fields ?? {}).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : String(JSON.stringify(value)),
    ]),
  ).toString()

const fresh = <T>(payload: T): T => freshened(payload, ++serial, Date.now(), asking.home)

/** One more thing that is not as it should be, by one of the ways. */
async function spoilt(chance: Dice): Promise<void> {
  const way = chance.weighted({ asked: 12, hooked: 4, socket: 2, http: 2 })
  if (way === 'asked') return ways.asked(mutated(fresh(chance.pick(updates)), chance, larder))
  if (way === 'hooked') {
    const update = mutated(fresh(chance.pick(updates)), chance, larder)
    const body = withId(update as object, ++serial)
    return ways.hooked(update, chance.chance(0.9) ? body : body.slice(0, chance.int(0, body.length)))
  }
  const { type, payload } = fresh(chance.pick(calls))
  const call = { type, payload: mutated(payload, chance, larder) } as SlackPayload
  return way === 'socket' ? ways.socket(call) : ways.http(call, chance.chance(0.9) ? undefined : chance.int(0, 2000))
}

async function spoil(times: number, seed: number): Promise<void> {
  const chance = dice(seed)
  let left = times
  const work = async () => {
    while (left > 0) {
      left -= 1
      await spoilt(chance)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await rest()
}

/** Everything heard, everything sent. */
async function rest(): Promise<void> {
  await asking.telegram.drained()
  for (const bot of [asking, posted]) {
    while ((await bot.metric('sigap_outbox_pending')) > 0) await sleep(50)
  }
}

function heapMegabytes(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** It still hears a customer, relays them, and answers its owner. */
async function works(bot: Fuzzed, say: (update: object) => Promise<void>): Promise<void> {
  const text = `masih hidup ${++serial}?`
  await say(fresh({ message: privately(777, { text }) }))
  await say(fresh({ message: privately(OWNER, { text: '/status' }) }))
  await rest()
  const db = new Sqlite(bot.file, { readonly: true })
  const [stored] = db.prepare('SELECT copyRef FROM Message WHERE text = ?').all(text) as { copyRef: string | null }[]
  db.close()
  expect(stored?.copyRef).toContain(`tg:${INBOX}:`)
  const answer = bot.calls.findLast(
    ({ method, body }) => method.startsWith('send') && body.includes(`"chat_id":${OWNER}`),
  )
  expect(answer?.body).toMatch(/Telegram/)
}

const privately = (id: number, more: object) => {
  const user = { id, is_bot: false, first_name: 'Budi' }
  return { message_id: 1, date: 1, from: user, chat: { ...user, type: 'private' }, ...more }
}

/** What no shop can have: moments before 1970 or after the year 3000, by table and column. */
function impossible(file: string): string[] {
  const db = new Sqlite(file, { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
  const found = tables.flatMap((table) => {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
    const moments = columns.filter((name) => /^(at|from|to|until|notBefore|.*(At|Until))$/.test(name))
    return moments
      .filter((column) => {
        const where = `typeof("${column}") = 'integer' AND ("${column}" < 0 OR "${column}" > ${YEAR_3000})`
        return db.prepare(`SELECT 1 FROM "${table}" WHERE ${where} LIMIT 1`).get() !== undefined
      })
      .map((column) => `${table}.${column}`)
  })
  db.close()
  return found
}

const said = (bot: Fuzzed, what: RegExp) => [...bot.logged].filter(([line]) => what.test(line))

describe('whatever comes in by the real listeners', () => {
  it('every payload as it is', { timeout: PATIENCE_MS }, async () => {
    for (const update of updates) {
      await ways.asked(fresh(update))
      await ways.hooked(fresh(update))
    }
    for (const call of calls) {
      await ways.socket(fresh(call))
      await ways.http(fresh(call))
    }
    await rest()
    await works(asking, ways.asked)
    await works(posted, ways.hooked)
  })

  it(`${MUTATIONS} mutations`, { timeout: PATIENCE_MS }, async () => {
    const heaps: number[] = []
    const began = performance.now()
    for (let part = 1; part <= PARTS; part += 1) {
      await spoil(MUTATIONS / PARTS, SEED + part)
      heaps.push(heapMegabytes())
      if (process.env.FUZZ) process.stderr.write(report(part, (performance.now() - began) / 1000, heaps))
    }
    await works(asking, ways.asked)
    await works(posted, ways.hooked)
    expect(unhandled).toEqual([])
    for (const bot of [asking, posted]) {
      expect(said(bot, /stumbled|settled|unforeseen|command broke|from Slack failed/)).toEqual([])
      expect(impossible(bot.file)).toEqual([])
    }
    expect(meanOf(heaps.slice(PARTS / 2))).toBeLessThan(meanOf(heaps.slice(0, PARTS / 2)) * 1.15 + 5)
  })
})

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function report(part: number, seconds: number, heaps: readonly number[]): string {
  const logs = [asking, posted].map((bot) => [...bot.logged].map(([line, times]) => `  ${times} × ${line}`).join('\n'))
  const done = (MUTATIONS / PARTS) * part
  const rate = Math.round(done / seconds)
  const heap = heaps.map((megabytes) => `${megabytes.toFixed(1)} MB`).join(', ')
  return `${done} mutations in ${seconds.toFixed(0)} s, ${rate}/s; heap after each part ${heap}\n${logs.join('\n\n')}\n`
}
