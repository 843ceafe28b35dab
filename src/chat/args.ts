import { lastWords } from '../domain/quote.ts'
import type { Moment } from './command.ts'

/** Why a line could not be read, in the person's language, and lines they may have meant. */
export interface Problem {
  say: string
  choices?: readonly Choice[]
}

/** Something to choose instead: `runs` is the whole rest of the line, without the command's name. */
export interface Choice {
  label: string
  runs: string
}

/** How one kind of argument is told from the others. */
interface Kind<T> {
  /** How it stands in a usage line, such as NAME. */
  label(words: Moment['words']): string
  /** The most words it can have; without it, all that its neighbours leave. */
  longest?: number
  /** What the words mean; undefined when they are not one of these. */
  parse(text: string, moment: Moment): T | undefined
  /** What to say when it is missing (null) or is not one. A choice's `runs` stands in the place of the text. */
  problem(text: string | null, moment: Moment): Problem
  /** What it is when left out; undefined when it must be said. */
  absent?(moment: Moment): T | undefined
}

/** One declared argument. Immutable: `or`, `orElse`, `optional` and `after` give a changed copy. */
export class ArgType<T> {
  readonly kind: Kind<T>

  constructor(kind: Kind<T>) {
    this.kind = kind
  }

  /** Left out, it is what this text means. */
  or(text: string): ArgType<T> {
    return this.orElse((moment) => this.kind.parse(text, moment))
  }

  /** Left out, it is what the moment tells, such as the customer whose topic it is said in; undefined: it is missed. */
  orElse(absent: (moment: Moment) => T | undefined): ArgType<T> {
    return new ArgType({ ...this.kind, absent })
  }

  optional(): ArgType<T | null> {
    return new ArgType<T | null>({ ...this.kind, absent: () => null })
  }

  /** Comes after one of these words: `by csat`. */
  after(...before: readonly string[]): ArgType<T> {
    const { kind } = this
    const strip = (text: string) => {
      const [first, ...rest] = text.split(/\s+/)
      return first !== undefined && before.includes(first.toLowerCase()) ? rest.join(' ') : undefined
    }
    return new ArgType({
      ...kind,
      label: (words) => `${before[0]} ${kind.label(words)}`,
      longest: kind.longest && kind.longest + 1,
      parse: (text, moment) => {
        const bare = strip(text)
        return bare === undefined ? undefined : kind.parse(bare, moment)
      },
      problem: (text, moment) => kind.problem(text === null ? null : (strip(text) ?? text), moment),
    })
  }
}

export type ArgTypes = Readonly<Record<string, ArgType<unknown>>>

/** The values `run` receives for the arguments a command declares. */
export type Args<A extends ArgTypes> = { [K in keyof A]: A[K] extends ArgType<infer T> ? T : never }

/** How the arguments stand in a usage line: `NAME [PERIOD]`. */
export function usageOf(args: ArgTypes, words: Moment['words']): string {
  const shown = Object.values(args).map(({ kind }) => (kind.absent ? `[${kind.label(words)}]` : kind.label(words)))
  return shown.join(' ')
}

/**
 * Reads the rest of a line as the arguments declared. Arguments of bounded length are taken from both ends, the one of any
 * length (a name, a text) gets what is between, so a name of several words can be followed by a period of two.
 */
export function read<A extends ArgTypes>(
  args: A,
  line: string,
  moment: Moment,
): { values: Args<A> } | { problem: Problem } {
  const reading = new Reading(line, moment)
  const entries = Object.entries(args)
  const open = entries.findIndex(([, { kind }]) => kind.longest === undefined)
  for (const [index, [name, { kind }]] of entries.entries()) {
    if (open < 0 || index < open) reading.take(name, kind, 'front')
  }
  for (const [name, { kind }] of open < 0 ? [] : entries.slice(open + 1).reverse()) reading.take(name, kind, 'back')
  const last = entries[open]
  if (last) reading.takeAll(last[0], last[1].kind)
  else reading.finish()
  return reading.problem ? { problem: reading.problem } : { values: Object.fromEntries(reading.values) as Args<A> }
}

