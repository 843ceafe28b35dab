import type { StretchFact, WaitFact, WritingFact } from '../facts.ts'
import { isAnswered, isCounted } from './responses.ts'
import { type Asked, isIn } from './view.ts'

/** How often something was done that makes a figure look better than it is; each is innocent now and then. */
export interface Gaming {
  /** Messages that only asked for patience. */
  holding: number
  /** Questions answered with fewer than three characters. */
  brief: number
  /** Waits that began with what looked like a closing courtesy and were not one. */
  afterCourtesy: number
  /** Something was asked, and somebody said it needs no reply. */
  dismissed: number
  /** Conversations somebody resolved that nobody had answered. */
  unansweredResolved: number
}

interface Counted {
  waits: readonly WaitFact[]
  stretches: readonly StretchFact[]
  writing: readonly WritingFact[]
}

/** What admins did and what was theirs when it happened, in the period. */
export function gamingOf({ waits, stretches, writing }: Counted, { span, whose }: Asked): Gaming {
  const counted = waits.filter(isCounted)
  const closed = counted.filter((w) => isIn(span, w.closedAt))
  const count = (some: readonly WaitFact[], of: (w: WaitFact) => number | null) =>
    some.filter((w) => whose(of(w))).length
  const answerer = (w: WaitFact) => w.answeredById
  const holder = (w: WaitFact) => w.chargedId
  const resolved = stretches.filter((s) => isIn(span, s.resolvedAt) && s.how === 'resolved' && !s.answered)
  return {
    holding: writing.filter((w) => whose(w.creditId)).reduce((sum, w) => sum + w.holding, 0),
    brief: count(
      closed.filter((w) => isAnswered(w) && w.question && w.briefAnswer),
      answerer,
    ),
    afterCourtesy: count(
      counted.filter((w) => w.afterCourtesy && isIn(span, w.openedAt)),
      (w) => answerer(w) ?? holder(w),
    ),
    dismissed: count(
      closed.filter((w) => w.state === 'dismissed' && w.question),
      holder,
    ),
    unansweredResolved: resolved.filter((s) => whose(s.creditId)).length,
  }
}
