import { setTimeout as sleep } from 'node:timers/promises'
import { type Bot, launch } from './bots.ts'
import type { Ledger } from './ledger.ts'
import type { Chance } from './random.ts'

/** One death: when, how, and how long nobody is there afterwards. */
interface Death {
  /** While it starts: after this share of what starting took last time. While it works: so long after so many of its calls. */
  when: { starting: number } | { calls: number; thenMs: number }
  signal: 'SIGKILL' | 'SIGTERM'
  awayMs: number
}

/** So many kills in the order they come, the first while the tables are being made, with a stop in good order here and there. */
export function deaths(chance: Chance, kills: number): Death[] {
  return Array.from({ length: kills }, (_, n) => {
    const killed = death(chance, 'SIGKILL', n === 0)
    return chance.happens(0.1) ? [killed, death(chance, 'SIGTERM', false)] : [killed]
  }).flat()
}

function death(chance: Chance, signal: Death['signal'], atOnce: boolean): Death {
  const isStarting = chance.happens(0.2) || atOnce
  const working = { calls: chance.int(0, chance.happens(0.2) ? 150 : 50), thenMs: chance.int(0, 300) }
  const share = chance.next()
  const awayMs = chance.happens(0.1) ? chance.int(1000, 6000) : chance.int(0, 200)
  return { when: isStarting ? { starting: share } : working, signal, awayMs }
}

const STOPS_WITHIN_MS = 10_000
const RESTARTS_AFTER_MS = 300
const MOST_ENDINGS = 40
const WORKS_AT_MOST_MS = 3000
const LOOK_EVERY_MS = 5

/** What starting takes on a machine with nothing else to do. */
const STARTS_WITHIN_MS = 1500

/** What a process is started with and where. */
export interface Start {
  env: Readonly<Record<string, string>>
  cwd: string
}

/** One process of the bot, started again whenever it ends, like a supervisor does; it dies as planned. */
export class Keeper {
  readonly #start: Start
  readonly #ledger: Ledger
  readonly #isTroubled: () => boolean
  #startingMs = 1000
  #bot: Bot | null = null
  /** How often in a row it ended by itself. */
  #endings = 0
  /** What its bots logged as errors. */
  readonly errors: string[] = []

  /** `isTroubled`: the database is away just now, so that a bot may refuse to start. */
  constructor(start: Start, ledger: Ledger, isTroubled: () => boolean) {
    this.#start = start
    this.#ledger = ledger
    this.#isTroubled = isTroubled
  }

  /** How much longer than on an idle machine starting took last time, 1 and more. */
  get slowness(): number {
    return Math.max(1, this.#startingMs / STARTS_WITHIN_MS)
  }

  /** Takes deaths from the list until none is left, and leaves a bot running; or none, if it ends by itself all the time. */
  async live(deaths: Death[]): Promise<void> {
    while (this.#endings < MOST_ENDINGS) {
      const death = deaths.shift()
      const bot = this.#launch()
      if (!death) {
        if ((await bot.ready) !== null) return
        await this.#ended(bot, null)
        continue
      }
      const died = await this.#until(bot, death.when)
      if (died) {
        await this.#ended(bot, null)
        deaths.unshift(death)
        continue
      }
      await this.#kill(bot, death.signal)
      await sleep(death.awayMs)
    }
  }

  /** Ends the bot in good order; whether it did so. */
  async stop(): Promise<void> {
    if (this.#bot) await this.#kill(this.#bot, 'SIGTERM')
  }

  #launch(): Bot {
    this.#bot = launch(this.#start.env, this.#start.cwd)
    return this.#bot
  }

  /** True when it ended by itself before its time. */
  async #until(bot: Bot, when: Death['when']): Promise<boolean> {
    const gone = bot.exited.then(() => true)
    const since = Date.now()
    if ('starting' in when) return Promise.race([gone, sleep(this.#startingMs * when.starting, false)])
    const port = await bot.ready
    if (port === null) return true
    this.#startingMs = Date.now() - since
    this.#ledger.slowness = Math.max(this.#ledger.slowness, this.slowness)
    this.#endings = 0
    return Promise.race([gone, this.#worked(when.calls).then(() => sleep(when.thenMs, false))])
  }

  /** Until so many calls were made, or for as long as there may be nothing to do. */
  async #worked(calls: number): Promise<void> {
    const { count } = this.#ledger.calls
    const until = Date.now() + WORKS_AT_MOST_MS * this.slowness
    while (this.#ledger.calls.count < count + calls && Date.now() < until) await sleep(LOOK_EVERY_MS)
  }

  async #kill(bot: Bot, signal: NodeJS.Signals): Promise<void> {
    const at = Date.now()
    bot.kill(signal)
    const late =
      signal === 'SIGTERM'
        ? sleep(STOPS_WITHIN_MS * this.slowness, 'late', { ref: false })
        : new Promise<never>(() => {})
    const ended = await Promise.race([bot.exited, late])
    if (ended === 'late') bot.kill('SIGKILL')
    await this.#ended(bot, ended === 'late' ? 'it did not stop within 10 s of SIGTERM' : signal)
    this.#ledger.cause(signal, at, Date.now())
  }

  async #ended(bot: Bot, why: string | null): Promise<void> {
    const { code, signal } = await bot.exited
    this.errors.push(...bot.errors())
    const asWanted = why === 'SIGKILL' ? signal === 'SIGKILL' : why === 'SIGTERM' && code === 0
    if (asWanted) return
    if (why !== null) {
      // Before its handlers are there, a signal ends a process at once; without a database none ends well.
      if (why === 'SIGTERM' && (signal === 'SIGTERM' || this.#isTroubled())) return
      this.#ledger.wrong.push(`${why}: a bot ended with code ${code} ${bot.said()}`)
      return
    }
    this.#endings += 1
    this.#ledger.cause('ended by itself', Date.now())
    if (!this.#isTroubled()) this.#ledger.wrong.push(`a bot ended by itself with code ${code}: ${bot.said()}`)
    await sleep(RESTARTS_AFTER_MS)
  }
}