/** Whoever names somebody uses fewer words; in a line without end no more beginnings are tried. */
const LONGEST_OPEN = 20

/** No more than this is repeated of what could not be read. */
const QUOTED = 60

/** What could not be read, as it is repeated to whoever typed it. */
export const quoted = (text: string): string => lastWords(text, QUOTED)

/** A line being read, with the words of it that nobody has taken yet. The first problem met is the one told. */
class Reading {
  readonly values = new Map<string, unknown>()
  problem: Problem | undefined
  private readonly line: string
  private readonly moment: Moment
  private readonly words: { text: string; at: number }[]
  /** Where the words taken from the back begin: what is missing would have stood before them. */
  private backStart: number
  /** Arguments that could have been said and were not: what is left over may have been meant as one. */
  private readonly leftOut = new Map<string, Kind<unknown>>()

  constructor(line: string, moment: Moment) {
    this.line = line
    this.backStart = line.length
    this.moment = moment
    this.words = [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index }))
  }

  take(name: string, kind: Kind<unknown>, side: 'front' | 'back'): void {
    if (this.found(name, kind, side)) return
    const value = kind.absent?.(this.moment)
    if (value === undefined) {
      this.fail(kind, 0, side === 'front' ? this.words.length : 0)
      return
    }
    this.values.set(name, value)
    this.leftOut.set(name, kind)
  }

  /** Gives an argument of any length everything that is left. */
  takeAll(name: string, kind: Kind<unknown>): void {
    const count = this.words.length
    const value = count > 0 ? kind.parse(this.text(0, count), this.moment) : kind.absent?.(this.moment)
    if (value !== undefined) {
      this.values.set(name, value)
      return
    }
    const neighbour = [...this.leftOut.values()].at(-1)
    for (let length = Math.min(count - 1, LONGEST_OPEN); neighbour && length > 0; length--) {
      if (kind.parse(this.text(0, length), this.moment) !== undefined) this.fail(neighbour, length, count)
    }
    this.fail(kind, 0, count)
  }

  /** Nothing may be left over. What was left out may have been said later than declared: `by csat 30d`. */
  finish(): void {
    for (const [name, kind] of this.leftOut) if (this.found(name, kind, 'front')) this.leftOut.delete(name)
    const count = this.words.length
    if (count === 0 || this.problem) return
    const [neighbour] = this.leftOut.values()
    if (neighbour) this.fail(neighbour, 0, count)
    else this.problem = { say: this.moment.words.args.tooMuch(quoted(this.text(0, count))) }
  }

  private found(name: string, kind: Kind<unknown>, side: 'front' | 'back'): boolean {
    const count = this.words.length
    for (let length = Math.min(kind.longest ?? 0, count); length > 0; length--) {
      const from = side === 'front' ? 0 : count - length
      const value = kind.parse(this.text(from, from + length), this.moment)
      if (value === undefined) continue
      const [first] = this.words.splice(from, length)
      if (side === 'back') this.backStart = first?.at ?? this.backStart
      this.values.set(name, value)
      return true
    }
    return false
  }

  private fail(kind: Kind<unknown>, from: number, to: number): void {
    if (this.problem) return
    const text = from === to ? null : this.text(from, to)
    const start = text === null ? this.backStart : this.words[from]!.at
    const [before, after] = [this.line.slice(0, start), this.line.slice(start + (text?.length ?? 0))]
    const instead = (runs: string) =>
      [before, runs, after]
        .map((part) => part.trim())
        .join(' ')
        .trim()
    const { say, choices } = kind.problem(text === null ? null : quoted(text), this.moment)
    this.problem = { say, choices: choices?.map(({ label, runs }) => ({ label, runs: instead(runs) })) }
  }

  /** The words from one place to another as they were typed, line breaks and all. */
  private text(from: number, to: number): string {
    const last = this.words[to - 1]!
    return this.line.slice(this.words[from]!.at, last.at + last.text.length)
  }
}
