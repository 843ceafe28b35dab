import { type AssuranceScore, assuranceScore } from './assurance/score.ts'
import { type Conversion, conversionOf } from './conversion.ts'
import type {
  ConversationFact,
  FindingFact,
  OrderFact,
  StretchFact,
  SurveyFact,
  WaitFact,
  Waiting,
  WritingFact,
} from './facts.ts'
import { type Rate, rate, rateOf, type Times, timesOf } from './figures/figure.ts'
import { type Gaming, gamingOf } from './figures/gaming.ts'
import { csatOf, surveysIn, votesOf } from './figures/opinions.ts'
import { oneGo, resolutions } from './figures/resolutions.ts'
import {
  decidedAt,
  decisions,
  isAnswered,
  isCounted,
  isMissed,
  marketplace,
  promises,
  replies,
  responses,
  substantial,
  unanswered,
} from './figures/responses.ts'
import { type Asked, askedOfAdmins, askedOfShop, isIn } from './figures/view.ts'
import { type Nps, npsOf } from './nps.ts'
import type { Span } from './schedule.ts'
import type { Instant } from './time.ts'

/** What figures are made from: everything that touches the period, and who waits at this moment. */
export interface Facts {
  waits: readonly WaitFact[]
  stretches: readonly StretchFact[]
  surveys: readonly SurveyFact[]
  waiting: readonly Waiting[]
  conversations: readonly ConversationFact[]
  orders: readonly OrderFact[]
  findings: readonly FindingFact[]
  /** Of the period and no other: it says how much was written, not when. */
  writing: readonly WritingFact[]
}

/** One admin's, the team's or the shop's figures for a period, as metrics.md defines them. */
export interface Scorecard {
  /** Open time of first waits answered in the period: to the first reply, and to the first substantial one. */
  first: Times
  firstSubstantial: Times
  /** The same for the other waits. */
  next: Times
  nextSubstantial: Times
  /** Open time from open to resolved, a conversation's stretches in the period summed. */
  resolution: Times
  /** Decided by an answer, its promise not broken ÷ decided in the period. */
  within: Rate
  /** Due in the period and not answered by its end. */
  unanswered: number
  waitingNow: number
  /** Of waits opened in the period and answered or past due, the answered. */
  reply: Rate
  /** The marketplaces' rule: of those answered or 12 elapsed hours old, the answered within 12 elapsed hours. */
  marketplace: Rate
  /** Resolved once and not reopened ÷ resolved; the rest is the reopened rate. */
  oneGo: Rate
  reopened: Rate
  /** Holding replies not broken ÷ holding replies that stopped a clock. */
  promises: Rate
  assurance: AssuranceScore
  /** Mature conversations with a credited order ÷ mature conversations answered, and what the orders were worth. */
  conversion: Conversion
  /** Answers of 4 or 5 ÷ answers, of surveys delivered in the period. */
  csat: Rate & { mean: number | null }
  /** Survey answers ÷ surveys delivered. */
  response: Rate
  nps: Nps
  /** Shown quietly beside the figures they touch. */
  gaming: Gaming
}

/**
 * The figures of some admins together (one, or the team): answers credited to who answered and measured from when it was
 * theirs, missed waits charged to whom they were assigned when due.
 */
export const scorecardOf = (admins: readonly number[], facts: Facts, period: Span, now: Instant): Scorecard =>
  scorecard(facts, askedOfAdmins(admins, period, now), admins)

/** The shop's figures: every wait from the customer's first word, whoever answered it. */
export const shopScorecard = (facts: Facts, period: Span, now: Instant): Scorecard =>
  scorecard(facts, askedOfShop(period, now), 'shop')

function scorecard(facts: Facts, asked: Asked, whose: readonly number[] | 'shop'): Scorecard {
  const waits = facts.waits.filter(isCounted)
  const resolved = rateOf(oneGo(facts.stretches, asked))
  const surveys = surveysIn(facts.surveys, 'csat', asked)
  const votes = votesOf(surveys)
  return {
    first: timesOf(responses(waits, 'first', asked)),
    firstSubstantial: timesOf(substantial(waits, 'first', asked)),
    next: timesOf(responses(waits, 'next', asked)),
    nextSubstantial: timesOf(substantial(waits, 'next', asked)),
    resolution: timesOf(resolutions(facts.stretches, asked)),
    within: rateOf(decisions(waits, asked)),
    unanswered: unanswered(waits, asked).length,
    waitingNow: facts.waiting.filter((w) => w.state === 'open' && asked.whose(w.assignedId)).length,
    reply: rateOf(replies(waits, asked)),
    marketplace: rateOf(marketplace(waits, asked)),
    oneGo: resolved,
    reopened: rate(resolved.n - resolved.hits, resolved.n),
    promises: rateOf(promises(waits, asked)),
    assurance: assuranceOf(facts, asked),
    conversion: conversionOf(whose, facts.conversations, facts.orders, asked.span, asked.now),
    csat: csatOf(votes),
    response: rate(votes.length, surveys.length),
    nps: npsOf(votesOf(surveysIn(facts.surveys, 'nps', asked)).map(({ score }) => score)),
    gaming: gamingOf(facts, asked),
  }
}

function assuranceOf({ writing, findings }: Facts, { span, whose }: Asked): AssuranceScore {
  return assuranceScore({
    messages: writing.filter((w) => whose(w.creditId)).reduce((sum, w) => sum + w.messages, 0),
    findings: findings.filter((f) => isIn(span, f.at) && whose(f.creditId)),
    overruled: (f) => f.overruled,
  })
}

/** What happened to customers and is in no admin's figures, shown beside them. */
export interface Unowned {
  /** Missed waits that were assigned to nobody when due. */
  unassigned: number
  /** Closed before they were due without an answer: dismissed or resolved; `n` is every wait closed. */
  waved: Rate
  /** Answers nobody is credited for, on shared accounts above all; `n` is every answer. */
  uncredited: Rate
}

export function unowned(facts: Facts, period: Span, now: Instant): Unowned {
  const { span } = askedOfShop(period, now)
  const waits = facts.waits.filter(isCounted)
  const missed = waits.filter((w) => isMissed(w, now) && isIn(span, decidedAt(w, now)) && w.chargedId === null)
  const closed = waits.filter((w) => isIn(span, w.closedAt))
  const waved = closed.filter((w) => (w.state === 'dismissed' || w.state === 'resolved') && decidedAt(w, now) === null)
  const answered = closed.filter(isAnswered)
  return {
    unassigned: missed.length,
    waved: rate(waved.length, closed.length),
    uncredited: rate(answered.filter((w) => w.answeredById === null).length, answered.length),
  }
}
