import type { Verdict } from '../../../domain/compare.ts'
import type { PeriodKind } from '../../../domain/period.ts'
import type { Words } from '../index.ts'

const VERDICT: Record<'time' | 'share', Record<Verdict, string>> = {
  time: { better: 'faster', worse: 'slower', same: 'about the same', 'too-few': 'too few' },
  share: { better: 'higher', worse: 'lower', same: 'about the same', 'too-few': 'too few' },
}

const PERIOD: Record<PeriodKind, (days: number) => string> = {
  today: () => 'today',
  yesterday: () => 'yesterday',
  days: (days) => `last ${days} days`,
  'this-week': () => 'this week',
  'last-week': () => 'last week',
  'this-month': () => 'this month',
  'last-month': () => 'last month',
  month: (days) => `one month, ${days} days`,
  range: (days) => (days === 1 ? '1 day' : `${days} days`),
}

export const figures: Words['figures'] = {
  names: {
    first: 'First response',
    next: 'Next response',
    resolution: 'Resolution time',
    within: 'Within target',
    unanswered: 'Unanswered',
    waiting: 'Waiting now',
    reply: 'Reply rate',
    csat: 'CSAT',
    response: 'Survey response rate',
  },
  figure: 'Figure',
  name: 'Name',
  n: 'n',
  median: 'Median',
  p90: 'p90',
  mean: 'Mean',
  medianOf: (figure) => `${figure} (median)`,
  none: '–',
  counted: (n, tooFew) => (tooFew ? `${n} (too few)` : n),
  withN: (figure, n, tooFew) => (tooFew ? `${figure} (n ${n}, too few)` : `${figure} (n ${n})`),
  interval: (share, low, high) => `${share} (95%: ${low}–${high})`,
  meanScore: (score) => `mean ${score}`,
  outOf: (part, whole) => `${part} of ${whole}`,
  targets: (first, next, resolution) =>
    `Targets: first response ${first}, next response ${next}, resolution ${resolution}.`,
  clockNote: 'Times are minutes:seconds or hours:minutes:seconds, opening hours only.',
  moreAt: (help) => `Every figure is explained in ${help}.`,
  compared: 'Against the team and the period before',
  comparedTo: (base, figure, n, kind, verdict) =>
    `${base === 'team' ? 'team' : 'before'} ${figure} (n ${n}): ${VERDICT[kind][verdict]}`,
  period: (kind, days, from, to) => `${PERIOD[kind](days)} (${from === to ? from : `${from} – ${to}`})`,
  team: {
    title: (period) => `Team · ${period}`,
    rankedBy: (figure) => `Best first by ${figure}.`,
    notRanked: (names) => `Not ranked, because there are too few (n below 5): ${names}.`,
    nobody: 'There are no admins on this team yet. Whoever answers in the inbox becomes one, or use /admin add.',
    shop: 'The whole shop, from the customer’s first word',
    unassigned: 'Missed with nobody assigned',
    waved: 'Closed without an answer before the target',
    others: 'Answered, but in nobody’s figures (not an admin, or taken over after the target)',
  },
}
