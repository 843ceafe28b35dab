import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueAt,
  type Hours,
  type Interval,
  isHoliday,
  isOpen,
  nextClose,
  nextOpen,
  openMs,
  openSeconds,
  openSegments,
  type Schedule,
  type Weekly,
} from '../../src/domain/hours.ts'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/domain/time.ts'

const at = (iso: string) => Date.parse(iso)
const hours = (from: number, to: number): Interval => ({ from: from * 60, to: to * 60 })

function shop(weekly: Hours, more: Partial<Schedule> = {}): Schedule {
  return { zone: 'Asia/Jakarta', weekly, overrides: {}, holidays: {}, breaks: {}, ...more }
}

// 23 October 2026 is a Friday.
const office: Weekly = { 1: [hours(9, 18)], 2: [hours(9, 18)], 3: [hours(9, 18)], 4: [hours(9, 18)], 5: [hours(9, 18)] }

describe('open time', () => {
  const open = (schedule: Schedule, from: string, to: string) => openSeconds(schedule, at(from), at(to))

  it.each([
    ['inside one day', '2026-10-23T10:00+07:00', '2026-10-23T10:12+07:00', 720],
    ['over a weekend', '2026-10-23T17:50+07:00', '2026-10-26T09:21+07:00', 31 * 60],
    ['the closing minute is closed', '2026-10-23T18:00+07:00', '2026-10-23T18:01+07:00', 0],
    ['from after to', '2026-10-23T11:00+07:00', '2026-10-23T10:00+07:00', 0],
    ['a second and a half is one second', '2026-10-23T10:00:00+07:00', '2026-10-23T10:00:01.500+07:00', 1],
  ])('%s', (_, from, to, seconds) => {
    expect(open(shop(office), from, to)).toBe(seconds)
  })

  it('runs past midnight as part of the day it starts on, whatever the next day is', () => {
    const bar = shop(
      { 6: [hours(20, 26)] },
      { overrides: { '2026-10-25': [] }, holidays: { '2026-11-01': 'Closed Sunday' } },
    )
    expect(open(bar, '2026-10-24T19:00+07:00', '2026-10-25T12:00+07:00')).toBe(6 * 3600)
    expect(open(bar, '2026-10-31T19:00+07:00', '2026-11-01T12:00+07:00')).toBe(6 * 3600)
  })

  it('closes the night that starts on a holiday, not the one that ends on it', () => {
    const bar = shop({ 6: [hours(20, 26)], 7: [hours(20, 26)] }, { holidays: { '2026-10-25': 'Holiday' } })
    expect(openSegments(bar, at('2026-10-24T00:00+07:00'), at('2026-10-27T00:00+07:00'))).toEqual([
      { from: at('2026-10-24T20:00+07:00'), to: at('2026-10-25T02:00+07:00') },
    ])
  })

  it('counts the hours of two days that overlap after midnight once', () => {
    const club = shop({ 6: [hours(20, 26)], 7: [hours(0, 10)] })
    expect(open(club, '2026-10-24T12:00+07:00', '2026-10-25T12:00+07:00')).toBe(14 * 3600)
  })

  it('takes a break after midnight out of the night before', () => {
    const bar = shop({ 6: [hours(20, 26)] }, { breaks: { '2026-10-25': [hours(0, 1)] } })
    expect(open(bar, '2026-10-24T19:00+07:00', '2026-10-25T12:00+07:00')).toBe(5 * 3600)
  })

  it('lets an override replace the week, and a holiday win over it', () => {
    const override = { overrides: { '2026-10-23': [hours(10, 12)] } }
    expect(open(shop(office, override), '2026-10-23T00:00+07:00', '2026-10-24T00:00+07:00')).toBe(2 * 3600)
    const both = { ...override, holidays: { '2026-10-23': 'Holiday' } }
    expect(open(shop(office, both), '2026-10-23T00:00+07:00', '2026-10-24T00:00+07:00')).toBe(0)
  })

  it('is always open when nobody has set hours, and closed on the days somebody closed', () => {
    for (const weekly of ['always', {}, { 1: [], 2: [] }] as const) {
      expect(open(shop(weekly), '2026-10-23T00:00Z', '2026-10-30T00:00Z')).toBe(7 * 24 * 3600)
      const closed = shop(weekly, { holidays: { '2026-10-24': 'Holiday' }, overrides: { '2026-10-25': [] } })
      expect(open(closed, '2026-10-23T00:00Z', '2026-10-30T00:00Z')).toBe(5 * 24 * 3600)
    }
  })

  it('counts 25 hours and 23 hours on the days the clocks change', () => {
    const berlin = shop({ 7: [hours(0, 24)] }, { zone: 'Europe/Berlin' })
    expect(open(berlin, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toBe(25 * 3600)
    expect(open(berlin, '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toBe(23 * 3600)
  })

  it('opens at nine by the clock on the day the clocks change', () => {
    const berlin = shop({ 7: [hours(9, 17)] }, { zone: 'Europe/Berlin' })
    expect(nextOpen(berlin, at('2026-03-28T23:30Z'))).toBe(at('2026-03-29T07:00Z'))
    expect(nextOpen(berlin, at('2026-10-24T23:30Z'))).toBe(at('2026-10-25T08:00Z'))
  })

  it('opens when the clock skips the opening time, and never closes before it opens', () => {
    const early = shop({ 7: [{ from: 150, to: 195 }] }, { zone: 'Europe/Berlin' })
    expect(openSegments(early, at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'))).toEqual([
      { from: at('2026-03-29T01:00Z'), to: at('2026-03-29T01:15Z') },
    ])
    const skipped = shop({ 7: [{ from: 130, to: 170 }] }, { zone: 'Europe/Berlin' })
    expect(openSegments(skipped, at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'))).toEqual([])
  })

  it('refuses a zone nobody knows', () => {
    expect(() => openMs(shop(office, { zone: 'Asia/Bandungan' }), 0, 1)).toThrow(RangeError)
  })
})

describe('due', () => {
  it('is counted from the next opening when the wait opens outside hours', () => {
    expect(dueAt(shop(office), at('2026-10-23T20:00+07:00'), 600)).toBe(at('2026-10-26T09:10+07:00'))
  })

  it('falls on the closing minute when the target ends there', () => {
    expect(dueAt(shop(office), at('2026-10-23T17:30+07:00'), 1800)).toBe(at('2026-10-23T18:00+07:00'))
  })

  it('is at once for a target of nothing', () => {
    expect(dueAt(shop(office), at('2026-10-24T12:00+07:00'), 0)).toBe(at('2026-10-24T12:00+07:00'))
  })

  it('is sought 400 days ahead and no further', () => {
    const once = (date: string) => shop({ 1: [hours(9, 10)] }, opened(date))
    const from = at('2026-01-01T00:00+07:00')
    expect(dueAt(once('2027-02-04'), from, 3600)).toBe(at('2027-02-04T10:00+07:00'))
    expect(dueAt(once('2027-02-05'), from, 3600)).toBeNull()
    expect(nextOpen(once('2027-02-05'), from)).toBeNull()
    expect(nextClose(once('2027-02-05'), from)).toBeNull()
  })

  it('is the next moment but five minutes for a shop that never closes', () => {
    expect(dueAt(shop('always'), at('2026-10-23T20:00Z'), 300)).toBe(at('2026-10-23T20:05Z'))
    expect(nextClose(shop('always'), at('2026-10-23T20:00Z'))).toBeNull()
  })
})

function closedMondays(): Record<string, Interval[]> {
  const mondays = Array.from({ length: 60 }, (_, week) => new Date(at('2026-01-05T00:00Z') + week * 7 * DAY_MS))
  return Object.fromEntries(mondays.map((monday) => [monday.toISOString().slice(0, 10), []]))
}

const opened = (date: string) => ({ overrides: { ...closedMondays(), [date]: [hours(9, 10)] } })

describe('a holiday', () => {
  it('is a date in the shop’s zone', () => {
    const papua = shop(office, { zone: 'Asia/Jayapura', holidays: { '2026-08-17': 'Hari Kemerdekaan RI' } })
    expect(isHoliday(papua, at('2026-08-16T15:00Z'))).toBe(true)
    expect(isHoliday(papua, at('2026-08-17T15:00Z'))).toBe(false)
  })
})

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: from + length }))
const someHours = fc.array(interval, { maxLength: 3 })
const week = fc
  .tuple(...Array.from({ length: 7 }, () => someHours))
  .map((days): Weekly => Object.fromEntries(days.map((day, index) => [index + 1, day])))
const date = fc
  .integer({ min: 0, max: 30 })
  .map((day) => new Date(at('2026-10-10T00:00Z') + day * DAY_MS).toISOString().slice(0, 10))
const schedule: fc.Arbitrary<Schedule> = fc.record({
  zone: fc.constantFrom('Asia/Jakarta', 'Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe'),
  weekly: fc.oneof({ weight: 6, arbitrary: week }, { weight: 1, arbitrary: fc.constant('always' as const) }),
  overrides: fc.dictionary(date, someHours, { maxKeys: 4 }),
  holidays: fc.dictionary(date, fc.constant('Holiday'), { maxKeys: 3 }),
  breaks: fc.dictionary(date, someHours, { maxKeys: 3 }),
})
const instant = fc.integer({ min: at('2026-10-12T00:00Z'), max: at('2026-11-08T00:00Z') })

describe('whatever the schedule', () => {
  it('open time adds up over adjoining stretches, is never negative and never more than what passed', () => {
    fc.assert(
      fc.property(schedule, instant, instant, instant, (any, ...three) => {
        const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number]
        expect(openMs(any, a, b) + openMs(any, b, c)).toBe(openMs(any, a, c))
        expect(openMs(any, a, c)).toBeGreaterThanOrEqual(0)
        expect(openMs(any, a, c)).toBeLessThanOrEqual(c - a)
        expect(openMs(any, c, a)).toBe(0)
      }),
    )
  })

  it('due is the first instant with the target behind it', () => {
    fc.assert(
      fc.property(schedule, instant, fc.integer({ min: 1, max: 30 * 3600 }), (any, from, target) => {
        const due = dueAt(any, from, target)
        if (due === null) {
          expect(openMs(any, from, from + 400 * DAY_MS)).toBeLessThan(target * SECOND_MS)
          return
        }
        expect(openMs(any, from, due)).toBe(target * SECOND_MS)
        expect(openMs(any, from, due - 1)).toBe(target * SECOND_MS - 1)
      }),
    )
  })

  it('hours written as adjoining pieces are the same hours', () => {
    const halves = (intervals: readonly Interval[]) =>
      intervals.flatMap(({ from, to }) => {
        const middle = Math.min(1439, Math.floor((from + to) / 2))
        return middle > from
          ? [
              { from: middle, to },
              { from, to: middle },
            ]
          : [{ from, to }]
      })
    fc.assert(
      fc.property(schedule, instant, instant, (any, from, to) => {
        const weekly =
          any.weekly === 'always'
            ? any.weekly
            : Object.fromEntries(Object.entries(any.weekly).map(([day, list]) => [day, halves(list ?? [])]))
        expect(openSegments({ ...any, weekly }, from, to)).toEqual(openSegments(any, from, to))
      }),
    )
  })

  it('an instant is open exactly when it lies in a segment', () => {
    fc.assert(
      fc.property(schedule, instant, (any, now) => {
        const segments = openSegments(any, now - 36 * HOUR_MS, now + 36 * HOUR_MS)
        expect(isOpen(any, now)).toBe(segments.some(({ from, to }) => from <= now && now < to))
        const next = nextOpen(any, now)
        if (next !== null) expect(isOpen(any, next)).toBe(true)
        const close = nextClose(any, now)
        if (close !== null) expect([isOpen(any, close - 1), isOpen(any, close)]).toEqual([true, false])
      }),
    )
  })

  it('reads the same after a journey through the store', () => {
    fc.assert(
      fc.property(schedule, instant, instant, (any, from, to) => {
        expect(openMs(JSON.parse(JSON.stringify(any)), from, to)).toBe(openMs(any, from, to))
      }),
    )
  })
})
