import calendar from './holidays-id.json' with { type: 'json' }
import type { IsoDate } from './zone.ts'

interface Year {
  national: Record<string, string>
  collectiveLeave: Record<string, string>
}

const years: Record<string, Year> = calendar

/** The years whose Indonesian holidays are known, in order. About any other year nobody should be told anything. */
export const knownHolidayYears: readonly number[] = Object.keys(years).map(Number)

/**
 * Indonesian holidays of those years, date to name, for a shop's schedule; unknown years add none. Cuti bersama, on which
 * many shops stay open, only when asked for.
 */
export function holidaysOf(
  wanted: readonly number[],
  { collectiveLeave }: { collectiveLeave: boolean },
): Record<IsoDate, string> {
  const holidays: Record<IsoDate, string> = {}
  for (const year of wanted) {
    const known = years[year]
    const named = { ...known?.national, ...(collectiveLeave ? known?.collectiveLeave : {}) }
    for (const [day, name] of Object.entries(named)) holidays[`${year}-${day}`] = name
  }
  return holidays
}
