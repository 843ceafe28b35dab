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
}

/** Something after which a call may be repeated: its end was not learned. `to` is the same instant for a kill. */
interface Cause {
  from: Instant
  to: Instant
  what: string
}

/** Somebody put on the team by a command in Slack. */
export interface Hired {
  name: string
  /** When Slack said that the bot had taken it; null when it said that it had not. */
  takenAt: Instant | null
  /** It was taken before it was done, as Slack waits no longer than it does. */
  early: boolean
  /** Told that it failed. */
  refused(): boolean
}

/** What was done, by people and to the bot: the truth everything is measured by. */
export class Ledger {
  readonly said: Said[] = []
  readonly rounds: Round[] = []
  /** Conversations somebody ended; each is asked about. */
  resolved = 0
  readonly votes = new Map<number, { customer: number; score: number }>()
  readonly orders: string[] = []
  readonly hired: Hired[] = []
  /** Commands in Telegram by the message they are, each to be answered once. */
  readonly commands = new Map<string, string>()
  readonly causes: Cause[] = []
  /** While a poll hangs, the bot hears nothing and does not know it. */
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

  /** The bot asks for updates and gets no answer, which looks as if nobody said anything. */
  goDeaf(): void {
    if (!this.#hears()) return
    this.deaf.push({ from: Date.now(), to: Number.POSITIVE_INFINITY })
  }

  /** It has asked again. */
  endDeaf(): void {
    const last = this.deaf.at(-1)
    if (last && !this.#hears()) last.to = Date.now()
  }

  #hears = (): boolean => this.deaf.at(-1)?.to !== Number.POSITIVE_INFINITY

  /** Whether the bot could not know of something said at `at`. */
  isDeaf = (at: Instant): boolean => this.deaf.some(({ from, to }) => at >= from && at <= to)

  /** Whether a bot was killed within a moment after `at`. */
  isKilledAfter = (at: Instant): boolean =>
    this.causes.some(({ what, from }) => what === 'SIGKILL' && from >= at - HASTE_MS && from <= at + UNDER_WAY_MS)

  /** Whether the end of a call made at `at`, and made again at `again`, may not have been learned. */
  excuses(at: Instant, again: Instant): boolean {
    const until = Math.min(again, at + SETTLED_MS * this.slowness)
    return this.causes.some(({ from, to }) => to >= at - HASTE_MS && from <= until)
  }
}

/** How long after a call its end may still be unwritten, behind what else is being stored. */
const SETTLED_MS = 5000
/** What was taken before it was done is done by then. */
const UNDER_WAY_MS = 10_000
/** What happens together is not noticed in its order. */
const HASTE_MS = 250

/** Every mark in a text, in order. */
export const marksIn = (text: string): Mark[] => text.match(/\bm\d+x\b/g) ?? []
