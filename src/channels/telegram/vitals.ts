import type { Instant } from '../../domain/time.ts'

/** How well the shop's Telegram is heard. */
export interface Hearing {
  /** All that was waiting has been heard and stored, and nothing failed since. */
  caughtUp: boolean
  /** It is the turn of another process of the shop; this one is ready to take over. Missing where there are no turns. */
  standby?: boolean
  /** Behind or unreachable since then; null while caught up. */
  since: Instant | null
  lastProblem?: string
  /** Something has been heard and is not stored yet: who decides now does not know it. */
  holding: boolean
}

/** Keeps since when the bot is behind, and why. */
export class Vitals {
  #since: Instant | null
  #problem: string | undefined

  /** Nothing has been heard yet. */
  constructor(now: Instant) {
    this.#since = now
  }

  get caughtUp(): boolean {
    return this.#since === null
  }

  /** More is waiting than one answer held: behind, but nothing is wrong. */
  behind(now: Instant): void {
    this.#since ??= now
    this.#problem = undefined
  }

  failed(now: Instant, problem: string): void {
    this.#since ??= now
    this.#problem = problem
  }

  recovered(): void {
    this.#since = null
    this.#problem = undefined
  }

  read(): Pick<Hearing, 'caughtUp' | 'since' | 'lastProblem'> {
    const problem = this.#problem
    return { caughtUp: this.caughtUp, since: this.#since, ...(problem && { lastProblem: problem }) }
  }
}
