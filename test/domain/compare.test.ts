import { describe, expect, it } from 'vitest'
import { compare, medianInterval } from '../../src/domain/compare.ts'
import { type Rate, rate, type Times, times } from '../../src/domain/figures/figure.ts'
import type { Figure } from '../../src/domain/figures/measure.ts'
import { npsOf } from '../../src/domain/nps.ts'

describe('comparisons', () => {
  const around = (middle: number) => times([-3, -2, -1, 0, 1, 2, 3, 4].map((step) => middle + step))

  it('takes the interval of a median from its order statistics', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect(medianInterval(hundred)).toEqual({ low: 40, high: 61 })
    expect(medianInterval([3, 1, 2])).toEqual({ low: 1, high: 3 })
  })

  const ofTimes = (all: Times): Figure => ({ is: 'time', n: all.n, times: all })
  const ofRate = (of: Rate, good: 'more' | 'less' = 'more'): Figure => ({ is: 'share', n: of.n, rate: of, good })
  const ofScores = (...scores: number[]): Figure => {
    const { n, nps, margin } = npsOf(scores)
    return { is: 'points', n, points: nps, margin: margin ?? 0 }
  }
  const many = (count: number, score: number) => Array.from({ length: count }, () => score)

  it.each([
    [around(100), around(200), 'better'],
    [around(200), around(100), 'worse'],
    [around(100), around(109), 'same'],
    [times([10, 20, 30, 40, 50]), times([30, 40, 50, 60, 70]), 'same'],
    [times([1, 2, 3, 4]), around(100), 'too-few'],
    [around(100), times([]), 'too-few'],
  ])('of times %#', (mine, other, verdict) => {
    expect(compare(ofTimes(mine), ofTimes(other))).toBe(verdict)
  })

  it.each([
    [rate(95, 100), rate(70, 100), 'better'],
    [rate(70, 100), rate(95, 100), 'worse'],
    [rate(8, 10), rate(6, 10), 'same'],
    [rate(4, 4), rate(60, 100), 'too-few'],
  ])('of shares %#', (mine, other, verdict) => {
    expect(compare(ofRate(mine), ofRate(other))).toBe(verdict)
    const less = verdict === 'better' ? 'worse' : verdict === 'worse' ? 'better' : verdict
    expect(compare(ofRate(mine, 'less'), ofRate(other, 'less'))).toBe(less)
  })

  it('of NPS needs margins that do not overlap', () => {
    expect(compare(ofScores(...many(60, 10)), ofScores(...many(60, 0)))).toBe('better')
    expect(compare(ofScores(...many(60, 0)), ofScores(...many(60, 10)))).toBe('worse')
    expect(compare(ofScores(...many(5, 10)), ofScores(...many(3, 10), ...many(2, 7)))).toBe('same')
    expect(compare(ofScores(...many(4, 10)), ofScores(...many(60, 0)))).toBe('too-few')
  })

  it('of assurance is none: it has no interval', () => {
    const score = (points: number): Figure => ({ is: 'score', n: 400, score: points, strong: 0, enough: true })
    expect(compare(score(40), score(100))).toBeNull()
  })
})
