import { performance } from 'node:perf_hooks'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import type { Instant } from '../domain/time.ts'
import type { App } from '../main.ts'
import type { SteppedClock } from './clock.ts'
import type { LocalSlack } from './slack/index.ts'
import type { LocalTelegram } from './telegram/index.ts'

/** What must have come to rest before the time may move. */
export interface Moving {
  clock: SteppedClock
  telegram: LocalTelegram
  slack: LocalSlack | null
  app(): App
  /** Real milliseconds a bot may take to come to rest; 20 s when missing. */
  patienceMs?: number
}

const PATIENCE_MS = 20_000
/** So many turns of the event loop are looked at one by one; after that the database or a platform needs the processor more. */
const TURNS = 200
/** An answer of `getUpdates` this long says that more may be waiting. */
const FULL = 100

/** Moves the time, and only while the bot is at rest: whatever it owes at an instant has been done before the next one. */
export class Drive {
  readonly #moving: Moving

  constructor(moving: Moving) {
    this.#moving = moving
  }

  /** Resolves when the bot has heard everything and done what it wanted. Throws, saying what is busy, when it never does. */
  async settle(): Promise<void> {
    const wasFull = this.#moving.telegram.unconfirmed() >= FULL
    await this.#rest()
    if (!wasFull) return
    // Behind, it decided nothing; nothing but time tells it to look again, and the time stands still.
    this.#moving.app().wake()
    await this.#rest()
  }

  /** Runs to an instant, stopping at each one the bot asked for on the way. */
  async runUntil(to: Instant): Promise<void> {
    const { clock } = this.#moving
    await this.settle()
    while (clock.now() < to) {
      clock.step(Math.min(to, clock.earliest() ?? to))
      await this.settle()
    }
  }

  /** Runs to just before an instant and sets the clock to it: what happens then is heard before the bot decides anything. */
  async arriveAt(to: Instant): Promise<void> {
    const { clock } = this.#moving
    await this.settle()
    for (let next = clock.earliest(); next !== null && next < to; next = clock.earliest()) {
      clock.step(next)
      await this.settle()
    }
    clock.set(to)
  }

  async #rest(): Promise<void> {
    const { patienceMs = PATIENCE_MS } = this.#moving
    const until = performance.now() + patienceMs
    await turn()
    let turns = 1
    for (let busy = this.#busy(); busy !== null; busy = this.#busy()) {
      if (performance.now() > until) throw new Error(`The bot does not come to rest: ${busy}`)
      await (turns < TURNS ? turn() : sleep(1))
      turns += 1
    }
  }

  #busy(): string | null {
    const { telegram, slack, app } = this.#moving
    // From a platform that is away nothing more can come.
    if (!telegram.away() && telegram.unconfirmed() > 0)
      return `${telegram.unconfirmed()} updates of Telegram are not confirmed`
    if (!telegram.away() && !telegram.listening()) return 'nobody listens to Telegram'
    if (slack && !slack.quiet()) return 'something from Slack is not acknowledged'
    return app().resting() ? null : 'it is sweeping or sending'
  }
}
