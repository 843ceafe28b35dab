import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../src/domain/period.ts'

// Friday, 23 October 2026, 00.30 in Jakarta: still the 22nd in Greenwich.
const now = Date.parse('2026-10-22T17:30:00Z')
const read = (text: string, zone = 'Asia/Jakarta') => parsePeriod(text, now, zone)

describe('a period', () => {
  it.each([
    ['today', 'today', '2026-10-23', '2026-10-23'],
    ['Hari Ini', 'today', '2026-10-23', '2026-10-23'],
    ['yesterday', 'yesterday', '2026-10-22', '2026-10-22'],
    ['kemarin', 'yesterday', '2026-10-22', '2026-10-22'],
    ['7d', 'days', '2026-10-17', '2026-10-23'],
    ['', 'days', '2026-10-17', '2026-10-23'],
    ['  ', 'days', '2026-10-17', '2026-10-23'],
    ['30D', 'days', '2026-09-24', '2026-10-23'],
    ['7 hari', 'days', '2026-10-17', '2026-10-23'],
    ['this week', 'this-week', '2026-10-19', '2026-10-25'],
    ['minggu  ini', 'this-week', '2026-10-19', '2026-10-25'],
    ['minggu lalu', 'last-week', '2026-10-12', '2026-10-18'],
    ['This Month', 'this-month', '2026-10-01', '2026-10-31'],
    ['bulan ini', 'this-month', '2026-10-01', '2026-10-31'],
    ['last month', 'last-month', '2026-09-01', '2026-09-30'],
    ['bulan lalu', 'last-month', '2026-09-01', '2026-09-30'],
    ['2026-02', 'month', '2026-02-01', '2026-02-28'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2026-12', 'month', '2026-12-01', '2026-12-31'],
    ['2026-10-01..2026-10-31', 'range', '2026-10-01', '2026-10-31'],
    ['2026-10-01 .. 2026-10-02', 'range', '2026-10-01', '2026-10-02'],
    ['2026-10-05', 'range', '2026-10-05', '2026-10-05'],
  ])('%j is %s from %s to %s', (text, kind, firstDate, lastDate) => {
    expect(read(text)).toMatchObject({
      kind,
      firstDate,
      lastDate,
      from: Date.parse(`${firstDate}T00:00+07:00`),
      to: Date.parse(`${lastDate}T00:00+07:00`) + 86_400_000,
    })
  })

  it.each([
    'tomorrow',
    '0d',
    '367d',
    '1000d',
    '-7d',
    '2026-13',
    '2026-00',
    '0050-01',
    '2026-02-30..2026-03-01',
    '2026-10-31..2026-10-01',
    '2026-10-01..',
    '..2026-10-01',
    '2026-10-01..2026-10-02..2026-10-03',
    '2020-01-01..2026-10-01',
    '2026-1-1',
    'oktober',
  ])('is not %j', (text) => {
    expect(read(text)).toBeNull()
  })

  it('is compared with as many days just before', () => {
    expect(read('today')?.previous).toEqual({
      from: Date.parse('2026-10-22T00:00+07:00'),
      to: Date.parse('2026-10-23T00:00+07:00'),
    })
    expect(read('2026-10')?.previous).toEqual({
      from: Date.parse('2026-08-31T00:00+07:00'),
      to: Date.parse('2026-10-01T00:00+07:00'),
    })
  })

  it('is whole days by the clock, also when the clocks change', () => {
    expect(read('2026-10-25', 'Europe/Berlin')).toMatchObject({
      from: Date.parse('2026-10-24T22:00Z'),
      to: Date.parse('2026-10-25T23:00Z'),
      previous: { from: Date.parse('2026-10-23T22:00Z'), to: Date.parse('2026-10-24T22:00Z') },
    })
    expect(read('today', 'Etc/UTC')?.firstDate).toBe('2026-10-22')
  })

  it('that runs holds this very moment', () => {
    const moment = fc.integer({ min: Date.parse('2020-01-01T00:00Z'), max: Date.parse('2030-01-01T00:00Z') })
    const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura', 'Europe/Berlin', 'America/Sao_Paulo')
    fc.assert(
      fc.property(moment, zones, fc.constantFrom('today', '7d', 'this week', 'this month'), (at, zone, text) => {
        const period = parsePeriod(text, at, zone)
        expect(period?.from).toBeLessThanOrEqual(at)
        expect(period?.to).toBeGreaterThan(at)
        expect(period?.previous.to).toBe(period?.from)
      }),
    )
  })
})
