import type { Card } from './cards.ts'
import type { Nps, Share, Times } from './stats.ts'

export const MEASURES = [
  ...['first', 'next', 'resolution', 'within', 'unanswered', 'reply'],
  ...['onego', 'promises', 'assurance', 'conversion', 'csat', 'nps'],
] as const
export type Measure =
  | 'first'
  | 'next'
  | 'resolution'
  | 'within'
  | 'unanswered'
  | 'reply'
  | 'onego'
  | 'promises'
  | 'assurance'
  | 'conversion'
  | 'csat'
  | 'nps'

export type Verdict = 'better' | 'worse' | 'same' | 'too-few'

/** A figure as it is compared: with where it truly may lie. Null: it has no such range. */
interface Range {
  n: number
  low: number
  high: number
  /** Of times: they differ only when this does by a tenth. */
  middle: number | null
  less: boolean
}

const ofTimes = ({ n, low, high, median }: Times): Range => ({
  n,
  low: low ?? 0,
  high: high ?? 0,
  middle: median,
  less: true,
})
const ofShare = ({ n, low, high }: Share, less = false): Range => ({
  n,
  low: low ?? 0,
  high: high ?? 0,
  middle: null,
  less,
})
const ofNps = ({ n, score, margin }: Nps): Range => {
  const [at, half] = [score ?? 0, margin ?? 0]
  return { n, low: at - half, high: at + half, middle: null, less: false }
}

export function shareOfCard(card: Card, measure: Measure): Share | null {
  switch (measure) {
    case 'within':
    case 'reply':
    case 'csat':
      return card[measure]
    case 'onego':
      return card.oneGo
    case 'conversion':
      return card.conversion.rate
    default:
      return null
  }
}

/** So many missed, of so many; so many promises broken. */
export function countOfCard(card: Card, measure: Measure): { hits: number; n: number } | null {
  if (measure === 'unanswered') return { hits: card.unanswered, n: card.within.n }
  if (measure === 'promises') return { hits: card.promises.n - card.promises.hits, n: card.promises.n }
  return null
}

/** How many are behind a figure. */
export function sizeOf(card: Card, by: Measure): number {
  if (by === 'first' || by === 'next' || by === 'resolution') return card[by].n
  if (by === 'nps' || by === 'assurance') return card[by].n
  return (shareOfCard(card, by) ?? countOfCard(card, by)!).n
}

function rangeOf(card: Card, measure: Measure, wilson: (hits: number, n: number) => Share): Range | null {
  if (measure === 'first' || measure === 'next' || measure === 'resolution') return ofTimes(card[measure])
  if (measure === 'nps') return ofNps(card.nps)
  const [share, count] = [shareOfCard(card, measure), countOfCard(card, measure)]
  if (share) return ofShare(share)
  return count ? ofShare(wilson(count.hits, count.n), true) : null
}

/** A difference is one only when it cannot well be chance. */
export function compared(
  mine: Card,
  other: Card,
  measure: Measure,
  wilson: (hits: number, n: number) => Share,
): Verdict | null {
  const [a, b] = [rangeOf(mine, measure, wilson), rangeOf(other, measure, wilson)]
  if (!a || !b) return null
  if (a.n < 5 || b.n < 5) return 'too-few'
  if (a.middle !== null && b.middle !== null && 10 * Math.abs(a.middle - b.middle) < b.middle) return 'same'
  if (a.low > b.high) return a.less ? 'worse' : 'better'
  if (a.high < b.low) return a.less ? 'better' : 'worse'
  return 'same'
}
