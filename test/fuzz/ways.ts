import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Dice } from '../month/random.ts'
import { type Fuzzed, openFuzzed, signedBySlack, WEBHOOK_SECRET } from './fuzzed.ts'
import { mutated } from './mutate.ts'
import { freshened, larderOf, type SlackPayload, slackPayloads, telegramPayloads } from './payloads.ts'
import { withId } from './wild.ts'

/** How far Telegram's queue may run ahead. */
const AHEAD = 300
/** Slack shows people an error after 3 s; what the SDK itself cannot read is never acknowledged. */
/** How often an update is posted before it counts as refused for good. */
const POSTS = 3
const ACK_MS = 3000
/** So often somebody says something that is quite in order. */
const IN_ORDER = 20
/** As much as a customer says before another comes. */
const SAID_BY_ONE = 10
const FIRST_CUSTOMER = 5_000_000
/** Nothing arrives and nothing fails for so long: something waits for ever. */
const STUCK_MS = 120_000

export const updates = telegramPayloads()
export const calls = slackPayloads()
const larder = larderOf([...updates, ...calls])

const form = (fields: unknown): string =>
  new URLSearchParams(
    Object.entries(fields ?? {}).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : String(JSON.stringify(value)),
    ]),
  ).toString()

/** Somebody's words in private, to be freshened. */
export const privately = (id: number, more: object) => {
  const user = { id, is_bot: false, first_name: 'Budi' }
  return { message_id: 1, date: 1, from: user, chat: { ...user, type: 'private' }, ...more }
}

/** Two bots with real listeners: one asks Telegram and has a socket to Slack, the other is posted to by both. */
export class Ways {
  readonly asking: Fuzzed
  readonly posted: Fuzzed
  /** What was said in order, by whom it was heard: it has to be there in the end. */
  readonly inOrder = new Map<Fuzzed, string[]>()
  #serial = 0

  static async open(): Promise<Ways> {
    return new Ways(await Promise.all([openFuzzed('asking'), openFuzzed('posted')]))
  }

  constructor([asking, posted]: [Fuzzed, Fuzzed]) {
    this.asking = asking
    this.posted = posted
  }

  get bots(): readonly Fuzzed[] {
    return [this.asking, this.posted]
  }

  async close(): Promise<void> {
    await Promise.all(this.bots.map((bot) => bot.close()))
  }

  fresh<T>(payload: T, { home, telegram: { topic } }: Fuzzed): T {
    this.#serial += 1
    return freshened(payload, { serial: this.#serial, now: Date.now(), home, topic })
  }

  async asked(update: unknown): Promise<void> {
    this.asking.telegram.push(update as object)
    await this.asking.telegram.drained(AHEAD)
  }

  async hooked(update: unknown, cut = Number.POSITIVE_INFINITY): Promise<void> {
    this.#serial += 1
    const body = withId(update as object, this.#serial).slice(0, cut)
    const post = () =>
      this.posted.post('/telegram/webhook', body, { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET })
    let status = await post()
    // As Telegram does. The log must name a starved host as the cause, see `NEVER`.
    for (let again = 1; status === 500 && again < POSTS; again += 1) status = await post()
    expect([200, 400, 413]).toContain(status)
  }

  async socket({ type, payload }: SlackPayload): Promise<void> {
    this.#serial += 1
    const id = `e${this.#serial}`
    const envelope = { envelope_id: id, type, payload: payload ?? null, accepts_response_payload: false }
    await this.asking.slack.send(envelope, ACK_MS)
  }

  async http({ type, payload }: SlackPayload, cut = Number.POSITIVE_INFINITY): Promise<void> {
    const json = JSON.stringify(payload).slice(0, cut)
    const isJson = type === 'events_api'
    const body = isJson ? json : form(type === 'interactive' ? { payload: json } : payload)
    const status = await this.posted.post('/slack/events', body, {
      'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      ...signedBySlack(body, Date.now()),
    })
    expect([200, 400, 413]).toContain(status)
  }

  /** Says to a bot what Telegram would deliver. */
  say(bot: Fuzzed, update: object): Promise<void> {
    return bot === this.asking ? this.asked(update) : this.hooked(update)
  }

  /** One more thing that is not as it should be, by one of the ways; now and then something that is. */
  async spoil(chance: Dice): Promise<void> {
    const way = chance.weighted({ asked: 12, hooked: 4, socket: 2, http: 2 })
    const bot = way === 'asked' || way === 'socket' ? this.asking : this.posted
    if (chance.int(1, IN_ORDER) === 1) await this.sayInOrder(bot)
    const cut = chance.chance(0.9) ? undefined : chance.int(0, 2000)
    if (way === 'asked' || way === 'hooked') {
      const update = mutated(this.fresh(chance.pick(updates), bot), chance, larder)
      return way === 'asked' ? this.asked(update) : this.hooked(update, cut)
    }
    const { type, payload } = this.fresh(chance.pick(calls), bot)
    const call = { type, payload: mutated(payload, chance, larder) } as SlackPayload
    return way === 'socket' ? this.socket(call) : this.http(call, cut)
  }

  async sayInOrder(bot: Fuzzed): Promise<void> {
    const said = this.inOrder.get(bot) ?? []
    this.inOrder.set(bot, said)
    const text = `jejak ${said.length + 1}?`
    const id = FIRST_CUSTOMER + Math.floor(said.length / SAID_BY_ONE)
    said.push(text)
    await this.say(bot, this.fresh({ message: privately(id, { text }) }, bot))
  }

  /** Everything heard, everything sent. */
  async rest(): Promise<void> {
    await this.asking.telegram.drained()
    for (const bot of this.bots) {
      let [left, since] = [Number.NaN, Date.now()]
      for (;;) {
        const pending = await bot.metric('sigap_outbox_pending')
        if (pending === 0) break
        if (pending !== left) [left, since] = [pending, Date.now()]
        if (Date.now() - since > STUCK_MS) throw new Error(`${pending} wait for ever: ${await waiting(bot)}`)
        await sleep(200)
      }
    }
  }
}

const waiting = async ({ database }: Fuzzed): Promise<string> =>
  JSON.stringify(await database.all(`SELECT * FROM "Outbox" WHERE "state" = 'pending' ORDER BY "id" LIMIT 5`))
