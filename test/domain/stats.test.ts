import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mean, median, percentile, proportion } from '../../src/domain/stats.ts'

describe('figures over times', () => {
  it('are values somebody really waited', () => {
    const minutes = [40, 1, 7, 3, 12, 5, 9, 2, 30, 4]
    expect([median(minutes), percentile(minutes, 90), percentile(minutes, 100)]).toEqual([5, 30, 40])
    expect(percentile([15, 20, 35, 40, 50], 30)).toBe(20)
  })

  it('do not exist without values', () => {
    expect([median([]), mean([]), percentile([], 90), proportion(0, 0)]).toEqual([null, null, null, null])
  })

  it('leave the values as they were, and at least so many percent of them at or below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const before = [...values]
        const rank = percentile(values, percent) as number
        expect(values).toEqual(before)
        expect(values).toContain(rank)
        const share = (under: (value: number) => boolean) => (100 * values.filter(under).length) / values.length
        expect(share((value) => value <= rank)).toBeGreaterThanOrEqual(percent)
        expect(share((value) => value < rank)).toBeLessThan(percent)
      }),
    )
  })
})

describe('a share', () => {
  it.each([
    [9, 10, 0.5958, 0.9821],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
    [1, 1, 0.2065, 1],
  ])('%i of %i', (hits, n, low, high) => {
    const got = proportion(hits, n)
    expect(got?.share).toBe(hits / n)
    expect(got?.low).toBeCloseTo(low, 4)
    expect(got?.high).toBeCloseTo(high, 4)
  })

  it('lies in its interval, and the interval between nothing and all', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (hits, misses) => {
        fc.pre(hits + misses > 0)
        const { share, low, high } = proportion(hits, hits + misses) ?? { share: -1, low: 0, high: 0 }
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(share).toBeGreaterThanOrEqual(low)
        expect(share).toBeLessThanOrEqual(high)
      }),
    )
  })
})

interface Case {
  id: string
  kind: string
  input: number[] | { ratings: number[]; dismissed: number }
  expect: Record<string, number>
}

// Other products' conventions that the definitions of ours decide against, with the sentence that does.
const decidedOtherwise: Record<string, { because: string; ours: Record<string, number | null> }> = {
  'pc-s1': {
    because: 'Percentiles are nearest-rank on the exact values (the median too, the lower of two).',
    ours: { mean: 23591.75, median: 671 },
  },
  'pc-s7': { because: 'n = 0 is "–", never 0.', ours: { mean: null, median: null } },
}

const file = new URL('../../../shared/vectors/reply-times.json', import.meta.url)
const all: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : []
const cases = all.filter(({ kind }) => kind === 'mean_median' || kind === 'csat')

function figures({ input }: Case): Record<string, number | null> {
  if (Array.isArray(input)) return { mean: mean(input), median: median(input) }
  const satisfied = input.ratings.filter((rating) => rating >= 4).length
  const share = proportion(satisfied, input.ratings.length)?.share ?? null
  return { average: mean(input.ratings), satisfied, satisfied_pct: share === null ? null : share * 100 }
}

describe.skipIf(all.length === 0)('figures against other products’ cases', () => {
  it('has five of them', () => {
    expect(cases).toHaveLength(5)
  })

  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const decided = decidedOtherwise[id]
    if (decided) expect(figures(one), decided.because).not.toEqual(one.expect)
    expect(figures(one)).toEqual(decided ? decided.ours : one.expect)
  })
})
