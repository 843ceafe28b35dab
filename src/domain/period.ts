import type { Span } from './schedule.ts'
import { DAY_MS, type Instant } from './time.ts'
import { dateOfDay, dayAt, dayOfDate, type IsoDate, instantOf, weekdayOf } from './zone.ts'

/** How somebody named a period; with the days it covers that is all a heading needs. */
export type PeriodKind =
  | 'today'
  | 'yesterday'
  | 'days'
  | 'this-week'
  | 'last-week'
  | 'this-month'
  | 'last-month'
  | 'month'
  | 'range'

/**
 * Whole calendar days in the shop's zone that figures are asked for, as half-open instants. A running period ends with its
 * last day, so `to` may lie ahead. `previous` has as many days and ends where this one begins.
 */
export interface Period extends Span {
  readonly kind: PeriodKind
  readonly days: number
  readonly firstDate: IsoDate
  readonly lastDate: IsoDate
  readonly previous: Span
}

/** First and last day, as day numbers. */
interface Days {
  kind: PeriodKind
  first: number
  last: number
}

const DEFAULT = '7d'
const LONGEST_DAYS = 366

/**
 * Reads a period such as `today`, `7d`, `last month`, `2026-10`, `2026-10-01..2026-10-31`, `hari ini` or `bulan lalu`;
 * nothing means `7d`. `7d` is today and the six days before it, a week begins on Monday. Null when it is no period, is
 * reversed, names a day that does not exist, or is longer than 366 days.
 */
export function parsePeriod(text: string, now: Instant, zone: string): Period | null {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ') || DEFAULT
  const days = named(tidy, dayAt(zone, now)) ?? lastDays(tidy, dayAt(zone, now)) ?? month(tidy) ?? range(tidy)
  if (!days || days.last < days.first || days.last - days.first >= LONGEST_DAYS) return null
  return periodOf(days, zone)
}

function named(text: string, today: number): Days | null {
  const monday = today - weekdayOf(today) + 1
  switch (text) {
    case 'today':
    case 'hari ini':
      return { kind: 'today', first: today, last: today }
    case 'yesterday':
    case 'kemarin':
      return { kind: 'yesterday', first: today - 1, last: today - 1 }
    case 'this week':
    case 'minggu ini':
      return { kind: 'this-week', first: monday, last: monday + 6 }
    case 'last week':
    case 'minggu lalu':
      return { kind: 'last-week', first: monday - 7, last: monday - 1 }
    case 'this month':
    case 'bulan ini':
      return monthOf('this-month', today)
    case 'last month':
    case 'bulan lalu':
      return monthOf('last-month', monthOf('month', today).first - 1)
    default:
      return null
  }
}

function lastDays(text: string, today: number): Days | null {
  const count = Number(/^(\d{1,3}) ?(?:d|days?|hari)$/.exec(text)?.[1] ?? 0)
  return count > 0 ? { kind: 'days', first: today - count + 1, last: today } : null
}

function month(text: string): Days | null {
  const first = /^[12]\d{3}-\d\d$/.test(text) ? dayOfDate(`${text}-01`) : null
  return first === null ? null : monthOf('month', first)
}

function monthOf(kind: PeriodKind, day: number): Days {
  const [year, month] = dateOfDay(day).split('-').map(Number) as [number, number]
  const firstOf = (index: number) => Date.UTC(year, index, 1) / DAY_MS
  return { kind, first: firstOf(month - 1), last: firstOf(month) - 1 }
}

function range(text: string): Days | null {
  const [from = '', to = from, ...more] = text.split(/ ?\.\. ?/)
  const [first, last] = [dayOfDate(from), dayOfDate(to)]
  return first === null || last === null || more.length > 0 ? null : { kind: 'range', first, last }
}

function periodOf({ kind, first, last }: Days, zone: string): Period {
  const days = last - first + 1
  const midnight = (day: number) => instantOf(zone, day, 0)
  return {
    kind,
    days,
    firstDate: dateOfDay(first),
    lastDate: dateOfDay(last),
    from: midnight(first),
    to: midnight(last + 1),
    previous: { from: midnight(first - days), to: midnight(first) },
  }
}
