import { ENOUGH, type Rate, type Times } from './figures/figure.ts'

/** How a figure stands to another; `same` is "about the same", which most differences are. */
export type Verdict = 'better' | 'worse' | 'same' | 'too-few'

/** Times are different when the 95 % intervals of their medians do not overlap and the medians are 10 % apart. */
export function compareTimes(mine: Times, other: Times): Verdict {
  if (mine.n < ENOUGH || other.n < ENOUGH || mine.median === null || other.median === null) return 'too-few'
  const [own, their] = [medianInterval(mine.values), medianInterval(other.values)]
  if (Math.abs(mine.median - other.median) < other.median / 10) return 'same'
  return own.high < their.low ? 'better' : own.low > their.high ? 'worse' : 'same'
}

/** Shares are different when their 95 % intervals do not overlap; more is better. */
export function compareRates(mine: Rate, other: Rate): Verdict {
  if (mine.n < ENOUGH || other.n < ENOUGH || !mine.share || !other.share) return 'too-few'
  return mine.share.low > other.share.high ? 'better' : mine.share.high < other.share.low ? 'worse' : 'same'
}

/**
 * The range the true median is in 95 times of 100, whatever the distribution: the values at ranks n/2 - 0.98 √n and
 * 1 + n/2 + 0.98 √n. A handful of values gives their whole range.
 */
export function medianInterval(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b)
  const half = 0.98 * Math.sqrt(sorted.length)
  const at = (rank: number) => sorted[Math.min(sorted.length, Math.max(1, Math.round(rank))) - 1] ?? 0
  return { low: at(sorted.length / 2 - half), high: at(1 + sorted.length / 2 + half) }
}
