import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Interval, Schedule } from '../../src/domain/hours.ts'
import { dueAt, isHoliday, isOpen, nextClose, nextOpen, openSeconds, openSegments } from '../../src/domain/hours.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { dayOfDate, instantOf } from '../../src/domain/zone.ts'

type Times = [string, string][]

interface Case {
  id: string
  kind: string
  schedule: {
    timezone: string
    weekly: Record<string, Times>
    always_open: boolean
    holidays: string[]
    overrides: Record<string, Times>
    breaks: Record<string, Times>
  }
  start: string
  end: string
  seconds: number
  local_date: string
  local_time: string
  expected: unknown
  expected_seconds: number
}

// Other products' conventions that the definitions of ours decide against, with the sentence that does.
const decidedOtherwise: Record<string, { because: string; ours: unknown }> = {
  'wh-067': { because: 'Real elapsed time counts, so a 25-hour day has 25 hours.', ours: 90000 },
}

const file = new URL('../../../shared/vectors/business-hours.json', import.meta.url)
const cases: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : []
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const intervals = (times: Times): Interval[] =>
  times.map(([from, to]) => ({ from: minutes(from), to: minutes(to) + (minutes(to) <= minutes(from) ? 1440 : 0) }))
const byKey = (times: Record<string, Times>, key = (name: string) => name) =>
  Object.fromEntries(Object.entries(times).map(([name, list]) => [key(name), intervals(list)]))

function scheduleOf({ schedule }: Case): Schedule {
  return {
    zone: schedule.timezone,
    weekly: schedule.always_open ? 'always' : byKey(schedule.weekly, (name) => String(weekdays.indexOf(name) + 1)),
    overrides: byKey(schedule.overrides),
    holidays: Object.fromEntries(schedule.holidays.map((date) => [date, 'Holiday'])),
    breaks: byKey(schedule.breaks),
  }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

function answer(one: Case, schedule: Schedule): unknown {
  const start = Date.parse(one.start)
  switch (one.kind) {
    case 'deadline':
      return iso(dueAt(schedule, start, one.seconds))
    case 'elapsed':
      return openSeconds(schedule, start, Date.parse(one.end))
    case 'is_open':
      return isOpen(schedule, start)
    case 'is_holiday':
      return isHoliday(schedule, start)
    case 'next_open':
      return iso(nextOpen(schedule, start))
    case 'next_close':
      return iso(nextClose(schedule, start))
    case 'open_segments':
      return openSegments(schedule, start, start + 30 * DAY_MS)
        .slice(0, (one.expected as Times).length)
        .map(({ from, to }) => [iso(from), iso(to)])
    case 'wall_to_instant':
      return iso(instantOf(schedule.zone, dayOfDate(one.local_date) ?? Number.NaN, minutes(one.local_time)))
    default:
      throw new Error(`unknown kind ${one.kind}`)
  }
}

const normal = (expected: unknown): unknown => {
  if (Array.isArray(expected)) return expected.map(normal)
  return typeof expected === 'string' ? iso(Date.parse(expected)) : expected
}

describe.skipIf(cases.length === 0)('the clock against other products’ cases', () => {
  it('has all of them', () => {
    expect(cases).toHaveLength(81)
  })

  it.each(cases.map((one) => [one.id, one.kind, one] as const))('%s %s', (id, kind, one) => {
    const theirs = kind === 'elapsed' ? one.expected_seconds : normal(one.expected)
    const decided = decidedOtherwise[id]
    const got = answer(one, scheduleOf(one))
    if (decided) expect(got, decided.because).not.toEqual(theirs)
    expect(got).toEqual(decided ? decided.ours : theirs)
  })
})
