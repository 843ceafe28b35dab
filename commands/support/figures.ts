import type { Moment } from '../../src/chat/command.ts'
import { ENOUGH, type Rate, type Times } from '../../src/domain/figures/figure.ts'
import { formatDate, formatNumber, formatPercent } from '../../src/domain/format.ts'
import type { Period } from '../../src/domain/period.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'
import { stopwatch } from '../../src/domain/stopwatch.ts'

/** How figures are written for one reader: never without their n, a dash for none, "too few" below five. */
export function figuresFor({ words: { figures: w }, locale, zone }: Pick<Moment, 'words' | 'locale' | 'zone'>) {
  const tooFew = (n: number) => n > 0 && n < ENOUGH
  const time = (seconds: number | null) => (seconds === null ? w.none : stopwatch(seconds))
  const count = (n: number) => formatNumber(n, locale)
  const share = ({ share }: Rate) => (share ? formatPercent(share.share, locale) : w.none)
  const withN = (figure: string, n: number) => (n === 0 ? w.none : w.withN(figure, count(n), tooFew(n)))
  return {
    time,
    count,
    share,
    withN,
    /** An n in a column of its own. */
    n: (n: number) => w.counted(count(n), tooFew(n)),
    /** The median with its n. */
    median: (times: Times) => withN(time(times.median), times.n),
    /** A share with its n. */
    rate: (rate: Rate) => withN(share(rate), rate.n),
    /** A share with its 95 % interval and its n. */
    interval: (rate: Rate) => {
      if (!rate.share) return w.none
      const [low, high] = [formatPercent(rate.share.low, locale), formatPercent(rate.share.high, locale)]
      return withN(w.interval(share(rate), low, high), rate.n)
    },
    /** Stars out of five. */
    score: (mean: number) => formatNumber(mean, locale, 2),
    unanswered: (card: Scorecard) => w.outOf(count(card.unanswered), count(card.within.n)),
    period: ({ kind, days, from, to }: Period) =>
      w.period(kind, days, formatDate(from, zone, locale), formatDate(to - 1, zone, locale)),
  }
}
