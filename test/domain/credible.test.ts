import { describe, expect, it } from 'vitest'
import { credible } from '../../src/domain/credible.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/time.ts'

const NOW = Date.parse('2026-10-23T03:00:00.700Z')
const SECOND = Date.parse('2026-10-23T03:00:00Z')

describe('when something was said', () => {
  it.each([0, HOUR_MS, 2 * HOUR_MS, -HOUR_MS, -DAY_MS, -7 * DAY_MS])(
    'is the platform’s word: %d ms from our clock',
    (off) => {
      expect(credible(NOW + off, NOW)).toBe(NOW + off)
    },
  )

  it.each([2 * HOUR_MS + 1, 400 * DAY_MS, -7 * DAY_MS - 1, -NOW])(
    'is now when that cannot be: %d ms from our clock',
    (off) => {
      expect(credible(NOW + off, NOW)).toBe(SECOND)
    },
  )
})
