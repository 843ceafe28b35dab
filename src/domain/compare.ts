import type { Rate, Times } from './figures/figure.ts'
import { type Figure, isEnough } from './figures/measure.ts'

/**
 * How a figure stands to another; `same` is "about the same", which most differences are. Better is faster for times and
 * more for shares, unless less of it is better.
 */
export type Verdict = 'better' | 'worse' | 'same' | 'too-few'

/** The verdict on a figure beside the same figure of others or of another time. Null: it has no interval, and is only shown. */
export function compare(mine: Figure, other: Figure): Verdict | null {
  if (mine.is === 'score' || other.is === 'score') return null
  if (!isEnough(mine) || !isEnough(other)) return 'too-few'
  if (mine.is === 'time' && other.is === 'time') return compareTimes(mine.times, other.times)
  if (mine.is === 'share' && other.is === 'share') {
    const verdict = compareRates(mine.rate, other.rate)
    return mine.good === 'more' ? verdict : turned(verdict)
  }
  if (mine.is === 'points' && other.is === 'points') return byIntervals(aroundPoints(mine), aroundPoints(other))
  return null
}

/** Times are different when the 95 % intervals of their medians do not overlap and the medians are 10 % apart. */
function compareTimes(mine: Times, other: Times): Verdict {
  if (mine.median === null || other.median === null) return 'too-few'
  if (Math.abs(mine.median - other.median) < other.median / 10) return 'same'
  return turned(byIntervals(medianInterval(mine.values), medianInterval(other.values)))
}

/** Shares are different when their 95 % intervals do not overlap. */
const compareRates = (mine: Rate, other: Rate): Verdict =>
  mine.share && other.share ? byIntervals(mine.share, other.share) : 'too-few'

interface Interval {
  low: number
  high: number
}

const byIntervals = (mine: Interval, other: Interval): Verdict =>
  mine.low > other.high ? 'better' : mine.high < other.low ? 'worse' : 'same'

const turned = (verdict: Verdict): Verdict =>
  verdict === 'better' ? 'worse' : verdict === 'worse' ? 'better' : verdict

const aroundPoints = ({ points, margin }: { points: number | null; margin: number }): Interval => ({
  low: (points ?? 0) - margin,
  high: (points ?? 0) + margin,
})

/**
 * The range the true median is in 95 times of 100, whatever the distribution: the values at ranks n/2 - 0.98 √n and
 * 1 + n/2 + 0.98 √n. A handful of values gives their whole range.
 */
export function medianInterval(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b)
  const half = 0.98 * Math.sqrt(sorted.length)
  const at = (rank: number) => sorted[Math.min(sorted.length, Math.max(1, Math.round(rank))) - 1] ?? 0
  return { low: at(sorted.length / 2 - half), high: at(1 + sorted.length / 2 + half) }
}
