import type { Moment } from '../../src/chat/command.ts'
import { ENOUGH, type Rate, type Times } from '../../src/domain/figures/figure.ts'
import { type Figure, meets } from '../../src/domain/figures/measure.ts'
import { formatDate, formatNumber, formatPercent } from '../../src/domain/format.ts'
import type { Period } from '../../src/domain/period.ts'
import { stopwatch } from '../../src/domain/stopwatch.ts'
import type { Channel } from '../../src/domain/targets.ts'

/** How figures are written for one reader: never without their n, a dash for none, "too few" below five. */
export function figuresFor({ words: { figures: w }, locale, zone }: Pick<Moment, 'words' | 'locale' | 'zone'>) {
  const tooFew = (n: number) => n > 0 && n < ENOUGH
  const time = (seconds: number | null) => (seconds === null ? w.none : stopwatch(seconds))
  const count = (n: number) => formatNumber(n, locale)
  const share = ({ share }: Rate) => (share ? formatPercent(share.share, locale) : w.none)
  const withN = (figure: string, n: number, few = tooFew(n)) => (n === 0 ? w.none : w.withN(figure, count(n), few))
  const points = (value: number) => formatNumber(value, locale).replace('-', '−')
  const rate = (of: Rate) => withN(share(of), of.n)
  /** A figure as it stands in a line or a cell, with its n. */
  const short = (figure: Figure): string => {
    switch (figure.is) {
      case 'time':
        return withN(time(figure.times.median), figure.n)
      case 'share':
        return figure.good === 'more' ? rate(figure.rate) : outOf(figure.rate)
      case 'points':
        return withN(w.margin(points(figure.points ?? 0), count(Math.round(figure.margin))), figure.n)
      case 'score':
        return withN(w.strong(count(figure.strong), count(Math.round(figure.score ?? 0))), figure.n, !figure.enough)
    }
  }
  const outOf = ({ hits, n }: Rate) => (n === 0 ? w.none : w.outOf(count(hits), count(n), tooFew(n)))
  return {
    time,
    count,
    points,
    rate,
    short,
    outOf,
    /** An n in a column of its own. */
    n: (n: number) => w.counted(count(n), tooFew(n)),
    /** The median with its n. */
    median: (times: Times) => withN(time(times.median), times.n),
    /** A share with its 95 % interval and its n. */
    interval: (of: Rate) => {
      if (!of.share) return w.none
      const [low, high] = [formatPercent(of.share.low, locale), formatPercent(of.share.high, locale)]
      return withN(w.interval(share(of), low, high), of.n)
    },
    /** Stars out of five. */
    score: (mean: number) => formatNumber(mean, locale, 2),
    /** What the shop aims at, as that figure is written, marked when it is met. */
    aim: (figure: Figure, goal: number | null): string => {
      if (goal === null) return w.none
      const written =
        figure.is === 'time' ? time(goal) : figure.is === 'share' ? formatPercent(goal, locale) : points(goal)
      return meets(figure, goal) ? `${written} ${w.met}` : written
    },
    /** Of which way in, where it is not all. */
    channel: (on: Channel | null) => (on === null ? [] : [w.channel(w.channels[on])]),
    period: ({ kind, days, from, to }: Period) =>
      w.period(kind, days, formatDate(from, zone, locale), formatDate(to - 1, zone, locale)),
  }
}
