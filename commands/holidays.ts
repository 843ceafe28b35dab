import type { Desk } from '../src/actions/desk.ts'
import { choice, rest } from '../src/chat/arg-types.ts'
import { type Answer, type Call, Refused } from '../src/chat/command.ts'
import type { Block } from '../src/chat/reply.ts'
import { CALENDAR, exceptionsOf, readDates } from '../src/domain/calendar.ts'
import { lastWords } from '../src/domain/quote.ts'
import { calendarHint, datesText, dateText, today } from './support/calendar.ts'
import { change } from './support/changed.ts'
import { command } from './support/command.ts'

const WHAT = {
  national: ['national', 'nasional'],
  joint: ['joint', 'bersama', 'cuti'],
  add: ['add', 'tambah'],
  remove: ['remove', 'hapus'],
} as const

const SWITCH: Readonly<Record<string, boolean>> = { on: true, nyala: true, off: false, mati: false }
const SHOWN = 8
const NOTE_LENGTH = 60

export default command({
  name: 'holidays',
  aliases: ['libur'],
  args: { what: choice(WHAT).optional(), details: rest('details').optional() },
  allow: 'owner',
  changes: ({ what }) => what !== null,
  examples: ['holidays national on', 'libur add 2026-12-24 Pindahan toko', 'holidays remove 2026-12-24'],
  async run({ what, details }, call) {
    if (what === null) {
      if (details !== null) throw new Refused(call.words.args.choose(Object.keys(WHAT)))
      return show(call)
    }
    switch (what) {
      case 'national':
      case 'joint':
        return turn(what, details ?? '', call)
      case 'add':
        return add(details ?? '', call)
      case 'remove':
        return remove(details ?? '', call)
    }
  },
})

function show(call: Call<Desk>): Answer {
  const w = call.words.settings.holidays
  const { calendar, schedule } = call.desk.rules
  const coming = Object.entries(schedule.holidays)
    .filter(([date]) => date >= today(call))
    .sort(([a], [b]) => a.localeCompare(b))
  const facts = [
    [w.national, w.kept(calendar.national === true)],
    [w.joint, w.kept(calendar.joint)],
  ] as const
  const days = coming.slice(0, SHOWN).map(([date, name]) => [dateText(date, call), name || w.own] as const)
  const hint = calendarHint(call)
  const body: Block[] = [
    { facts },
    { text: [{ bold: w.coming }] },
    days.length > 0 ? { facts: days } : { text: w.none },
    ...(coming.length > SHOWN ? [{ small: w.more(coming.length - SHOWN) }] : []),
    ...(hint ? [{ text: hint }] : []),
    { small: `${w.how} ${w.change}` },
  ]
  return { reply: { title: w.title, body } }
}

function turn(which: 'national' | 'joint', details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.settings.holidays
  const on = SWITCH[details.trim().toLowerCase()]
  if (on === undefined) throw new Refused(call.words.args.choose(['on', 'off']))
  const was = w.kept(call.desk.rules.calendar[which] === true)
  const note = on ? (calendarHintOnce(call) ?? undefined) : undefined
  const value = on ? 'on' : 'off'
  return change({ name: CALENDAR[which], value, shownBy: 'holidays', said: [w.turned(which, on)], was, note }, call)
}

function add(details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.settings.holidays
  const { dates, note } = named(details, call)
  const own = { ...call.desk.rules.calendar.own, ...Object.fromEntries(dates.map((date) => [date, note])) }
  const said = [w.added(datesText(dates, call), note)]
  return change({ name: CALENDAR.own, value: JSON.stringify(own), shownBy: 'holidays', said, was: null }, call)
}

/** Opens the shop again on a day: one of its own is forgotten, one of the calendar's is an exception from then on. */
function remove(details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.settings.holidays
  const { dates } = named(details, call)
  const { schedule, calendar } = call.desk.rules
  const closed = dates.filter((date) => Object.hasOwn(schedule.holidays, date))
  if (closed.length === 0) throw new Refused(w.notHoliday(datesText(dates, call)))
  const { holidays } = exceptionsOf({ ...calendar, own: {} })
  const others = Object.entries(calendar.own).filter(([date]) => !closed.includes(date))
  const exceptions = closed.filter((date) => Object.hasOwn(holidays, date)).map((date) => [date, null] as const)
  const own = Object.fromEntries([...others, ...exceptions])
  const said = [w.removed(datesText(dates, call))]
  return change({ name: CALENDAR.own, value: JSON.stringify(own), shownBy: 'holidays', said, was: null }, call)
}

function named(details: string, { words }: Call<Desk>): { dates: string[]; note: string } {
  const read = readDates(details)
  if (!read) throw new Refused(words.settings.holidays.whichDay)
  return { dates: read.dates, note: lastWords(read.rest, NOTE_LENGTH) }
}

/** Switched on, that the known holidays come to an end soon is worth saying. */
const calendarHintOnce = (call: Call<Desk>): string | null => {
  const { rules } = call.desk
  const national = { ...rules, calendar: { ...rules.calendar, national: true } }
  return calendarHint({ ...call, desk: { ...call.desk, rules: national } })
}
