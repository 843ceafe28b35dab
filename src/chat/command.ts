import type { Locale } from '../domain/locale.ts'
import type { Person, Role } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import { type Args, type ArgTypes, type Problem, read } from './args.ts'
import type { Place, Sender } from './heard.ts'
import { type Reply, say, type Text } from './reply.ts'
import type { Words } from './words/index.ts'

/** Who typed the command or pressed the button, and what the shop knows of them. */
export interface Caller {
  sender: Sender
  /** Null for customers and strangers. */
  person: Person | null
}

/** The moment a command was called in: all that reading its arguments needs. */
export interface Moment {
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
}

/** Everything a command may know. `D` is what main hands to commands: the desk. */
export interface Call<D> extends Moment {
  desk: D
}

/** What comes back: a reply, a short notice for a pressed button, or both. `spoken` tells which of them is said. */
export interface Answer {
  reply?: Reply
  /** At most 200 characters, shown for a moment to whoever pressed; said as a reply when the line was typed. */
  notice?: string
  /** Only the asker may see it. */
  onlyAsker?: boolean
  /** What the audit trail keeps instead of the line as it was typed: a number instead of a name. */
  audited?: string
}

export type CommandName = keyof Words['commands']

/** What is known of a command without running it: help, menus and manifests are made from it. */
export interface Described {
  /** `[a-z]+`, the same on every platform; its summary and explanation stand under this name in the words. */
  name: CommandName
  /** Other names for it, Indonesian ones above all. */
  aliases?: readonly string[]
  /** The lowest role that may use it; anyone: customers and strangers too. */
  allow: Role | 'anyone'
  /** In the customers' menu as well. */
  customers?: boolean
  /** Not in menus or /help: only buttons type it. */
  hidden?: boolean
  /** Lines as they would be typed, without the slash. The first is shown when an argument cannot be read. */
  examples: readonly string[]
}

/** A command as its file declares it; what `run` receives is inferred from `args`. */
export interface Declared<D, A extends ArgTypes> extends Described {
  args: A
  /** Whether it changes something, always or with these arguments: then it is written to the audit trail. */
  changes?: boolean | ((args: Args<A>) => boolean)
  /** Whether it tells what not everybody on the team may know: then it is written to the audit trail as well. */
  reveals?: boolean | ((args: Args<A>, moment: Moment) => boolean)
  run(args: Args<A>, call: Call<D>): Promise<Answer>
}

/** A command as everybody else sees it. */
export interface Command<D> extends Described {
  args: ArgTypes
  /** It may change something: acknowledged only after it is committed. */
  changes: boolean
  /** Reads the rest of a line: what it would do, or why it cannot be read. */
  prepare(
    rest: string,
    moment: Moment,
  ): { problem: Problem } | { audited: boolean; run(call: Call<D>): Promise<Answer> }
}

/** Makes a declared command one that can be dispatched. */
export function define<D, A extends ArgTypes>(declared: Declared<D, A>): Command<D> {
  const { run, changes = false, reveals = false, ...described } = declared
  return {
    ...described,
    changes: changes !== false,
    prepare(rest, moment) {
      const reading = read(declared.args, rest, moment)
      if ('problem' in reading) return reading
      const { values } = reading
      return {
        audited:
          (typeof changes === 'function' ? changes(values) : changes) ||
          (typeof reveals === 'function' ? reveals(values, moment) : reveals),
        run: (call) => run(values, call),
      }
    },
  }
}

/** An answer for the asker only: what went wrong and what to do instead. Thrown by commands and actions. */
export class Refused extends Error {
  readonly say: string
  constructor(say: string) {
    super('refused')
    this.say = say
  }
}

/** Telegram shows no more than this after a press. */
const NOTICE_LENGTH = 200

/** A short answer: a notice for who pressed a button, a line for who typed. */
export const note = (text: string): Answer => ({ notice: text })

/** An answer nobody else needs to read, as a line. */
export function refusal(text: string): Answer {
  return [...text].length <= NOTICE_LENGTH ? { notice: text, onlyAsker: true } : { reply: say(text), onlyAsker: true }
}

/** A reply of plain lines. */
export const answer = (...lines: readonly Text[]): Answer => ({ reply: say(...lines) })

/** What is posted and what is flashed. A notice without a press becomes a post; one that is too long is cut. */
export function spoken({ reply, notice }: Answer, pressed: boolean): { reply?: Reply; notice?: string } {
  if (!pressed) return { reply: reply ?? (notice === undefined ? undefined : say(notice)) }
  const letters = [...(notice ?? '')]
  return { reply, notice: letters.length > NOTICE_LENGTH ? `${letters.slice(0, NOTICE_LENGTH - 1).join('')}…` : notice }
}
