import type { Locale } from '../domain/locale.ts'
import type { Person, Role } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Args, ArgTypes } from './args.ts'
import type { Place, Sender } from './heard.ts'
import type { Reply } from './reply.ts'
import type { Words } from './words/index.ts'

/** Who typed the command or pressed the button, and what the shop knows of them. */
export interface Caller {
  sender: Sender
  /** Null for customers and strangers. */
  person: Person | null
}

/** Everything a command may know about the moment it was called. `D` is what main hands to commands: the desk. */
export interface Call<D> {
  now: Instant
  caller: Caller
  place: Place
  /** The customer whose topic or private chat this is, by number; null elsewhere. */
  chat: number | null
  /** The same when the same command is delivered again: the natural key of what it causes. */
  key: string
  locale: Locale
  words: Words
  team: readonly Person[]
  zone: string
  desk: D
}

/** What comes back: a reply, a short notice for a pressed button, or both. */
export interface Answer {
  reply?: Reply
  /** At most 200 characters, shown for a moment to whoever pressed. */
  notice?: string
  /** Only the asker may see it. */
  onlyAsker?: boolean
}

export interface Command<D, A extends ArgTypes = ArgTypes> {
  /** `[a-z]+`, the same on every platform. */
  name: string
  /** Other names for it, Indonesian ones above all. */
  aliases?: readonly string[]
  args: A
  /** The lowest role that may use it; anyone: customers and strangers too. */
  allow: Role | 'anyone'
  /** Not in menus or /help: only buttons type it. */
  hidden?: boolean
  /** It changes something: written to the audit trail, and acknowledged only after it is committed. */
  changes?: boolean
  examples: readonly string[]
  run(args: Args<A>, call: Call<D>): Promise<Answer>
}

/** An answer for the asker only: what went wrong and what to do instead. Thrown by commands and actions. */
export class Refused extends Error {
  readonly say: string
  constructor(say: string) {
    super('refused')
    this.say = say
  }
}
