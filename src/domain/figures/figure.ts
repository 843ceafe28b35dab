import { mean, median, type Proportion, percentile, proportion } from '../stats.ts'

/** Fewer than this and a figure is shown as too few, and nobody is ranked or compared by it. */
export const ENOUGH = 5

/** Lengths of open time in seconds: nearest-rank median and p90, so that each is one of the values. Null without values. */
export interface Times {
  n: number
  median: number | null
  p90: number | null
  mean: number | null
  values: readonly number[]
}

/** `hits` of `n`, with the share and its Wilson 95 % interval; null for n = 0. */
export interface Rate {
  hits: number
  n: number
  share: Proportion | null
}

/** One of what a rate is made of, and whether it is one of the good ones. */
export interface Case<T> {
  of: T
  hit: boolean
}

/** One of what a time is made of. */
export interface Timed<T> {
  of: T
  seconds: number
}

export const times = (values: readonly number[]): Times => ({
  n: values.length,
  median: median(values),
  p90: percentile(values, 90),
  mean: mean(values),
  values,
})

export const timesOf = (all: readonly Timed<unknown>[]): Times => times(all.map(({ seconds }) => seconds))

export const rate = (hits: number, n: number): Rate => ({ hits, n, share: proportion(hits, n) })

export const rateOf = (cases: readonly Case<unknown>[]): Rate =>
  rate(cases.filter(({ hit }) => hit).length, cases.length)
