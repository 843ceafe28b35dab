import type { Said } from './settings.ts'
import type { Instant } from './time.ts'
import { dayAt, instantOf } from './zone.ts'

/** Hours in which owners are not disturbed in private, by the shop's wall clock: minutes from midnight. */
export interface Quiet {
  from: number
  /** Not after `from`: on the next day. */
  to: number
  /** A customer who has waited this many percent of the target is told of all the same. */
  except: number
}

export const QUIET = 'QUIET_HOURS'

const EXCEPT = 300
const DAY_MINUTES = 24 * 60

/** Reads `22:00-06:00` and `22.00-6 except 500%`; null when it is none. */
export function parseQuiet(text: string): Quiet | null {
  const tidy = text.trim().toLowerCase().replace(/[–—]/g, '-')
  const match =
    /^(\d{1,2})(?:[.:](\d\d))? ?(?:-| s\/d | sampai | to ) ?(\d{1,2})(?:[.:](\d\d))?(?: (?:except|kecuali)(?: mulai| from)? (\d{1,5}) ?%)?$/.exec(
      tidy,
    )
  if (!match) return null
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0, except = EXCEPT] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const from = fromHour * 60 + fromMinute
  const to = (toHour * 60 + toMinute) % DAY_MINUTES
  const readable = fromHour < 24 && fromMinute < 60 && toHour * 60 + toMinute <= DAY_MINUTES && toMinute < 60
  return readable && from !== to && except > 0 ? { from, to, except } : null
}

/** Quiet hours as they are kept, and as `parseQuiet` reads them. */
export const formatQuiet = ({ from, to, except }: Quiet): string => `${clock(from)}-${clock(to)} except ${except}%`

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The quiet hours in force; null: none. */
export const quietFrom = (said: Said): Quiet | null => parseQuiet(said[QUIET] ?? '')

/** When the quiet hours that hold at `at` are over; null when none do. The first quiet minute is quiet, the last is over. */
export function quietUntil(quiet: Quiet | null, zone: string, at: Instant): Instant | null {
  if (!quiet) return null
  const today = dayAt(zone, at)
  const length = (quiet.to - quiet.from + DAY_MINUTES) % DAY_MINUTES
  for (const day of [today - 1, today]) {
    const from = instantOf(zone, day, quiet.from)
    const to = instantOf(zone, day, quiet.from + length)
    if (from <= at && at < to) return to
  }
  return null
}
