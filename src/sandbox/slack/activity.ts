import type { Instant } from '../../domain/time.ts'
import type { Fields } from './model.ts'
import type { Change } from './workspace.ts'

const MOST_CALLS = 5000

/** One request the bot made, and how it went. */
export interface Call {
  seq: number
  at: Instant
  /** A Web API method, or `response_url`. */
  method: string
  args: Fields
  /** `ok`, the error Slack gave, or the fault that was played. */
  outcome: string
}

/** Whatever can be observed: calls of the bot, changes in the rooms, comings and goings of sockets and acks. */
export type Happening =
  | { kind: 'call'; call: Call }
  | { kind: 'change'; change: Change }
  | { kind: 'whisper'; channel: string; ts: string }
  | { kind: 'socket' }

/** The record of what the bot did, bounded, and the place to wait for something to happen. */
export class Activity {
  readonly calls: Call[] = []
  /** How often each outcome of each method came: `counts['chat.postMessage']?.ok`. */
  readonly counts: Record<string, Record<string, number>> = {}
  readonly #listeners = new Set<(happening: Happening) => void>()
  #seq = 0

  on(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(happening: Happening): void {
    for (const listener of [...this.#listeners]) listener(happening)
  }

  record(at: Instant, method: string, args: Fields, outcome: string): void {
    this.#seq += 1
    const call = { seq: this.#seq, at, method, args, outcome }
    this.calls.push(call)
    if (this.calls.length >= 2 * MOST_CALLS) this.calls.splice(0, MOST_CALLS)
    const counts = this.counts[method] ?? {}
    counts[outcome] = (counts[outcome] ?? 0) + 1
    this.counts[method] = counts
    this.tell({ kind: 'call', call })
  }

  /** Resolves with the first truthy answer of `find`, asked after everything that happens; real milliseconds. */
  waitFor<T>(find: () => T | undefined | null | false, timeoutMs = 5000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(new Error(`Nothing came in ${timeoutMs} ms`))), timeoutMs)
      const stop = this.on(() => check())
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        stop()
        settle()
      }
      const check = () => {
        try {
          const found = find()
          if (found) finish(() => resolve(found))
        } catch (error) {
          finish(() => reject(error))
        }
      }
      check()
    })
  }
}
