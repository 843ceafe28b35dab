import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHours, parseHours } from '../../src/domain/hours-text.ts'
import type { Interval, Weekly } from '../../src/domain/schedule.ts'

const nine: Interval = { from: 540, to: 1020 }
const ok = (text: string) => {
  const read = parseHours(text)
  if ('problem' in read) throw new Error(`${read.problem.code}: ${read.problem.piece}`)
  return read.ok
}
const days = (first: number, last: number, intervals: Interval[]) =>
  Object.fromEntries(Array.from({ length: last - first + 1 }, (_, step) => [first + step, intervals]))

describe('opening hours in words', () => {
  it('reads the default', () => {
    expect(ok('Mon-Sat 08:00-21:00; Sun 09:00-17:00')).toEqual({
      ...days(1, 6, [{ from: 480, to: 1260 }]),
      7: [nine],
    })
  })

  it.each(['always', 'Always', 'selalu', '24 jam', '24/7'])('%s', (text) => {
    expect(ok(text)).toBe('always')
  })

  it('reads several intervals and hours past midnight', () => {
    expect(ok('Fri 08:00-11:30,13:00-21:00; Sat 20:00-02:00; Sun 00:00-24:00')).toEqual({
      5: [
        { from: 480, to: 690 },
        { from: 780, to: 1260 },
      ],
      6: [{ from: 1200, to: 1560 }],
      7: [{ from: 0, to: 1440 }],
    })
  })

  it.each([
    ['Senin-Jumat 09.00-17.00', days(1, 5, [nine])],
    ['sen s/d jum 9-17', days(1, 5, [nine])],
    ['Senin sampai Jum’at: 9.00 – 17.00', days(1, 5, [nine])],
    ['Setiap hari 9.00-17.00', days(1, 7, [nine])],
    ['Senin 9-17\nSelasa 9-17', days(1, 2, [nine])],
    ['Daily 9-17;', days(1, 7, [nine])],
    ['Sen, Rab dan Jum 9-17', { 1: [nine], 3: [nine], 5: [nine] }],
    ['Sab-Sen 9-17', { 6: [nine], 7: [nine], 1: [nine] }],
    ['Sel-Kam 9-17; Minggu tutup', { ...days(2, 4, [nine]), 7: [] }],
    ['Rab 9-17 & 19-21', { 3: [nine, { from: 1140, to: 1260 }] }],
    ['Min 20.00-00.00', { 7: [{ from: 1200, to: 1440 }] }],
    [
      'Kam 13-17,8-12',
      {
        4: [
          { from: 480, to: 720 },
          { from: 780, to: 1020 },
        ],
      },
    ],
  ])('%s', (text, week) => {
    expect(ok(text)).toEqual(week)
  })

  it.each([
    ['', 'nothing', ''],
    ['Sun closed', 'nothing', 'Sun closed'],
    ['Mon', 'unreadable-times', 'mon'],
    ['Mon 08:00', 'unreadable-times', '08:00'],
    ['08:00-17:00', 'unreadable-times', '08:00-17:00'],
    ['Mon 08:00-17:00,', 'unreadable-times', ''],
    ['Mon 8am-5pm', 'unreadable-times', '8am-5pm'],
    ['Funday 08:00-17:00', 'unknown-day', 'funday'],
    ['Mon-Wed-Fri 08:00-17:00', 'unknown-day', 'mon-wed-fri'],
    ['Mon 08:00-17:60', 'no-such-time', '08:00-17:60'],
    ['Mon 24:00-02:00', 'no-such-time', '24:00-02:00'],
    ['Mon 08:00-25:00', 'no-such-time', '08:00-25:00'],
    ['Mon 08:00-08:00', 'no-duration', '08:00-08:00'],
    ['Mon 08:00-12:00,11:00-15:00', 'overlapping', '08:00-12:00,11:00-15:00'],
    ['Mon-Fri 08:00-17:00; Fri 13:00-17:00', 'day-twice', 'fri 13:00-17:00'],
  ])('finds what is wrong with %j', (text, code, piece) => {
    expect(parseHours(text)).toEqual({ problem: { code, piece } })
  })

  it('writes hours as the shop’s people write them', () => {
    const week = ok('Mon-Sat 08:00-21:00; Sun 20:00-02:00')
    expect(formatHours(week, 'en')).toBe('Mon-Sat 08:00-21:00; Sun 20:00-02:00')
    expect(formatHours(week, 'id')).toBe('Sen-Sab 08.00-21.00; Min 20.00-02.00')
    expect(formatHours(ok('Mon 9-17; Wed 9-17; Tue closed'), 'en')).toBe('Mon 09:00-17:00; Wed 09:00-17:00')
    expect([formatHours('always', 'id'), formatHours({}, 'en')]).toEqual(['24 jam', 'always'])
  })

  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
    .map((ends) => ends.sort((a, b) => a - b))
    .map((ends) => ends.flatMap((from, i) => (i % 2 === 0 && ends[i + 1] ? [{ from, to: ends[i + 1]! }] : [])))
  const night = fc
    .tuple(fc.integer({ min: 1, max: 1439 }), fc.integer({ min: 1, max: 1438 }))
    .map(([from, to]) => [{ from, to: 1440 + Math.min(to, from - 1) }])
    .filter(([only]) => only!.to > 1440)
  const week: fc.Arbitrary<Weekly> = fc
    .tuple(...Array.from({ length: 7 }, () => fc.oneof(day, night)))
    .filter((all) => all.some((intervals) => intervals.length > 0))
    .map((all) => Object.fromEntries(all.flatMap((list, index) => (list.length > 0 ? [[index + 1, list]] : []))))

  it('reads back what it writes, in both languages', () => {
    fc.assert(
      fc.property(week, fc.constantFrom('id' as const, 'en' as const), (hours, locale) => {
        expect(ok(formatHours(hours, locale))).toEqual(hours)
      }),
    )
  })

  it('answers any text with hours or a problem', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(Object.keys(parseHours(text))).toEqual([expect.stringMatching(/^(ok|problem)$/)])
      }),
    )
    expect(parseHours('Mon '.repeat(25_000))).toHaveProperty('problem')
  })
})
