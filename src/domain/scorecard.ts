import type { StretchFact, SurveyFact, WaitFact, Waiting } from './facts.ts'
import type { Span } from './schedule.ts'
import { mean, median, type Proportion, percentile, proportion } from './stats.ts'
import type { Instant } from './time.ts'

/** Fewer than this and a figure is shown as too few, and nobody is ranked or compared by it. */
export const ENOUGH = 5

/** What figures are made from: everything that touches the period, and who waits at this moment. */
export interface Facts {
  waits: readonly WaitFact[]
  stretches: readonly StretchFact[]
  surveys: readonly SurveyFact[]
  waiting: readonly Waiting[]
}

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

/** One admin's, the team's or the shop's figures for a period, as metrics.md defines them. */
export interface Scorecard {
  /** Open time of first waits answered in the period. */
  first: Times
  /** The same for the other waits. */
  next: Times
  /** Open time from open to resolved, a conversation's stretches in the period summed. */
  resolution: Times
  /** Decided by an answer ÷ decided in the period. */
  within: Rate
  /** Of waits opened in the period and answered or past due, the answered. */
  reply: Rate
  /** Due in the period and not answered by its end. */
  unanswered: number
  waitingNow: number
  /** Answers of 4 or 5 ÷ answers, of surveys delivered in the period. */
  csat: Rate & { mean: number | null }
  /** Survey answers ÷ surveys delivered. */
  response: Rate
}

/** Whose facts count, and by which clock an answer is measured. */
interface View {
  whose(id: number | null): boolean
  seconds(wait: WaitFact): number | null
}

/**
 * The figures of some admins together (one, or the team): answers credited to who answered and measured from when it was
 * theirs, missed waits charged to whom they were assigned when due.
 */
export const scorecardOf = (admins: readonly number[], facts: Facts, period: Span, now: Instant): Scorecard =>
  scorecard({ whose: (id) => id !== null && admins.includes(id), seconds: (w) => w.adminSeconds }, facts, period, now)

/** The shop's figures: every wait from the customer's first word, whoever answered it. */
export const shopScorecard = (facts: Facts, period: Span, now: Instant): Scorecard =>
  scorecard({ whose: () => true, seconds: (w) => w.openSeconds }, facts, period, now)

/** What happened to customers and is in no admin's figures, shown beside them. */
export interface Unowned {
  /** Missed waits that were assigned to nobody when due. */
  unassigned: number
  /** Closed before they were due without an answer: dismissed or resolved; `n` is every wait closed. */
  waved: Rate
}

export function unowned(facts: Facts, { from, to }: Span, now: Instant): Unowned {
  const span = { from, to: Math.min(to, now + 1) }
  const missed = facts.waits.filter((w) => isMissed(w, now) && isIn(span, decidedAt(w, now)) && w.chargedId === null)
  const closed = facts.waits.filter((w) => isIn(span, w.closedAt))
  const waved = closed.filter((w) => (w.state === 'dismissed' || w.state === 'resolved') && decidedAt(w, now) === null)
  return { unassigned: missed.length, waved: rate(waved.length, closed.length) }
}

function scorecard(view: View, facts: Facts, { from, to }: Span, now: Instant): Scorecard {
  // A running period ends now; what has happened by this very instant is in it.
  const span = { from, to: Math.min(to, now + 1) }
  const waits = facts.waits.filter((w) => w.state !== 'quiet' && w.state !== 'lapsed')
  const answered = waits.filter((w) => isAnswered(w) && isIn(span, w.closedAt) && view.whose(w.answeredById))
  const timesOf = (kind: WaitFact['kind']) =>
    times(answered.filter((w) => w.kind === kind).flatMap((w) => view.seconds(w) ?? []))
  const decided = waits.filter((w) => isIn(span, decidedAt(w, now)))
  const kept = decided.filter((w) => !isMissed(w, now) && view.whose(w.answeredById))
  const missed = decided.filter((w) => isMissed(w, now) && view.whose(w.chargedId))
  const asked = facts.surveys.filter((s) => isIn(span, s.deliveredAt) && view.whose(s.creditId))
  const scores = asked.flatMap((s) => s.score ?? [])
  return {
    first: timesOf('first'),
    next: timesOf('next'),
    resolution: times(resolutions(facts.stretches, span, view)),
    within: rate(kept.length, kept.length + missed.length),
    reply: replyRate(waits, span, view, now),
    unanswered: missed.filter((w) => !(isAnswered(w) && w.closedAt !== null && w.closedAt < span.to)).length,
    waitingNow: facts.waiting.filter((w) => w.state === 'open' && view.whose(w.assignedId)).length,
    csat: { ...rate(scores.filter((score) => score >= 4).length, scores.length), mean: mean(scores) },
    response: rate(scores.length, asked.length),
  }
}

function replyRate(waits: readonly WaitFact[], span: Span, view: View, now: Instant): Rate {
  const opened = waits.filter((w) => isIn(span, w.openedAt))
  const answered = opened.filter((w) => isAnswered(w) && view.whose(w.answeredById))
  const never = opened.filter((w) => !isAnswered(w) && isMissed(w, now) && view.whose(w.chargedId))
  return rate(answered.length, answered.length + never.length)
}

/** Open seconds to resolution by conversation: its stretches resolved in the period, credited to who resolved it last. */
function resolutions(stretches: readonly StretchFact[], span: Span, view: View): number[] {
  const conversations = new Map<number, { seconds: number; last: StretchFact }>()
  for (const stretch of stretches.filter((s) => isIn(span, s.resolvedAt))) {
    const known = conversations.get(stretch.conversationId)
    const last = known && known.last.resolvedAt > stretch.resolvedAt ? known.last : stretch
    conversations.set(stretch.conversationId, { seconds: (known?.seconds ?? 0) + stretch.openSeconds, last })
  }
  return [...conversations.values()].filter(({ last }) => view.whose(last.creditId)).map(({ seconds }) => seconds)
}

const isAnswered = (w: WaitFact): boolean => w.state === 'answered'

/** When it was decided; an open wait is, once it is past due. */
const decidedAt = (w: WaitFact, now: Instant): Instant | null =>
  w.decidedAt ?? (w.state === 'open' && w.dueAt !== null && w.dueAt < now ? w.dueAt : null)

/** Decided by its due instant and not by an answer. An answer at the very due instant is in time. */
const isMissed = (w: WaitFact, now: Instant): boolean => {
  const at = decidedAt(w, now)
  return at !== null && !(isAnswered(w) && w.closedAt === at)
}

const isIn = ({ from, to }: Span, at: Instant | null): boolean => at !== null && at >= from && at < to

const times = (values: readonly number[]): Times => ({
  n: values.length,
  median: median(values),
  p90: percentile(values, 90),
  mean: mean(values),
  values,
})

const rate = (hits: number, n: number): Rate => ({ hits, n, share: proportion(hits, n) })
