import type { Measured } from './measure.ts'
import { type Share, shareOf, type Times, timesOf } from './stats.ts'

export interface Span {
  from: number
  /** Not included. */
  to: number
}

/** Whose figures: some admins', by the time that is theirs, or the shop's, from the customer's first word. */
export type Whose = readonly string[] | 'shop'

export interface Responses {
  first: Times
  firstSubstantial: Times
  next: Times
  nextSubstantial: Times
  within: Share
  unanswered: number
  reply: Share
  marketplace: Share
  promises: Share
  brief: number
  afterCourtesy: number
  dismissed: number
}

const TWELVE_HOURS = 12 * 3_600_000

const isIn = ({ from, to }: Span, at: number | null): boolean => at !== null && from <= at && at < to

/** Everything about waits of a period that has run until `now`. */
export function responsesOf(all: readonly Measured[], whose: Whose, period: Span, now: number): Responses {
  const span = { from: period.from, to: Math.min(period.to, now + 1) }
  const theirs = (who: string | null) => whose === 'shop' || (who !== null && whose.includes(who))
  const waits = all.filter(({ wait }) => wait.kind !== 'promise' && wait.state !== 'quiet' && wait.state !== 'lapsed')
  const isAnswered = ({ wait }: Measured) => wait.state === 'answered'
  const seconds = (m: Measured) => (whose === 'shop' ? m.shopSeconds : m.ownSeconds)
  const substantial = (m: Measured) => (whose === 'shop' ? m.shopSubstantial : m.ownSubstantial)
  // An answer to what was handed over too late is the shop's only.
  const credited = (m: Measured) => isAnswered(m) && theirs(m.wait.answeredBy) && seconds(m) !== null

  const lengths = (kind: string, of: (m: Measured) => number | null) =>
    timesOf(
      waits
        .filter((m) => credited(m) && m.wait.kind === kind && isIn(span, m.wait.closedAt))
        .map(of)
        .filter((value) => value !== null),
    )
  const decided = waits.filter((m) => isIn(span, m.decidedAt) && theirs(m.missed ? m.chargedTo : m.wait.answeredBy))
  const missed = decided.filter((m) => m.missed)
  const opened = waits.filter(({ wait }) => isIn(span, wait.openedAt))
  const answered = opened.filter(credited)
  const never = opened.filter((m) => !isAnswered(m) && m.missed && theirs(m.chargedTo))
  const lasted = ({ wait }: Measured) => (wait.closedAt ?? now) - wait.openedAt
  const old = opened.filter((m) => !isAnswered(m) && lasted(m) >= TWELVE_HOURS && theirs(m.chargedTo))
  const held = waits.filter((m) => m.wait.promise && isIn(span, m.wait.closedAt) && theirs(m.wait.answeredBy))
  const closed = waits.filter(({ wait }) => isIn(span, wait.closedAt))
  return {
    first: lengths('first', seconds),
    firstSubstantial: lengths('first', substantial),
    next: lengths('next', seconds),
    nextSubstantial: lengths('next', substantial),
    within: shareOf(decided.filter((m) => !m.missed && !m.broken).length, decided.length),
    unanswered: missed.filter(({ wait }) => wait.state !== 'answered' || wait.closedAt! >= span.to).length,
    reply: shareOf(answered.length, answered.length + never.length),
    marketplace: shareOf(answered.filter((m) => lasted(m) <= TWELVE_HOURS).length, answered.length + old.length),
    promises: shareOf(held.filter((m) => !m.broken).length, held.length),
    brief: closed.filter((m) => isAnswered(m) && m.wait.question && m.wait.brief && theirs(m.wait.answeredBy)).length,
    afterCourtesy: opened.filter((m) => m.wait.afterCourtesy && theirs(m.wait.answeredBy ?? m.chargedTo)).length,
    dismissed: closed.filter((m) => m.wait.state === 'dismissed' && m.wait.question && theirs(m.chargedTo)).length,
  }
}

/** What is in nobody's figures. */
export function unownedOf(all: readonly Measured[], period: Span, now: number) {
  const span = { from: period.from, to: Math.min(period.to, now + 1) }
  const waits = all.filter(({ wait }) => wait.kind !== 'promise' && wait.state !== 'quiet' && wait.state !== 'lapsed')
  const closed = waits.filter(({ wait }) => isIn(span, wait.closedAt))
  const answered = closed.filter(({ wait }) => wait.state === 'answered')
  const waved = closed.filter((m) => ['dismissed', 'resolved'].includes(m.wait.state) && m.decidedAt === null)
  return {
    unassigned: waits.filter((m) => m.missed && isIn(span, m.decidedAt) && m.chargedTo === null).length,
    waved: { hits: waved.length, n: closed.length },
    uncredited: { hits: answered.filter(({ wait }) => wait.answeredBy === null).length, n: answered.length },
    answered: answered.length,
  }
}
