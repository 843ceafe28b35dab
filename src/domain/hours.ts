import { openSpansOf, type Schedule, type Span } from './schedule.ts'
import { DAY_MS, type Instant, SECOND_MS } from './time.ts'
import { dateOfDay, dayAt } from './zone.ts'

export type { Hours, Interval, Schedule, Span, Weekly } from './schedule.ts'

/** How far ahead an opening, a closing or a due instant is sought before it counts as never. */
const HORIZON_MS = 400 * DAY_MS

/** Open time between two instants in milliseconds, exact; zero when `from` is not before `to`. What decides lateness. */
export function openMs(schedule: Schedule, from: Instant, to: Instant): number {
  let total = 0
  for (const piece of openPieces(schedule, from, to)) total += piece.to - piece.from
  return total
}

/** Open time between two instants in whole seconds, rounded down as a stopwatch would: for figures, not for deciding. */
export const openSeconds = (schedule: Schedule, from: Instant, to: Instant): number =>
  Math.floor(openMs(schedule, from, to) / SECOND_MS)

/**
 * The first instant by which `openSeconds` of open time have passed since `from`: when a customer has waited long enough.
 * Null when that is more than 400 days ahead.
 */
export function dueAt(schedule: Schedule, from: Instant, openSeconds: number): Instant | null {
  let left = Math.ceil(openSeconds * SECOND_MS)
  if (left <= 0) return from
  for (const piece of openPieces(schedule, from, from + HORIZON_MS)) {
    if (piece.from + left <= piece.to) return piece.from + left
    left -= piece.to - piece.from
  }
  return null
}

/** Whether the shop is open at that instant; at the closing minute it no longer is. */
export const isOpen = (schedule: Schedule, at: Instant): boolean => nextPiece(schedule, at, at + 1) !== undefined

/** The first open instant from `at` on (`at` itself while open), or null when there is none within 400 days. */
export const nextOpen = (schedule: Schedule, at: Instant): Instant | null =>
  nextPiece(schedule, at, at + HORIZON_MS)?.from ?? null

/** The end of the current opening, or of the next one while closed; null when the shop does not close within 400 days. */
export function nextClose(schedule: Schedule, at: Instant): Instant | null {
  const until = at + HORIZON_MS
  for (const span of openSpans(schedule, at, until)) return span.to < until ? span.to : null
  return null
}

/** Every stretch of open time between two instants, in order, adjoining ones joined. */
export const openSegments = (schedule: Schedule, from: Instant, to: Instant): Span[] => [
  ...openSpans(schedule, from, to),
]

/** Whether that instant falls on a holiday of the shop, by the date in the shop's zone. */
export const isHoliday = (schedule: Schedule, at: Instant): boolean =>
  Object.hasOwn(schedule.holidays, dateOfDay(dayAt(schedule.zone, at)))

function nextPiece(schedule: Schedule, from: Instant, to: Instant): Span | undefined {
  for (const piece of openPieces(schedule, from, to)) return piece
}

/** Open time between two instants, day by day as it comes, nothing twice. */
function* openPieces(schedule: Schedule, from: Instant, to: Instant): Generator<Span> {
  if (from >= to) return
  let cursor = from
  const lastDay = dayAt(schedule.zone, to)
  // Yesterday's hours may run past midnight.
  for (let day = dayAt(schedule.zone, from) - 1; day <= lastDay; day++) {
    for (const span of openSpansOf(schedule, day)) {
      const piece = { from: Math.max(span.from, cursor), to: Math.min(span.to, to) }
      if (piece.from >= piece.to) continue
      yield piece
      cursor = piece.to
    }
  }
}

function* openSpans(schedule: Schedule, from: Instant, to: Instant): Generator<Span> {
  let current: Span | undefined
  for (const piece of openPieces(schedule, from, to)) {
    if (current && current.to !== piece.from) yield current
    current = current?.to === piece.from ? { from: current.from, to: piece.to } : piece
  }
  if (current) yield current
}
