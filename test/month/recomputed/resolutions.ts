import type { Stretch, Talk } from './chat.ts'
import type { MinuteClock } from './clock.ts'
import type { Span, Whose } from './figures.ts'
import { type Share, shareOf, type Times, timesOf } from './stats.ts'

export interface Resolutions {
  resolution: Times
  oneGo: Share
  /** Ended by somebody although nobody had answered. */
  unansweredResolved: number
}

export function resolutionsOf(
  talks: readonly Talk[],
  clock: MinuteClock,
  whose: Whose,
  period: Span,
  now: number,
): Resolutions {
  const to = Math.min(period.to, now + 1)
  const isIn = ({ resolvedAt }: Stretch) => period.from <= resolvedAt && resolvedAt < to
  const theirs = ({ credit }: Stretch) => whose === 'shop' || (credit !== null && whose.includes(credit))
  const lengths: number[] = []
  let [once, resolved, unanswered] = [0, 0, 0]
  for (const { stretches } of talks) {
    const ended = stretches.filter(isIn)
    unanswered += ended.filter((s) => theirs(s) && s.how === 'resolved' && !s.answered).length
    const [first] = stretches
    if (first && isIn(first) && theirs(first)) {
      resolved += 1
      if (first.reopenedAt === null) once += 1
    }
    // Of two that ended at the same moment the later one.
    const last = ended.reduce<Stretch | null>((best, s) => (best && best.resolvedAt > s.resolvedAt ? best : s), null)
    if (!last || !theirs(last)) continue
    lengths.push(ended.reduce((sum, s) => sum + clock.openSeconds(s.openedAt, s.resolvedAt), 0))
  }
  return { resolution: timesOf(lengths), oneGo: shareOf(once, resolved), unansweredResolved: unanswered }
}
