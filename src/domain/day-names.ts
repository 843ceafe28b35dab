import type { Locale } from './locale.ts'
import type { Weekday } from './schedule.ts'

/** Weekdays as shops abbreviate them, Monday first. */
export const SHORT_DAYS: Record<Locale, readonly string[]> = {
  id: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

const NAMES: readonly (readonly string[])[] = [
  ['mon', 'monday', 'sen', 'senin'],
  ['tue', 'tues', 'tuesday', 'sel', 'selasa'],
  ['wed', 'weds', 'wednesday', 'rab', 'rabu'],
  ['thu', 'thur', 'thurs', 'thursday', 'kam', 'kamis'],
  ['fri', 'friday', 'jum', 'jumat', "jum'at"],
  ['sat', 'saturday', 'sab', 'sabtu'],
  ['sun', 'sunday', 'min', 'minggu', 'ahad'],
]

const BY_NAME = new Map(NAMES.flatMap((names, index) => names.map((name) => [name, (index + 1) as Weekday] as const)))

/** The weekday somebody means by a name or abbreviation, in either language. */
export const weekdayNamed = (name: string): Weekday | null =>
  BY_NAME.get(name.trim().toLowerCase().replaceAll('’', "'").replace(/\.$/, '')) ?? null
