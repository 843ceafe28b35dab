import type { WaitFact } from '../facts.ts'
import { HOUR_MS, type Instant } from '../time.ts'
import type { Case, Timed } from './figure.ts'
import { type Asked, isIn } from './view.ts'

/** Marketplaces judge a shop by what it answers within this, by the clock on the wall. */
const MARKETPLACE_MS = 12 * HOUR_MS

/** Whether a wait is in response figures: closing courtesies are in none, promises are counted on their own. */
export const isCounted = ({ state, kind }: WaitFact): boolean =>
  state !== 'quiet' && state !== 'lapsed' && kind !== 'promise'

/** First waits, or the others, answered in the period. */
export function responses(waits: readonly WaitFact[], kind: 'first' | 'next', asked: Asked): Timed<WaitFact>[] {
  return answers(waits, asked)
    .filter((w) => w.kind === kind)
    .map((of) => ({ of, seconds: asked.seconds(of) ?? 0 }))
}

/** The same waits, as far as somebody has come back with more than "one moment": open time to that. */
export function substantial(waits: readonly WaitFact[], kind: 'first' | 'next', asked: Asked): Timed<WaitFact>[] {
  return answers(waits, asked).flatMap((of) => {
    const seconds = asked.substantialSeconds(of)
    return of.kind === kind && seconds !== null ? [{ of, seconds }] : []
  })
}

/** Waits decided in the period; a hit is one decided by an answer whose promise, if it made one, was not broken. */
export function decisions(waits: readonly WaitFact[], asked: Asked): Case<WaitFact>[] {
  const { span, now, whose } = asked
  return waits
    .filter((w) => isIn(span, decidedAt(w, now)))
    .filter((w) => whose(isMissed(w, now) ? w.chargedId : w.answeredById))
    .map((of) => ({ of, hit: !isMissed(of, now) && !isBroken(of, now) }))
}

/** Due in the period and not answered by its end. */
export function unanswered(waits: readonly WaitFact[], { span, now, whose }: Asked): WaitFact[] {
  const missed = waits.filter((w) => isMissed(w, now) && isIn(span, decidedAt(w, now)) && whose(w.chargedId))
  return missed.filter((w) => !(isAnswered(w) && w.closedAt !== null && w.closedAt < span.to))
}

/** Waits opened in the period that are answered (a hit) or past due. */
export function replies(waits: readonly WaitFact[], asked: Asked): Case<WaitFact>[] {
  const opened = waits.filter((w) => isIn(asked.span, w.openedAt))
  return opened
    .filter((w) => isCredited(w, asked) || (!isAnswered(w) && isMissed(w, asked.now) && asked.whose(w.chargedId)))
    .map((of) => ({ of, hit: isAnswered(of) }))
}

/**
 * The marketplaces' rule: of the waits opened in the period that are answered or lasted 12 hours on the wall clock, those
 * answered within 12 hours. What was closed otherwise before that waits no longer, and is not counted.
 */
export function marketplace(waits: readonly WaitFact[], asked: Asked): Case<WaitFact>[] {
  const lasted = (w: WaitFact) => (w.closedAt ?? asked.now) - w.openedAt
  const ignored = (w: WaitFact) => !isAnswered(w) && lasted(w) >= MARKETPLACE_MS && asked.whose(w.chargedId)
  return waits
    .filter((w) => isIn(asked.span, w.openedAt) && (isCredited(w, asked) || ignored(w)))
    .map((of) => ({ of, hit: isAnswered(of) && lasted(of) <= MARKETPLACE_MS }))
}

/** Holding replies of the period that stopped a clock: each is a promise to come back, a hit as long as it is not broken. */
export function promises(waits: readonly WaitFact[], { span, now, whose }: Asked): Case<WaitFact>[] {
  return waits
    .filter((w) => w.holding && isAnswered(w) && isIn(span, w.closedAt) && whose(w.answeredById))
    .map((of) => ({ of, hit: !isBroken(of, now) }))
}

/** When it was decided; an open wait is, once it is past due. Null: not, or closed otherwise before it was due. */
export const decidedAt = (w: WaitFact, now: Instant): Instant | null =>
  w.decidedAt ?? (w.state === 'open' && w.dueAt !== null && w.dueAt < now ? w.dueAt : null)

/** Decided by its due instant and not by an answer. An answer at the very due instant is in time. */
export const isMissed = (w: WaitFact, now: Instant): boolean => {
  const at = decidedAt(w, now)
  return at !== null && !(isAnswered(w) && w.closedAt === at)
}

export const isAnswered = (w: WaitFact): boolean => w.state === 'answered'

/** Nobody came back in time to what was answered with "one moment". */
export const isBroken = (w: WaitFact, now: Instant): boolean =>
  w.promiseDueAt !== null && w.promiseDueAt < (w.promiseEndedAt ?? now)

/** Answered, and the answer counts here: one to a chat taken over after it was due counts for the shop only. */
const isCredited = (w: WaitFact, { whose, seconds }: Asked): boolean =>
  isAnswered(w) && whose(w.answeredById) && seconds(w) !== null

const answers = (waits: readonly WaitFact[], asked: Asked): WaitFact[] =>
  waits.filter((w) => isCredited(w, asked) && isIn(asked.span, w.closedAt))
