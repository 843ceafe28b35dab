import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfDay, dayAt, dayOfDate, instantOf, isZone, weekdayOf } from '../../src/domain/zone.ts'

const day = (date: string) => dayOfDate(date) ?? Number.NaN
const iso = (zone: string, date: string, minutes: number) => new Date(instantOf(zone, day(date), minutes)).toISOString()

describe('a zone', () => {
  it('is one this machine knows', () => {
    expect(['Asia/Jakarta', 'Asia/Makassar', 'Etc/UTC', 'Asia/Bandungan', ''].map(isZone)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it.each([
    ['Asia/Jakarta', '2026-10-23', 540, '2026-10-23T02:00:00.000Z'],
    ['Asia/Jakarta', '2026-10-23', 1440, '2026-10-23T17:00:00.000Z'],
    ['Asia/Jakarta', '2026-10-23', 1560, '2026-10-23T19:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 120, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 170, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', 720, '2011-12-30T10:00:00.000Z'],
  ])('%s shows %s and %i minutes at %s', (zone, date, minutes, instant) => {
    expect(iso(zone, date, minutes)).toBe(instant)
  })

  it('never turns the order of two wall times around, and knows the day of each', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca')
    const days = fc.integer({ min: day('2024-01-01'), max: day('2028-01-01') })
    fc.assert(
      fc.property(zones, days, fc.nat(1439), fc.nat(1439), (zone, on, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        expect(instantOf(zone, on, early)).toBeLessThanOrEqual(instantOf(zone, on, late))
        expect(dayAt(zone, instantOf(zone, on, one))).toBe(on)
      }),
    )
  })
})

describe('a day', () => {
  it('is one that exists', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-10-23T00:00'].map(dayOfDate)).toEqual(Array(5).fill(null))
    expect([dateOfDay(day('2024-02-29')), dateOfDay(day('2026-12-31') + 1)]).toEqual(['2024-02-29', '2027-01-01'])
  })

  it('has its weekday', () => {
    expect(['2026-10-19', '2026-10-25', '1969-12-31', '1970-01-01'].map((date) => weekdayOf(day(date)))).toEqual([
      1, 7, 3, 4,
    ])
  })
})
