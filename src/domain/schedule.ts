import type { Instant } from './time.ts'
import { dateOfDay, type IsoDate, instantOf, weekdayOf } from './zone.ts'

/**
 * Opening hours within one day, in minutes from local midnight: open at `from` (under 1440), closed at `to` (1440 is
 * 24:00, more runs past midnight and still belongs to this day). At most 24 hours long.
 */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The hours of a usual week; a day left out is closed. */
export type Weekly = { readonly [day in Weekday]?: readonly Interval[] }

/** What a shop can answer to "when are you open?". */
export type Hours = Weekly | 'always'

/**
 * When a shop is open, in the shape it is stored in. A week without a single interval counts as `always`: an owner who has
 * set nothing wants to be alerted. An override replaces the usual hours of a date (an empty one closes it, also for
 * `always`), a holiday (date to name) closes its date before any override, breaks are taken out. Treated as immutable.
 */
export interface Schedule {
  readonly zone: string
  readonly weekly: Hours
  readonly overrides: Readonly<Record<IsoDate, readonly Interval[]>>
  readonly holidays: Readonly<Record<IsoDate, string>>
  readonly breaks: Readonly<Record<IsoDate, readonly Interval[]>>
}

/** A stretch of real time, half-open: `to` is no longer part of it. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

const ALL_DAY: readonly Interval[] = [{ from: 0, to: 24 * 60 }]

// A replay asks about the same days for every message, and an offset from the zone database costs microseconds.
const remembered = new WeakMap<Schedule, Map<number, readonly Span[]>>()

/** The open time that belongs to one day, in order and without overlaps; it may reach into the next day. */
export function openSpansOf(schedule: Schedule, day: number): readonly Span[] {
  const days = remembered.get(schedule) ?? new Map<number, readonly Span[]>()
  remembered.set(schedule, days)
  const spans = days.get(day) ?? computeSpans(schedule, day)
  days.set(day, spans)
  return spans
}

function computeSpans(schedule: Schedule, day: number): readonly Span[] {
  const spansOn = (on: number, intervals: readonly Interval[]) =>
    intervals.map(({ from, to }) => ({
      from: instantOf(schedule.zone, on, from),
      to: instantOf(schedule.zone, on, to),
    }))
  // A break is a time of day, whichever day's hours it falls into: those past midnight meet the next day's breaks too.
  const breaks = [day - 1, day, day + 1].flatMap((on) => spansOn(on, schedule.breaks[dateOfDay(on)] ?? []))
  const open = spansOn(day, hoursOn(schedule, day)).flatMap((span) => breaks.reduce(subtract, [span]))
  return merged(open)
}

function hoursOn({ weekly, overrides, holidays }: Schedule, day: number): readonly Interval[] {
  const date = dateOfDay(day)
  if (Object.hasOwn(holidays, date)) return []
  return overrides[date] ?? (isAlways(weekly) ? ALL_DAY : (weekly[weekdayOf(day)] ?? []))
}

const isAlways = (weekly: Hours): weekly is 'always' =>
  weekly === 'always' || Object.values(weekly).every((intervals) => intervals.length === 0)

const subtract = (spans: readonly Span[], gap: Span): Span[] =>
  spans
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ])
    .filter(({ from, to }) => from < to)

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else if (span.from < span.to) result.push(span)
  }
  return result
}
