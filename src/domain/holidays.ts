import calendar from './holidays-id.json' with { type: 'json' }
import type { IsoDate } from './zone.ts'

interface Year {
  national: Record<string, string>
  collectiveLeave: Record<string, string>
}

const years: Record<string, Year> = calendar

/** The years whose Indonesian holidays are known, in order. About any other year nobody should be told anything. */
export const knownHolidayYears: readonly number[] = Object.keys(years).map(Number)

/** Which of the days in the file a shop keeps. On cuti bersama many stay open. */
export interface Kept {
  national: boolean
  collectiveLeave: boolean
}

/** Indonesian holidays of those years, date to name, for a shop's schedule; unknown years add none. */
export function holidaysOf(wanted: readonly number[], { national, collectiveLeave }: Kept): Record<IsoDate, string> {
  const holidays: Record<IsoDate, string> = {}
  for (const year of wanted) {
    const known = years[year]
    const named = { ...(collectiveLeave ? known?.collectiveLeave : {}), ...(national ? known?.national : {}) }
    for (const [day, name] of Object.entries(named)) holidays[`${year}-${day}`] = name
  }
  return holidays
}
