import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSeconds } from '../../src/domain/hours.ts'
import { parseHours } from '../../src/domain/hours-text.ts'
import { nextOnShift, shiftsOf } from '../../src/domain/shift.ts'
import { DAY_MS, SECOND_MS } from '../../src/domain/time.ts'

const weekly = (text: string) => {
  const read = parseHours(text)
  if (!('ok' in read)) throw new Error(text)
  return read.ok
}
const shop = {
  zone: 'Asia/Jakarta',
  weekly: weekly('Mon-Sat 08:00-21:00'),
  overrides: {},
  holidays: { '2026-10-28': 'Sumpah Pemuda' },
  breaks: {},
}
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const admin = (id: number, shift: string | null, more = {}) => ({ id, shift, shared: false, active: true, ...more })

const TEAM = [
  admin(1, 'Mon-Fri 08:00-16:00'),
  admin(2, 'Sen-Jum 13.00-22.00'),
  admin(3, null),
  admin(4, 'Fri 20:00-02:00'),
  admin(5, null, { shared: true }),
  admin(6, null, { active: false }),
]
const shifts = shiftsOf(TEAM, shop)
const working = (when: string) => [1, 2, 3, 4, 5, 6].filter((id) => shifts.isOnShift(id, at(when)))

describe('who works when', () => {
  // 23 October 2026 is a Friday.
  test.each([
    ['2026-10-23 07:59', []],
    ['2026-10-23 08:00', [1, 3]],
    ['2026-10-23 13:00', [1, 2, 3]],
    ['2026-10-23 16:00', [2, 3]],
    ['2026-10-23 20:30', [2, 3, 4]],
    ['2026-10-23 21:00', []], // the shop is closed
    ['2026-10-24 01:00', []],
    ['2026-10-24 10:00', [3]],
    ['2026-10-25 10:00', []],
    ['2026-10-28 10:00', []], // a holiday
  ])('%s', (when, ids) => {
    expect(working(when)).toEqual(ids)
  })

  test('nobody is never on shift', () => {
    expect(shifts.isOnShift(null, at('2026-10-23 10:00'))).toBe(false)
  })

  test('who begins next', () => {
    const next = (ids: number[], when: string) =>
      nextOnShift(
        TEAM.filter(({ id }) => ids.includes(id)),
        shop,
        at(when),
      )
    expect(next([1, 2], '2026-10-23 07:00')).toBe(at('2026-10-23 08:00'))
    expect(next([1, 2], '2026-10-23 10:00')).toBe(at('2026-10-23 10:00'))
    expect(next([1, 2], '2026-10-23 21:30')).toBe(at('2026-10-26 08:00'))
    expect(next([3], '2026-10-23 21:30')).toBe(at('2026-10-24 08:00'))
    expect(next([5, 6], '2026-10-23 10:00')).toBeNull()
    expect(next([], '2026-10-23 10:00')).toBeNull()
  })
})

test('working time is open time, never more, and adds up', () => {
  const base = at('2026-10-19 00:00')
  const instant = fc.integer({ min: 0, max: 14 * DAY_MS }).map((ms) => base + Math.floor(ms / SECOND_MS) * SECOND_MS)
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 3, 4), fc.tuple(instant, instant, instant), (id, three) => {
      const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number]
      const all = shifts.onShift(id, a, c)
      expect(all).toBe(shifts.onShift(id, a, b) + shifts.onShift(id, b, c))
      expect(all).toBeGreaterThanOrEqual(0)
      expect(all).toBeLessThanOrEqual(openSeconds(shop, a, c))
      if (id === 3) expect(all).toBe(openSeconds(shop, a, c))
    }),
    { numRuns: 200 },
  )
})
