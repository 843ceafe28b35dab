import { parseDuration } from '../domain/duration.ts'
import type { Person } from '../domain/people.ts'
import { type Period, parsePeriod } from '../domain/period.ts'
import { ArgType, type Choice } from './args.ts'
import type { Moment } from './command.ts'
import { findPerson, idOf } from './names.ts'

/** A chat by its number; with a wait's number a button cannot touch a newer wait than the one it was made for. */
export interface ChatRef {
  chat: number
  waitId?: number
}

/** More people than this are not offered as buttons. */
const OFFERED = 12

/** Somebody on the team, by name, part of it, nickname or mention. People set off are not found. */
export const admin = (): ArgType<Person> => person((team) => team.filter((p) => p.active))

/** The same, with people who were set off: for figures of the past and for taking somebody back. */
export const anyAdmin = (): ArgType<Person> => person((team) => team)

function person(among: (team: readonly Person[]) => readonly Person[]): ArgType<Person> {
  return new ArgType({
    label: (words) => words.args.labels.admin,
    parse(text, { team }) {
      const found = findPerson(text, among(team))
      return found.is === 'one' ? found.person : undefined
    },
    problem(text, { team, words }) {
      const offer = (people: readonly Person[]) => people.map((p): Choice => ({ label: p.name, runs: idOf(p) }))
      if (text === null)
        return {
          say: words.args.whichAdmin,
          choices: offer(
            among(team)
              .filter((p) => !p.shared)
              .slice(0, OFFERED),
          ),
        }
      const found = findPerson(text, among(team))
      const people = found.is === 'several' ? found.people : found.is === 'none' ? found.nearest : []
      const names = people.map((p) => p.name)
      return {
        say: found.is === 'several' ? words.args.severalAdmins(text, names) : words.args.unknownAdmin(text, names),
        choices: offer(people.slice(0, OFFERED)),
      }
    },
  })
}

/** A stretch of days in the shop's zone: `7d`, `this month`, `bulan lalu`, `2026-10-01..2026-10-31`. */
export const period = (): ArgType<Period> =>
  new ArgType({
    label: (words) => words.args.labels.period,
    longest: 3,
    parse: (text, { now, zone }) => parsePeriod(text, now, zone) ?? undefined,
    problem: (text, { words }) => ({ say: text === null ? words.args.whichPeriod : words.args.unknownPeriod(text) }),
  })

/** A length of time in seconds, more than none: `15m`, `2 jam 15 menit`. */
export const duration = (): ArgType<number> =>
  new ArgType({
    label: (words) => words.args.labels.duration,
    longest: 8,
    parse: (text) => parseDuration(text) || undefined,
    problem: (text, { words }) => ({
      say: text === null ? words.args.whichDuration : words.args.unknownDuration(text),
    }),
  })

/** A customer's chat: the one whose topic it is said in, or by number: `42`, `#42`, `42-991`. */
export const chat = (): ArgType<ChatRef> =>
  new ArgType<ChatRef>({
    label: (words) => words.args.labels.chat,
    longest: 1,
    parse(text) {
      const match = /^#?(\d{1,9})(?:-(\d{1,9}))?$/.exec(text)
      if (!match) return undefined
      return { chat: Number(match[1]), ...(match[2] === undefined ? {} : { waitId: Number(match[2]) }) }
    },
    problem: (_, { words }) => ({ say: words.args.whichChat }),
  }).orElse(({ chat }) => (chat === null ? undefined : { chat }))

/** The highest number anything stored can have; beyond it nobody needs to look. */
const HIGHEST_ID = 2 ** 31 - 1

/** The number something has in the store; `from` where an example shows which numbers it begins with. */
export const numberOf = (from = 1): ArgType<number> => number(from, HIGHEST_ID)

/** A whole number. */
export const number = (min: number, max: number): ArgType<number> =>
  new ArgType({
    label: (words) => words.args.labels.number,
    longest: 1,
    parse(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      return value >= min && value <= max ? value : undefined
    },
    problem: (_, { words }) => ({ say: words.args.notANumber(min, max) }),
  })

/** One of a few words, in any case. */
export const oneOf = <T extends string>(...names: readonly T[]): ArgType<T> =>
  among(names.map((name) => [name, [name]]))

/** One of a few meanings, each with the words for it, the first of which is shown. */
export const choice = <T extends string>(meanings: Readonly<Record<T, readonly string[]>>): ArgType<T> =>
  among(Object.entries(meanings) as [T, readonly string[]][])

/** More choices than this are not all written where a command's use is shown. */
const LISTED = 6

function among<T>(meanings: readonly (readonly [T, readonly string[]])[]): ArgType<T> {
  const shown = meanings.map(([, names]) => names[0] ?? '')
  return new ArgType({
    label: () => (shown.length > LISTED ? [...shown.slice(0, 3), '…'] : shown).join('|'),
    longest: 1,
    parse: (text) => meanings.find(([, names]) => names.includes(text.toLowerCase()))?.[0],
    problem: (text, { words }) => ({
      say: text === null ? words.args.choose(shown) : words.args.notAChoice(text, shown),
    }),
  })
}

/** One word, whatever it is. */
export const word = (label: keyof Moment['words']['args']['labels']): ArgType<string> =>
  new ArgType({ ...rest(label).kind, longest: 1 })

/** Everything that is left of the line. */
export const rest = (label: keyof Moment['words']['args']['labels']): ArgType<string> =>
  new ArgType({
    label: (words) => words.args.labels[label],
    parse: (text) => text,
    problem: (_, { words }) => ({ say: words.args.missing(words.args.labels[label]) }),
  })
