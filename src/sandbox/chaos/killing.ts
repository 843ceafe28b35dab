import { setTimeout as sleep } from 'node:timers/promises'
import { type Bot, launch } from './bots.ts'
import type { Grip, TrialDatabase } from './database.ts'
import type { Ledger } from './ledger.ts'
import type { Place } from './place.ts'
import type { Chance } from './random.ts'

/** One death: when, how, and how long nobody is there afterwards. */
interface Death {
  /**
   * While it starts: after this share of what starting took last time. While it works: so long after so many of its calls, or
   * while it has heard something and cannot store it.
   */
  when: { starting: number } | { calls: number; thenMs: number } | 'hearing'
  signal: 'SIGKILL' | 'SIGTERM'
  awayMs: number
}

/** However short the run, the bot dies once in each of these ways. */
const FIRST = ['starting', 'hearing', 'long', 'working'] as const
type Way = (typeof FIRST)[number]

/** So many kills in the order they come, the first while the tables are being made, with a stop in good order here and there. */
export function deaths(chance: Chance, kills: number): Death[] {
  const any = () => chance.weighted({ starting: 4, hearing: 4, long: 3, working: 9 })
  return Array.from({ length: kills }, (_, n) => {
    const killed = death(chance, 'SIGKILL', FIRST[n] ?? any())
    return chance.happens(0.1) ? [killed, death(chance, 'SIGTERM', any())] : [killed]
  }).flat()
}

/** Away for longer than anybody may wait: it comes back and knows nothing of what was answered meanwhile. */
const LONG_MS = [4500, 6000] as const

function death(chance: Chance, signal: Death['signal'], way: Way): Death {
  const awayMs = way === 'long' ? chance.int(...LONG_MS) : chance.int(0, chance.happens(0.1) ? 3000 : 200)
  if (way === 'starting') return { when: { starting: chance.next() }, signal, awayMs }
  if (way === 'hearing') return { when: 'hearing', signal, awayMs }
  const calls = chance.int(0, chance.happens(0.2) ? 100 : 30)
  return { when: { calls, thenMs: chance.int(0, 300) }, signal, awayMs }
}

const STOPS_WITHIN_MS = 10_000
const RESTARTS_AFTER_MS = 300
const MOST_ENDINGS = 40
const WORKS_AT_MOST_MS = 3000
const LOOK_EVERY_MS = 5
/** By then what was heard is stored if it can be. */
const STORES_WITHIN_MS = 200

/** What starting takes on a machine with nothing else to do. */
const STARTS_WITHIN_MS = 1500

/** What a process is started with and where, and what it talks to. */
export interface Start {
  env: Readonly<Record<string, string>>
  cwd: string
  telegram: Place['telegram']
  grip: TrialDatabase['grip']
}

/** Back after long, it is let hear nothing at first: whoever decides before that decides wrongly. */
const DEAF = { method: 'getUpdates', times: 1, kind: { tooManyRequests: 2 } } as const

/** One process of the bot, started again whenever it ends, like a supervisor does; it dies as planned. */
export class Keeper {
  readonly #start: Start
  readonly #ledger: Ledger
  readonly #isTroubled: () => boolean
  #startingMs = 1000
  #bot: Bot | null = null
  #grip: Grip | null = null
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
        await this.#letGo()
        await this.#ended(bot, null)
        deaths.unshift(death)
        continue
      }
      await this.#kill(bot, death.signal)
      await sleep(death.awayMs)
      if (death.awayMs >= LONG_MS[0]) this.#start.telegram.fault(DEAF)
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
    if (typeof when === 'object' && 'starting' in when)
      return Promise.race([gone, sleep(this.#startingMs * when.starting, false)])
    const port = await bot.ready
    if (port === null) return true
    this.#startingMs = Date.now() - since
    this.#ledger.slowness = Math.max(this.#ledger.slowness, this.slowness)
    this.#endings = 0
    if (when === 'hearing') return Promise.race([gone, this.#hears()])
    return Promise.race([gone, this.#worked(when.calls).then(() => sleep(when.thenMs, false))])
  }

  /** Until so many calls were made, or for as long as there may be nothing to do. */
  async #worked(calls: number): Promise<void> {
    const { count } = this.#ledger.calls
    const until = Date.now() + WORKS_AT_MOST_MS * this.slowness
    while (this.#ledger.calls.count < count + calls && Date.now() < until) await sleep(LOOK_EVERY_MS)
  }

  /**
   * Until it has heard something and could not store it for a moment; one that tells Telegram that it has it all the same is
   * killed in that very step.
   */
  async #hears(): Promise<false> {
    this.#grip = await this.#start.grip()
    await this.#happens('handed', WORKS_AT_MOST_MS * this.slowness)
    this.#grip?.take()
    await this.#happens('polled', STORES_WITHIN_MS * this.slowness)
    return false
  }

  async #letGo(): Promise<void> {
    const grip = this.#grip
    this.#grip = null
    await grip?.release()
  }

  /** Until updates are handed out or confirmed, or for so long. */
  #happens(what: 'handed' | 'polled', atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        off()
        resolve()
      }
      const timer = setTimeout(done, atMostMs)
      const off = this.#start.telegram.on((change) => {
        if (change.type === what && (change.type === 'handed' || change.confirmed > 0)) done()
      })
    })
  }

  async #kill(bot: Bot, signal: NodeJS.Signals): Promise<void> {
    const at = Date.now()
    bot.kill(signal)
    await this.#letGo()
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
      // Before its handlers are there, a signal ends a process at once; without a database none starts or ends well.
      if ((why === 'SIGTERM' && signal === 'SIGTERM') || this.#isTroubled()) return
      this.#ledger.wrong.push(`${why}: a bot ended with code ${code} ${bot.said()}`)
      return
    }
    this.#endings += 1
    this.#ledger.cause('ended by itself', Date.now())
    if (!this.#isTroubled()) this.#ledger.wrong.push(`a bot ended by itself with code ${code}: ${bot.said()}`)
    await sleep(RESTARTS_AFTER_MS)
  }
}
