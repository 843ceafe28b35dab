import type { Desk } from '../../src/actions/desk.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import { slash } from '../../src/chat/slash.ts'
import { CALENDAR, formatDates } from '../../src/domain/calendar.ts'
import { formatDayHours, parseDayHours } from '../../src/domain/hours-text.ts'
import type { IsoDate } from '../../src/domain/zone.ts'
import { datesText, dateText } from './calendar.ts'
import { change } from './changed.ts'

const USUAL = ['usual', 'biasa', 'default', 'normal']

/** Gives some dates hours of their own, or takes those away again. */
export async function onDates(
  { dates, rest }: { dates: readonly IsoDate[]; rest: string },
  call: Call<Desk>,
): Promise<Answer> {
  const w = call.words.settings.hours
  const known = call.desk.rules.calendar.dates
  const name = datesText(dates, call)
  const others = Object.entries(known).filter(([date]) => !dates.includes(date))
  if (USUAL.includes(rest.toLowerCase())) {
    if (others.length === Object.keys(known).length) throw new Refused(w.notOther(name))
    return put(Object.fromEntries(others), w.usual(name), dates, call)
  }
  const read = parseDayHours(rest)
  if ('problem' in read) throw new Refused(`${rest ? w.problem(read.problem) : ''} ${w.dateHow}`.trim())
  const changed = Object.fromEntries([...others, ...dates.map((date) => [date, read.ok] as const)])
  return put(changed, w.onDate(name, formatDayHours(read.ok, call.locale)), dates, call)
}

function put(
  all: Parameters<typeof formatDates>[0],
  line: string,
  dates: readonly IsoDate[],
  call: Call<Desk>,
): Promise<Answer> {
  const [first = ''] = dates
  const before = call.desk.rules.calendar.dates[first]
  const w = call.words.settings.hours
  const was = before ? formatDayHours(before, call.locale) : w.usualWord
  const said = [line, ...holidayAmong(dates, call)]
  return change({ name: CALENDAR.dates, value: formatDates(all), shownBy: 'hours', said, was }, call)
}

/** A holiday wins over other hours: whoever wants to open on one must take it out of the holidays. */
function holidayAmong(dates: readonly IsoDate[], call: Call<Desk>): string[] {
  const { desk, words, place } = call
  const { holidays } = desk.rules.schedule
  const date = dates.find((one) => Object.hasOwn(holidays, one))
  if (date === undefined) return []
  const name = holidays[date] || words.settings.holidays.own
  const line = slash(`holidays remove ${date}`, place.platform)
  return [words.settings.hours.stillHoliday(dateText(date, call), name, line)]
}
