import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, said } from './log.ts'

/** What is under way, so that a stop can wait for it and take on nothing new. */
export class Running {
  readonly #log: Log
  readonly #works = new Set<Promise<void>>()
  #stopped = false

  constructor(log: Log) {
    this.#log = log
  }

  get stopped(): boolean {
    return this.#stopped
  }

  track(work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error) => this.#log.error({ err: error }, `unforeseen: ${said(error)}`))
      .finally(() => this.#works.delete(kept))
    this.#works.add(kept)
  }

  /** Resolves when nothing is under way any more, or after `mostMs`. */
  async stop(mostMs: number): Promise<void> {
    this.#stopped = true
    await Promise.race([this.#drained(), sleep(mostMs, undefined, { ref: false })])
  }

  async #drained(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works)
  }
}
