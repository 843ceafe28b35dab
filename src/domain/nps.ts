/** Net promoter score of some answers: how many would recommend the shop, less those who would not. */
export interface Nps {
  n: number
  /** Scores of 9 and 10. */
  promoters: number
  /** 7 and 8. */
  passives: number
  /** 0 to 6. */
  detractors: number
  /** -100 to 100; null without answers. */
  nps: number | null
  /** Half the width of its 95 % interval, in points; null without answers. */
  margin: number | null
}

const Z_95 = 1.96
const PROMOTER = 9
const DETRACTOR = 6
/** What the adjusted Wald interval adds: three quarters of an answer at either end, three answers in all. */
const ADDED = { each: 0.75, all: 3 }

/** NPS over answers only, with its margin by adjusted Wald: five tens look good, not certain. */
export function npsOf(scores: readonly number[]): Nps {
  const n = scores.length
  const promoters = scores.filter((score) => score >= PROMOTER).length
  const detractors = scores.filter(isDetractor).length
  const counted = { n, promoters, passives: n - promoters - detractors, detractors }
  if (n === 0) return { ...counted, nps: null, margin: null }
  const [p, d] = [promoters, detractors].map((count) => (count + ADDED.each) / (n + ADDED.all)) as [number, number]
  const margin = 100 * Z_95 * Math.sqrt((p + d - (p - d) ** 2) / (n + ADDED.all))
  return { ...counted, nps: (100 * (promoters - detractors)) / n, margin }
}

/** Whoever would rather not recommend the shop. */
export const isDetractor = (score: number): boolean => score <= DETRACTOR
