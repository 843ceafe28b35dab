/**
 * Nearest-rank percentile, `percent` being whole, 1 to 100: always one of the values, so that the chat behind it can be
 * shown. Null without values.
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1] ?? null
}

/** The value in the middle, of two the lower. Null without values. */
export const median = (values: readonly number[]): number | null => percentile(values, 50)

/** The arithmetic mean. Null without values: no answers at all is not an answer time of zero. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** A share of a whole, 0 to 1, and the range it could truly have. */
export interface Proportion {
  share: number
  low: number
  high: number
}

const Z_95 = 1.959963984540054

/** The share of `hits` among `n` with its Wilson 95 % interval, which stays honest for a handful of answers. Null for n = 0. */
export function proportion(hits: number, n: number): Proportion | null {
  if (n === 0) return null
  const share = hits / n
  const z2 = Z_95 ** 2
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return { share, low: hits === 0 ? 0 : centre - half, high: hits === n ? 1 : centre + half }
}
