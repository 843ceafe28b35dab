import type { Desk } from '../src/actions/desk.ts'
import { rest } from '../src/chat/arg-types.ts'
import { type Answer, type Call, Refused } from '../src/chat/command.ts'
import { type Block, button, CALLBACK_BYTES } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { readDates } from '../src/domain/calendar.ts'
import { formatDayHours, formatHours, parseHours } from '../src/domain/hours-text.ts'
import type { Hours } from '../src/domain/schedule.ts'
import { away, isAway } from './support/away.ts'
import { calendarHint, dateText, today } from './support/calendar.ts'
import { change } from './support/changed.ts'
import { command } from './support/command.ts'
import { onDates } from './support/day-hours.ts'

const APPLY = /^(?:apply|pakai)\s+/i
const SHOWN_DATES = 8

export default command({
  name: 'hours',
  aliases: ['jam'],
  args: { wish: rest('hours').optional() },
  allow: 'owner',
  changes: ({ wish }) => wish !== null && (APPLY.test(wish) || isAway(wish) || readDates(wish) !== null),
  examples: [
    'hours Mon-Sat 08:00-21:00; Sun 09:00-17:00',
    'jam Sen-Jum 08.00-11.30,13.00-21.00; Sab 20.00-02.00',
    'hours 2026-12-24 09:00-12:00',
    'hours away on',
  ],
  async run({ wish }, call) {
    if (wish === null) return show(call)
    if (isAway(wish)) return away(wish, call)
    const dated = readDates(wish)
    if (dated) return onDates(dated, call)
    const { words } = call
    const read = parseHours(wish.replace(APPLY, ''))
    if ('problem' in read)
      throw new Refused(`${words.settings.hours.problem(read.problem)} ${words.settings.hours.change}`)
    return APPLY.test(wish) ? apply(read.ok, call) : preview(read.ok, call)
  },
})

function show(call: Call<Desk>): Answer {
  const { desk, locale, words, place } = call
  const { hours: w, away: a } = words.settings
  const { weekly, zone, overrides } = desk.rules.schedule
  const dates = Object.entries(overrides)
    .filter(([date]) => date >= today(call))
    .sort(([one], [other]) => one.localeCompare(other))
    .slice(0, SHOWN_DATES)
    .map(([date, intervals]) => [dateText(date, call), formatDayHours(intervals, locale)] as const)
  const hint = calendarHint(call)
  const body: Block[] = [
    { text: formatHours(weekly, locale) },
    ...(dates.length > 0 ? [{ text: [{ bold: w.dates }] }, { facts: dates }] : []),
    { facts: [[a.title, `${a.is(desk.rules.away.on)} (${slash('hours away', place.platform)})`]] },
    ...(hint ? [{ text: hint }] : []),
    { small: `${w.zone(zone)} ${w.change}` },
  ]
  return { reply: { title: w.title, body } }
}

/** Shows what would be, with a button that makes it so; when the hours do not fit into a button, a line to type. */
async function preview(hours: Hours, { desk, locale, now, place, words }: Call<Desk>): Promise<Answer> {
  const w = words.settings.hours
  const line = `hours apply ${formatHours(hours, 'en')}`
  const fits = Buffer.byteLength(line) <= CALLBACK_BYTES
  const { open } = await desk.store.waits.tally(now)
  const body: Block[] = [
    { text: [{ bold: formatHours(hours, locale) }] },
    { text: w.instead(formatHours(desk.rules.schedule.weekly, locale)) },
    ...(open > 0 ? [{ small: w.open(open) }] : []),
    ...(fits ? [] : [{ text: w.confirm(slash(line, place.platform)) }]),
  ]
  return { reply: { title: w.preview, body, ...(fits ? { buttons: [[button(w.apply, line, 'primary')]] } : {}) } }
}

function apply(hours: Hours, call: Call<Desk>): Promise<Answer> {
  const { words, locale, desk } = call
  const said = [words.settings.hours.applied(formatHours(hours, locale))]
  const was = formatHours(desk.rules.schedule.weekly, locale)
  return change({ name: 'BUSINESS_HOURS', value: formatHours(hours, 'en'), shownBy: 'hours', said, was }, call)
}
