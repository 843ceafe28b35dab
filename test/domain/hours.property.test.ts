import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt, type Interval, nextOpen, openMs, openSeconds, type Schedule } from '../../src/domain/hours.ts'
import { DAY_MS, SECOND_MS } from '../../src/domain/time.ts'
import { type DayHours, minuteClock } from '../month/recomputed/clock.ts'

const FROM = Date.parse('2026-09-28T00:00:00Z')
const DAYS = 42
const SEED = 20261023

/** Zones with and without changing clocks; every change lies in the weeks looked at, half an hour of it on Lord Howe. */
const zone = fc.constantFrom(
  'Asia/Jakarta',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
)

/** Opens and closes outside the hour that some clocks show twice: what is meant there is told by examples elsewhere. */
const clear = (minute: number) => minute % 1440 < 60 || minute % 1440 > 180
const interval = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]): Interval => ({ from, to: from + length }))
  .filter(({ from, to }) => clear(from) && clear(to))
const hours = fc.array(interval, { maxLength: 3 })
const breaks = fc.array(
  interval.filter(({ to }) => to <= 1440),
  { maxLength: 2 },
)
const date = fc
  .integer({ min: 0, max: 34 })
  .map((day) => new Date(FROM + (day + 2) * DAY_MS).toISOString().slice(0, 10))

const schedule: fc.Arbitrary<Schedule> = fc.record({
  zone,
  weekly: fc.oneof(
    { weight: 6, arbitrary: fc.tuple(hours, hours, hours, hours, hours, hours, hours).map(weekOf) },
    { weight: 1, arbitrary: fc.constant('always' as const) },
  ),
  overrides: fc.dictionary(date, hours, { maxKeys: 5 }),
  holidays: fc.dictionary(date, fc.constant('Libur'), { maxKeys: 4 }),
  breaks: fc.dictionary(date, breaks, { maxKeys: 5 }),
})
const instant = fc.integer({ min: FROM + 5 * DAY_MS, max: FROM + 30 * DAY_MS })

function weekOf(days: readonly (readonly Interval[])[]) {
  return Object.fromEntries(days.map((day, index) => [index + 1, day]))
}

const pairs = (list: readonly Interval[]): DayHours => list.map(({ from, to }) => [from, to] as const)
const byKey = (days: object): Record<string, DayHours> =>
  Object.fromEntries(Object.entries(days).map(([key, list]) => [key, pairs(list)]))

/** The same shop on the clock that counts minute by minute. */
function plainClock({ zone, weekly, overrides, holidays, breaks }: Schedule) {
  const none = weekly === 'always' || Object.values(weekly).every((day) => day.length === 0)
  return minuteClock(FROM, DAYS, {
    zone,
    weekly: none ? null : byKey(weekly),
    overrides: byKey(overrides),
    holidays: Object.keys(holidays),
    breaks: byKey(breaks),
  })
}

const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 300) =>
  fc.assert(property, { seed: SEED, numRuns })

describe('open time, whatever the schedule', () => {
  it('adds up over adjoining spans, is never negative and never more than what passed', () => {
    const instants = fc.array(instant, { minLength: 2, maxLength: 6 })
    const property = fc.property(schedule, instants, (any, some) => {
      const at = some.toSorted((a, b) => a - b)
      const [first = 0, last = 0] = [at[0], at.at(-1)]
      const parts = at.slice(1).map((to, index) => openMs(any, at[index] ?? to, to))
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual((at[index + 1] ?? 0) - (at[index] ?? 0))
      }
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(openMs(any, first, last))
      expect(openMs(any, last, first)).toBe(0)
    })
    holds(property)
  })

  it('is what counting open minutes one by one gives', () => {
    const whole = instant.map((at) => at - (at % SECOND_MS))
    const property = fc.property(schedule, whole, whole, fc.integer({ min: 1, max: 4 * 3600 }), (any, a, b, target) => {
      const clock = plainClock(any)
      expect(openSeconds(any, a, b)).toBe(clock.openSeconds(a, b))
      expect(nextOpen(any, a)).toBe(clock.nextOpen(a) ?? nextOpen(any, FROM + DAYS * DAY_MS))
      const due = dueAt(any, a, target)
      if (due !== null && due < FROM + DAYS * DAY_MS) expect(due).toBe(clock.dueAt(a, target))
      else expect(clock.dueAt(a, target)).toBeNull()
    })
    holds(property, 60)
  })

  it('is the same for hours written in adjoining pieces, however small and in whatever order', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 8 })
    const property = fc.property(
      schedule,
      cuts,
      instant,
      instant,
      fc.integer({ min: 1, max: 90_000 }),
      (any, at, a, b, s) => {
        if (any.weekly === 'always') return
        const pieces = ({ from, to }: Interval): Interval[] => {
          const inner = [...new Set(at)].filter((cut) => cut > from && cut < to).sort((x, y) => x - y)
          const edges = [from, ...inner, to]
          return edges.slice(1).map((end, index) => ({ from: edges[index] ?? from, to: end }))
        }
        const week = Object.entries(any.weekly).map(([day, list]) => [day, (list ?? []).flatMap(pieces).reverse()])
        const cut = { ...any, weekly: Object.fromEntries(week) }
        expect(openMs(cut, a, b)).toBe(openMs(any, a, b))
        expect(dueAt(cut, a, s)).toBe(dueAt(any, a, s))
      },
    )
    holds(property)
  })
})

describe('due, whatever the schedule', () => {
  it('is the first instant with the target’s open time behind it', () => {
    const property = fc.property(schedule, instant, fc.integer({ min: 1, max: 40 * 3600 }), (any, from, target) => {
      const due = dueAt(any, from, target)
      if (due === null) {
        expect(openMs(any, from, from + 400 * DAY_MS)).toBeLessThan(target * SECOND_MS)
        return
      }
      expect(openMs(any, from, due)).toBe(target * SECOND_MS)
      expect(openMs(any, from, due - 1)).toBe(target * SECOND_MS - 1)
    })
    holds(property)
  })

  it('comes no earlier for who begins later, and no earlier for a longer target', () => {
    const target = fc.integer({ min: 0, max: 20 * 3600 })
    const property = fc.property(schedule, instant, instant, target, target, (any, a, b, s, t) => {
      const due = (from: number, seconds: number) => dueAt(any, from, seconds) ?? Number.POSITIVE_INFINITY
      expect(due(Math.min(a, b), s)).toBeLessThanOrEqual(due(Math.max(a, b), s))
      expect(due(a, Math.min(s, t))).toBeLessThanOrEqual(due(a, Math.max(s, t)))
    })
    holds(property)
  })
})
