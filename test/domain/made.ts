import type { FindingFact, StretchFact, SurveyFact, WaitFact, Waiting } from '../../src/domain/facts.ts'
import type { Facts } from '../../src/domain/scorecard.ts'

export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`)
export const DAY = { from: at('2026-10-22 00:00'), to: at('2026-10-23 00:00') }
export const NOW = at('2026-10-25 00:00')
export const [SARI, RINA] = [1, 2]

let ids = 0

/** A wait opened at ten with a target of ten minutes. */
export function wait(about: Partial<WaitFact>): WaitFact {
  const openedAt = about.openedAt ?? at('2026-10-22 10:00')
  return {
    id: ++ids,
    customerId: ids,
    conversationId: ids,
    channel: 'telegram',
    kind: 'first',
    state: 'open',
    openedAt,
    dueAt: openedAt + 600_000,
    closedAt: null,
    decidedAt: null,
    targetSeconds: 600,
    openSeconds: null,
    elapsedSeconds: null,
    answeredById: null,
    adminSeconds: null,
    chargedId: null,
    holding: false,
    promiseDueAt: null,
    promiseEndedAt: null,
    substantialSeconds: null,
    adminSubstantialSeconds: null,
    question: false,
    afterCourtesy: false,
    briefAnswer: false,
    ...about,
  }
}

export function answered(by: number | null, seconds: number, about: Partial<WaitFact> = {}): WaitFact {
  const openedAt = about.openedAt ?? at('2026-10-22 10:00')
  const closedAt = openedAt + seconds * 1000
  return wait({
    state: 'answered',
    closedAt,
    decidedAt: Math.min(closedAt, openedAt + 600_000),
    openSeconds: seconds,
    adminSeconds: seconds,
    substantialSeconds: seconds,
    adminSubstantialSeconds: seconds,
    answeredById: by,
    chargedId: by,
    ...about,
  })
}

/** A conversation resolved at an hour of the day, after so much open time. */
export const stretch = (hour: string, openSeconds: number, creditId: number, about: Partial<StretchFact> = {}) => ({
  conversationId: ++ids,
  customerId: ids,
  channel: 'telegram',
  openedAt: DAY.from,
  resolvedAt: at(`2026-10-22 ${hour}`),
  openSeconds,
  how: 'resolved' as const,
  creditId,
  answered: true,
  again: false,
  reopenedAt: null,
  ...about,
})

export const survey = (score: number | null, about: Partial<SurveyFact> = {}): SurveyFact => ({
  id: ++ids,
  kind: 'csat',
  customerId: ids,
  channel: 'telegram',
  creditId: SARI,
  deliveredAt: DAY.from,
  score,
  comment: null,
  ...about,
})

export const finding = (about: Partial<FindingFact>): FindingFact => ({
  id: ++ids,
  creditId: SARI,
  rule: 'rude',
  severity: 'mild',
  overruled: false,
  quote: 'dasar',
  customerId: ids,
  at: DAY.from,
  ...about,
})

export const waiting = (assignedId: number | null, state: 'open' | 'quiet' = 'open'): Waiting => ({
  waitId: ++ids,
  customerId: ids,
  customer: 'Maya',
  channel: 'telegram',
  kind: 'first',
  state,
  openedAt: NOW,
  dueAt: null,
  targetSeconds: 600,
  assignedId,
  trial: false,
  claimedById: null,
  claimUntil: null,
  snoozedUntil: null,
  lastWords: '',
  href: null,
})

export const facts = (some: Partial<Facts>): Facts => ({
  waits: [],
  stretches: [],
  surveys: [],
  waiting: [],
  conversations: [],
  orders: [],
  findings: [],
  writing: [],
  ...some,
})
