/** Values with their middle: nearest rank, always one of them. */
export interface Times {
  n: number
  median: number | null
  p90: number | null
  mean: number | null
  /** 95 times of 100 the true median lies between these. */
  low: number | null
  high: number | null
}

/** So many of so many; shares are of 1, with Wilson's interval. */
export interface Share {
  hits: number
  n: number
  share: number | null
  low: number | null
  high: number | null
}

export function timesOf(values: readonly number[]): Times {
  const n = values.length
  if (n === 0) return { n, median: null, p90: null, mean: null, low: null, high: null }
  const ranked = Float64Array.from(values).sort()
  const at = (rank: number) => ranked[Math.min(n, Math.max(1, rank)) - 1]!
  let sum = 0
  for (const value of values) sum += value
  const spread = 0.98 * Math.sqrt(n)
  return {
    ...{ n, median: at(Math.ceil(n / 2)), p90: at(Math.ceil((9 * n) / 10)), mean: sum / n },
    ...{ low: at(Math.round(n / 2 - spread)), high: at(Math.round(1 + n / 2 + spread)) },
  }
}

const Z = 1.959963984540054

export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, share: null, low: null, high: null }
  // Where (p - q)² = z² q (1 - q) / n: the interval's ends are the roots in q.
  const p = hits / n
  const [a, b, c] = [1 + Z ** 2 / n, -(2 * p + Z ** 2 / n), p ** 2]
  const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * c))
  return {
    hits,
    n,
    share: p,
    low: hits === 0 ? 0 : (-b - root) / (2 * a),
    high: hits === n ? 1 : (-b + root) / (2 * a),
  }
}

export interface Nps {
  n: number
  score: number | null
  margin: number | null
}

export function npsOf(scores: readonly number[]): Nps {
  const n = scores.length
  if (n === 0) return { n, score: null, margin: null }
  let [up, down] = [0, 0]
  for (const score of scores) {
    if (score > 8) up += 1
    if (score < 7) down += 1
  }
  const [p, d] = [(up + 0.75) / (n + 3), (down + 0.75) / (n + 3)]
  return { n, score: (100 * (up - down)) / n, margin: 196 * Math.sqrt((p + d - (p - d) ** 2) / (n + 3)) }
}
