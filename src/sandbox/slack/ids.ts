import { randomBytes } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'

/** Writes a moment in microseconds as Slack's message id, `1700000000.000100`. */
function asTs(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  return `${seconds}.${String(micros - seconds * 1_000_000).padStart(6, '0')}`
}

/** The moment a message's `ts` stands for, in whole milliseconds. */
export function instantOf(ts: string): Instant {
  return Math.floor(Number(ts) * 1000 + 0.0001)
}

/** Hands out the workspace's identifiers; ids of people and rooms are the same in every run, so tests can read them. */
export class Ids {
  #lastMicros = 0
  #count = 0

  /** A message id later than every one before it, at `now` or a few microseconds after. */
  ts(now: Instant): string {
    this.#lastMicros = Math.max(now * 1000, this.#lastMicros + 1)
    return asTs(this.#lastMicros)
  }

  /** An id such as `U0000000007`, with Slack's leading letter for its kind. */
  next(letter: string): string {
    this.#count += 1
    return `${letter}${String(this.#count).padStart(10, '0')}`
  }

  /** A short id nobody can guess, for links and triggers. */
  secret(bytes = 12): string {
    return randomBytes(bytes).toString('hex')
  }
}
