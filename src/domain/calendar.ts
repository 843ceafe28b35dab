import { holidaysOf, knownHolidayYears } from './holidays.ts'
import { formatDayHours, parseDayHours } from './hours-text.ts'
import type { Interval, Schedule } from './schedule.ts'
import type { Said } from './settings.ts'
import { dateOfDay, dayOfDate, type IsoDate } from './zone.ts'

/** The days on which a shop departs from its usual week. */
export interface Calendar {
  /** National holidays are kept; null: nobody has said, so they are not. */
  national: boolean | null
  /** Cuti bersama is kept. */
  joint: boolean
  /** The shop's own closed days with a note; null: open, although the calendar has it as a holiday. */
  own: Readonly<Record<IsoDate, string | null>>
  /** Other hours on some dates. */
  dates: Readonly<Record<IsoDate, readonly Interval[]>>
}

/** Settings that hold a part of it. */
export const CALENDAR = {
  national: 'HOLIDAYS_NATIONAL',
  joint: 'HOLIDAYS_JOINT',
  own: 'HOLIDAYS_OWN',
  dates: 'HOURS_ON_DATES',
} as const
export type CalendarSetting = (typeof CALENDAR)[keyof typeof CALENDAR]

/** A closing longer than this is not one holiday. */
const MOST_DAYS = 62

export function calendarFrom(said: Said): Calendar {
  const national = said[CALENDAR.national]
  return {
    national: national === undefined ? null : national === 'on',
    joint: said[CALENDAR.joint] === 'on',
    own: JSON.parse(said[CALENDAR.own] ?? '{}'),
    dates: datesFrom(said[CALENDAR.dates] ?? ''),
  }
}

/** The holidays and other hours of a schedule. */
export function exceptionsOf({ national, joint, own, dates }: Calendar): Pick<Schedule, 'holidays' | 'overrides'> {
  const kept = holidaysOf(knownHolidayYears, { national: national === true, collectiveLeave: joint })
  const days = Object.entries({ ...kept, ...own })
  return {
    holidays: Object.fromEntries(days.flatMap(([date, name]) => (name === null ? [] : [[date, name]]))),
    overrides: dates,
  }
}

/** Hours on dates as they are kept: `2026-12-24 09:00-12:00; 2026-12-31 closed`. */
export const formatDates = (dates: Calendar['dates']): string =>
  Object.entries(dates)
    .map(([date, intervals]) => `${date} ${formatDayHours(intervals, 'en')}`)
    .join('; ')

function datesFrom(kept: string): Calendar['dates'] {
  const dates: Record<IsoDate, readonly Interval[]> = {}
  for (const [, date = '', hours = ''] of kept.matchAll(/(\d{4}-\d\d-\d\d) ([^;]+)/g)) {
    const read = parseDayHours(hours)
    if ('ok' in read) dates[date] = read.ok
  }
  return dates
}

/**
 * The days somebody names at the beginning of a text, `2026-12-24`, `24/12/2026` or `2026-12-24..2026-12-26`, and what
 * follows them; null when it begins with none, with one that does not exist, or with more than two months.
 */
export function readDates(text: string): { dates: IsoDate[]; rest: string } | null {
  const match = /^(\S+?)(?:\.\.(\S+))?(?:\s+([\s\S]*))?$/.exec(text.trim())
  if (!match) return null
  const [, from = '', to = from, rest = ''] = match
  const [first, last] = [readDate(from), readDate(to)]
  if (first === null || last === null || last < first || last - first >= MOST_DAYS) return null
  return { dates: Array.from({ length: last - first + 1 }, (_, i) => dateOfDay(first + i)), rest: rest.trim() }
}

function readDate(text: string): number | null {
  const [, day, month, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  return dayOfDate(year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : text)
}
