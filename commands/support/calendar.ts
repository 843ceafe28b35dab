import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import { slash } from '../../src/chat/slash.ts'
import { formatDate } from '../../src/domain/format.ts'
import { knownHolidayYears } from '../../src/domain/holidays.ts'
import { DAY_MS, type Instant } from '../../src/domain/time.ts'
import { dateOfDay, dayAt, dayOfDate, type IsoDate, instantOf } from '../../src/domain/zone.ts'

/** So long before the known holidays end the owner is told. */
const AHEAD_MS = 45 * DAY_MS

/** A date as people read it: `24 Des 2026`. */
export const dateText = (date: IsoDate, { zone, locale }: Pick<Call<Desk>, 'zone' | 'locale'>): string =>
  formatDate(instantOf(zone, dayOfDate(date) ?? 0, 0), zone, locale)

/** Days one after the other as people read them. */
export function datesText(dates: readonly IsoDate[], call: Call<Desk>): string {
  const [first = '', last = first] = [dates[0], dates.at(-1)]
  return first === last
    ? dateText(first, call)
    : call.words.settings.holidays.span(dateText(first, call), dateText(last, call))
}

/** Today, in the shop's zone. */
export const today = ({ now, zone }: Call<Desk>): IsoDate => dateOfDay(dayAt(zone, now))

/** What an owner should know about the calendar: that no holidays are kept, or that the known ones come to an end. */
export function calendarHint(call: Call<Desk>, until: Instant = call.now): string | null {
  const { desk, words, place, zone } = call
  const w = words.settings.holidays
  const { national } = desk.rules.calendar
  if (national === null) return w.hint(slash('holidays national on', place.platform))
  const last = knownHolidayYears.at(-1) ?? 0
  const end = instantOf(zone, dayOfDate(`${last + 1}-01-01`) ?? 0, 0)
  if (!national || Math.max(until, call.now + AHEAD_MS) < end) return null
  return w.ends(last, slash('holidays add', place.platform))
}
