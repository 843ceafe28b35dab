import { describe, expect, it } from 'vitest'
import { npsOf } from '../../src/domain/nps.ts'

const many = (score: number, count: number): number[] => Array.from({ length: count }, () => score)

describe('metrics: NPS', () => {
  it.each<[string, number[], number, number]>([
    // By hand: p' = (P + ¾)/(n + 3), d' = (D + ¾)/(n + 3), 196 √((p' + d' − (p' − d')²)/(n + 3)).
    ['five tens', many(10, 5), 100, 45.0],
    ['one ten', [10], 100, 73.5],
    ['one zero', [0], -100, 73.5],
    ['a promoter and a detractor', [9, 6], 0, 73.3],
    ['seven of ten promoters, two detractors', [...many(10, 7), 8, ...many(3, 2)], 50, 44.2],
    ['fifty, thirty, twenty of a hundred', [...many(9, 50), ...many(7, 30), ...many(0, 20)], 30, 15.1],
    ['a thousand tens', many(10, 1000), 100, 0.41],
  ])('%s', (_, scores, nps, margin) => {
    const found = npsOf(scores)
    expect(found.nps).toBe(nps)
    expect(found.margin).toBeCloseTo(margin, 1)
  })

  it('counts 9 and 10 as promoters, 7 and 8 as passives, the rest as detractors', () => {
    expect(npsOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toMatchObject({ n: 11, promoters: 2, passives: 2, detractors: 7 })
  })

  it('is nothing without answers', () => {
    expect(npsOf([])).toEqual({ n: 0, promoters: 0, passives: 0, detractors: 0, nps: null, margin: null })
  })

  it('is surer the more answered, and never certain', () => {
    const margins = [1, 2, 5, 10, 100, 10_000].map((n) => npsOf(many(10, n)).margin ?? 0)
    expect(margins).toEqual(margins.toSorted((a, b) => b - a))
    for (const margin of margins) expect(margin).toBeGreaterThan(0)
  })
})
