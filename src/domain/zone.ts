import { IANAZone } from 'luxon'
import { DAY_MS, type Instant, MINUTE_MS } from './time.ts'

/** A calendar day as people write it, `2026-10-23`; which instants it covers depends on the shop's zone. */
export type IsoDate = string

/** Whether `name` is a time zone this machine knows, such as `Asia/Makassar`. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

function offsetMs(zone: string, at: Instant): number {
  const offset = IANAZone.create(zone).offset(at)
  if (Number.isNaN(offset)) throw new RangeError(`unknown time zone: ${zone}`)
  return offset * MINUTE_MS
}

/** Days since 1970-01-01 of the shop's calendar day at `at`: a day as a number, so that days can be counted. */
export const dayAt = (zone: string, at: Instant): number => Math.floor((at + offsetMs(zone, at)) / DAY_MS)

/** The calendar day with that number. */
export const dateOfDay = (day: number): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The number of a calendar day, or null when there is no such day, as 2026-02-30. */
export function dayOfDate(date: IsoDate): number | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN
  if (Number.isNaN(ms)) return null
  const day = ms / DAY_MS
  return dateOfDay(day) === date ? day : null
}

/** The weekday of a day, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: number) => (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7

/**
 * The instant at which the shop's wall clock shows `minutes` past midnight of `day` (1440 and more: the next day).
 * A time shown twice means the first; a time the clock skips means the moment it skips, so that order is never reversed.
 */
export function instantOf(zone: string, day: number, minutes: number): Instant {
  const wall = day * DAY_MS + minutes * MINUTE_MS
  const before = offsetMs(zone, wall - DAY_MS)
  const after = offsetMs(zone, wall + DAY_MS)
  const readings = before === after ? [wall - before] : [wall - Math.max(before, after), wall - Math.min(before, after)]
  const first = readings.find((at) => at + offsetMs(zone, at) === wall)
  return first ?? changeOfOffset(zone, Math.min(...readings), Math.max(...readings))
}

function changeOfOffset(zone: string, from: Instant, to: Instant): Instant {
  const changed = offsetMs(zone, to)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetMs(zone, middle) === changed) high = middle
    else low = middle
  }
  return high
}
