import type { Instant } from '../../domain/time.ts'

/** A word of its own in each message, by which it is known wherever it is shown. */
export type Mark = string

/** What somebody wrote in a customer's chat or topic, and what must become of it. */
export interface Said {
  mark: Mark
  by: 'customer' | 'human' | 'note'
  customer: number
  at: Instant
  /** As it was written last. */
  text: string
  /** The mark it has since it was edited. */
  edited: Mark | null
  /** Not the first of its album: it goes along with that. */
  follows: boolean
}

/** A customer asks, and is answered or not. Times are those of the wire, milliseconds. */
export interface Round {
  customer: number
  /** quick: answered well before the target. slow: only once the alert was seen. late: at any time, unseen. */
  pace: 'quick' | 'slow' | 'late'
  opener: Said
  answeredAt: Instant | null
  /** The machine was too busy for the bot to hear things when they were said. */
  busy: boolean
}

/** Something after which a call may be repeated: its end was not learned. `to` is the same instant for a kill. */
interface Cause {
  from: Instant
  to: Instant
  what: string
}

/** What was done, by people and to the bot: the truth everything is measured by. */
export class Ledger {
  readonly said: Said[] = []
  readonly rounds: Round[] = []
  /** Conversations somebody ended; each is asked about. */
  resolved = 0
  readonly votes = new Map<number, { customer: number; score: number }>()
  readonly orders: string[] = []
  /** People hired by a command; `sure`: the bot said that it had done so. */
  readonly hired: { name: string; sure: boolean }[] = []
  /** Commands in Telegram by the message they are, each to be answered once. */
  readonly commands = new Map<string, string>()
  readonly causes: Cause[] = []
  /** While a poll hangs, the bot may not hear what was said in time. */
  readonly deaf: { from: Instant; to: Instant }[] = []
  readonly counts = new Map<string, number>()
  readonly wrong: string[] = []
  /** What the bots have asked of the platforms so far, but for updates. */
  readonly calls = { count: 0 }
  /** How much slower than an idle machine this one has been at its slowest, 1 and more. */
  slowness = 1
  readonly #byMark = new Map<Mark, Said>()
  readonly #listeners: ((what: string) => void)[] = []
  #marks = 0

  /** A mark nobody has used. */
  mark(): Mark {
    this.#marks += 1
    return `m${this.#marks}x`
  }

  write(said: Said): Said {
    this.said.push(said)
    this.#byMark.set(said.mark, said)
    return said
  }

  rewrite(said: Said, mark: Mark, text: string): void {
    said.edited = mark
    said.text = text
    this.#byMark.set(mark, said)
  }

  of(mark: Mark): Said | undefined {
    return this.#byMark.get(mark)
  }

  /** Something went wrong on purpose. */
  cause(what: string, from: Instant, to = from): void {
    this.causes.push({ what, from, to })
    this.count(what)
  }

  /** Tells of everything that is done on purpose. */
  on(listener: (what: string) => void): void {
    this.#listeners.push(listener)
  }

  count(what: string): void {
    for (const listener of this.#listeners) listener(what)
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }

  /** Whether the bot could not know of something said at `at` for two seconds and more. */
  isDeaf(at: Instant): boolean {
    return this.deaf.some(({ from, to }) => {
      const next = this.causes.find((cause) => cause.what.startsWith('SIG') && cause.from > from)
      return at >= from && at <= Math.min(to, next?.to ?? to)
    })
  }

  /** Whether the end of a call made at `at`, and made again at `again`, may not have been learned. */
  excuses(at: Instant, again: Instant): boolean {
    const until = Math.min(again, at + SETTLED_MS * this.slowness)
    return this.causes.some(({ from, to }) => to >= at - HASTE_MS && from <= until)
  }
}

/** How long after a call its end may still be unwritten, behind what else is being stored. */
const SETTLED_MS = 5000
/** What happens together is not noticed in its order. */
const HASTE_MS = 250

/** Every mark in a text, in order. */
export const marksIn = (text: string): Mark[] => text.match(/\bm\d+x\b/g) ?? []
