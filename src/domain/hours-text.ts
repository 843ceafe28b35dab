import { SHORT_DAYS, weekdayNamed } from './day-names.ts'
import type { Locale } from './locale.ts'
import { lastWords } from './quote.ts'
import type { Hours, Interval, Weekday } from './schedule.ts'

/** What is wrong with opening hours somebody wrote, with the piece of their text that it is about. */
export interface HoursProblem {
  code: 'nothing' | 'unknown-day' | 'unreadable-times' | 'no-such-time' | 'no-duration' | 'overlapping' | 'day-twice'
  piece: string
}

type Read<T> = { ok: T } | { problem: HoursProblem }

/** No more of what was written is repeated. */
const QUOTED = 60

const problem = (code: HoursProblem['code'], piece: string) => ({ problem: { code, piece: lastWords(piece, QUOTED) } })

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const ALWAYS = new Set(['always', 'selalu', 'selalu buka', '24 jam', '24/7'])
const EVERY_DAY = new Set(['daily', 'every day', 'everyday', 'setiap hari', 'tiap hari'])
const CLOSED = new Set(['closed', 'off', 'tutup', 'libur'])
const DAY_MINUTES = 24 * 60

/**
 * Reads opening hours as owners write them: `Mon-Sat 08:00-21:00; Sun 09:00-17:00`, `Sen-Jum 8.00-11.30,13.00-21.00`,
 * `Sat 20:00-02:00`, `Minggu tutup` or `always`. A day not named is closed; a day named twice is refused, not guessed at.
 */
export function parseHours(text: string): Read<Hours> {
  const tidy = tidied(text)
  if (ALWAYS.has(tidy)) return { ok: 'always' }
  const week: { [day in Weekday]?: readonly Interval[] } = {}
  const groups = tidy.split(';').map((group) => group.trim())
  for (const group of groups.filter(Boolean)) {
    const read = readGroup(group)
    if ('problem' in read) return read
    for (const day of read.ok.days) {
      if (week[day]) return problem('day-twice', group)
      week[day] = read.ok.intervals
    }
  }
  const open = WEEK.some((day) => week[day]?.length)
  return open ? { ok: week } : problem('nothing', text.trim())
}

/** Reads the hours of one day: `09:00-12:00`, `8-11.30, 13-21`, or `tutup`, which is none. */
export const parseDayHours = (text: string): Read<readonly Interval[]> => readIntervals(tidied(text))

const tidied = (text: string): string =>
  text.trim().toLowerCase().replace(/\n/g, ';').replace(/\s+/g, ' ').replace(/[–—]/g, '-')

function readGroup(group: string): Read<{ days: Weekday[]; intervals: Interval[] }> {
  const split = group.search(/ (?=\d|closed$|off$|tutup$|libur$)/)
  if (split < 0) return problem('unreadable-times', group)
  const days = readDays(group.slice(0, split).replace(/:$/, ''))
  if ('problem' in days) return days
  const intervals = readIntervals(group.slice(split + 1))
  return 'problem' in intervals ? intervals : { ok: { days: days.ok, intervals: intervals.ok } }
}

function readDays(text: string): Read<Weekday[]> {
  if (EVERY_DAY.has(text)) return { ok: [...WEEK] }
  const days: Weekday[] = []
  for (const piece of text.split(/,|&| dan | and /)) {
    const ends = piece.split(/-| s\/d | sampai | to /).map(weekdayNamed)
    const [first, last = first] = ends
    if (!first || !last || ends.length > 2) return problem('unknown-day', piece.trim())
    days.push(...daysFrom(first, last))
  }
  return { ok: days }
}

const daysFrom = (first: Weekday, last: Weekday): Weekday[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (((first - 1 + step) % 7) + 1) as Weekday)

function readIntervals(text: string): Read<Interval[]> {
  if (CLOSED.has(text)) return { ok: [] }
  const intervals: Interval[] = []
  for (const piece of text.split(/,|&| dan | and /).map((part) => part.trim())) {
    const read = readInterval(piece)
    if ('problem' in read) return read
    intervals.push(read.ok)
  }
  intervals.sort((a, b) => a.from - b.from)
  const overlapping = intervals.some(({ from }, index) => from < (intervals[index - 1]?.to ?? 0))
  return overlapping ? problem('overlapping', text) : { ok: intervals }
}

function readInterval(piece: string): Read<Interval> {
  const match = /^(\d{1,2})(?:[.:](\d\d))?(?: ?- ?| s\/d | sampai | to )(\d{1,2})(?:[.:](\d\d))?$/.exec(piece)
  if (!match) return problem('unreadable-times', piece)
  const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map((part) => Number(part ?? 0)) as Four
  const from = fromHour * 60 + fromMinute
  const to = toHour * 60 + toMinute
  if (fromMinute > 59 || toMinute > 59 || from >= DAY_MINUTES || to > DAY_MINUTES) return problem('no-such-time', piece)
  if (from === to) return problem('no-duration', piece)
  return { ok: { from, to: to < from ? to + DAY_MINUTES : to } }
}

type Four = [number, number, number, number]

/** Opening hours as a line an owner can read, and `parseHours` too; neighbouring days with the same hours share a group. */
export function formatHours(hours: Hours, locale: Locale): string {
  const groups = hours === 'always' ? [] : groupsOf(WEEK.map((day) => intervalsText(hours[day] ?? [], locale)))
  if (groups.length === 0) return locale === 'id' ? '24 jam' : 'always'
  const name = (index: number) => SHORT_DAYS[locale][index]
  return groups
    .map(({ first, last, text }) => `${name(first)}${last > first ? `-${name(last)}` : ''} ${text}`)
    .join('; ')
}

function groupsOf(days: readonly string[]): { first: number; last: number; text: string }[] {
  const groups: { first: number; last: number; text: string }[] = []
  for (const [index, text] of days.entries()) {
    const current = groups.at(-1)
    if (current?.last === index - 1 && current.text === text) current.last = index
    else if (text) groups.push({ first: index, last: index, text })
  }
  return groups
}

/** The hours of one day, as `parseDayHours` reads them; none: closed. */
export const formatDayHours = (intervals: readonly Interval[], locale: Locale): string =>
  intervals.length > 0 ? intervalsText(intervals, locale) : CLOSED_WORD[locale]

const CLOSED_WORD = { id: 'tutup', en: 'closed' } as const

const intervalsText = (intervals: readonly Interval[], locale: Locale): string =>
  intervals.map(({ from, to }) => `${clock(from, locale)}-${clock(to, locale)}`).join(',')

function clock(minutes: number, locale: Locale): string {
  const inDay = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes
  const two = (part: number) => String(part).padStart(2, '0')
  return two(Math.floor(inDay / 60)) + (locale === 'id' ? '.' : ':') + two(inDay % 60)
}
