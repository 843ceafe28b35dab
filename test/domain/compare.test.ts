import { describe, expect, it } from 'vitest'
import { compareRates, compareTimes, medianInterval } from '../../src/domain/compare.ts'
import { rate, times } from '../../src/domain/figures/figure.ts'

describe('comparisons', () => {
  const around = (middle: number) => times([-3, -2, -1, 0, 1, 2, 3, 4].map((step) => middle + step))

  it('takes the interval of a median from its order statistics', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect(medianInterval(hundred)).toEqual({ low: 40, high: 61 })
    expect(medianInterval([3, 1, 2])).toEqual({ low: 1, high: 3 })
  })

  it.each([
    [around(100), around(200), 'better'],
    [around(200), around(100), 'worse'],
    [around(100), around(109), 'same'],
    [times([10, 20, 30, 40, 50]), times([30, 40, 50, 60, 70]), 'same'],
    [times([1, 2, 3, 4]), around(100), 'too-few'],
  ])('of times %#', (mine, other, verdict) => {
    expect(compareTimes(mine, other)).toBe(verdict)
  })

  it.each([
    [rate(95, 100), rate(70, 100), 'better'],
    [rate(70, 100), rate(95, 100), 'worse'],
    [rate(8, 10), rate(6, 10), 'same'],
    [rate(4, 4), rate(60, 100), 'too-few'],
  ])('of shares %#', (mine, other, verdict) => {
    expect(compareRates(mine, other)).toBe(verdict)
  })
})
