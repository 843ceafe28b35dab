import type { GoalName } from '../goals.ts'
import { type ShopRules, targetsOf } from '../rules.ts'
import type { Scorecard } from '../scorecard.ts'
import { ENOUGH, type Rate, rate, type Times } from './figure.ts'

/** What can be asked about, ranked by and explained. */
export const MEASURES = [
  'first',
  'next',
  'resolution',
  'within',
  'unanswered',
  'reply',
  'onego',
  'promises',
  'assurance',
  'conversion',
  'csat',
  'nps',
] as const
export type Measure = (typeof MEASURES)[number]

/** A figure in the one form in which all can be shown, ranked and compared. */
export type Figure =
  | { is: 'time'; n: number; times: Times }
  /** `good`: whether more of it or less is better. */
  | { is: 'share'; n: number; rate: Rate; good: 'more' | 'less' }
  /** NPS, with its margin of error. */
  | { is: 'points'; n: number; points: number | null; margin: number }
  /** Assurance: out of 100, strong findings first. */
  | { is: 'score'; n: number; score: number | null; strong: number; enough: boolean }

/** One figure of a scorecard. */
export function figureOf(card: Scorecard, measure: Measure): Figure {
  switch (measure) {
    case 'first':
    case 'next':
    case 'resolution':
      return { is: 'time', n: card[measure].n, times: card[measure] }
    case 'within':
    case 'reply':
    case 'csat':
      return share(card[measure])
    case 'onego':
      return share(card.oneGo)
    case 'conversion':
      return share(card.conversion.rate)
    case 'unanswered':
      return share(rate(card.unanswered, card.within.n), 'less')
    case 'promises':
      return share(rate(card.promises.n - card.promises.hits, card.promises.n), 'less')
    case 'nps':
      return { is: 'points', n: card.nps.n, points: card.nps.nps, margin: card.nps.margin ?? 0 }
    case 'assurance': {
      const { n, score, strong, tooFew } = card.assurance
      return { is: 'score', n, score, strong, enough: !tooFew }
    }
  }
}

const share = (of: Rate, good: 'more' | 'less' = 'more'): Figure => ({ is: 'share', n: of.n, rate: of, good })

/** Whether there is enough behind a figure to rank or compare by it. */
export const isEnough = (figure: Figure): boolean => (figure.is === 'score' ? figure.enough : figure.n >= ENOUGH)

/** For ranking: less is better. Assurance is ranked by strong findings first. */
export function costOf(figure: Figure): number {
  switch (figure.is) {
    case 'time':
      return figure.times.median ?? 0
    case 'share':
      return (figure.rate.share?.share ?? 0) * (figure.good === 'more' ? -1 : 1)
    case 'points':
      return -(figure.points ?? 0)
    case 'score':
      return figure.strong * 1000 - (figure.score ?? 0)
  }
}

/** What the shop wants it to be: seconds, a share from 0 to 1, or points; null: it has not said. */
export function goalOf(measure: Measure, rules: ShopRules, channel: string | null): number | null {
  switch (measure) {
    case 'first':
    case 'next':
    case 'resolution':
      return targetsOf(rules, channel)[measure]
    case 'assurance':
    case 'nps':
      return rules.goals[measure] ?? null
    case 'within':
    case 'reply':
    case 'csat':
    case 'conversion':
      return percent(rules.goals[measure satisfies GoalName])
    default:
      return null
  }
}

const percent = (goal: number | undefined): number | null => (goal === undefined ? null : goal / 100)

/** Whether the goal is met; never by too few, and not by assurance with a strong finding. */
export function meets(figure: Figure, goal: number | null): boolean {
  if (goal === null || !isEnough(figure)) return false
  switch (figure.is) {
    case 'time':
      return figure.times.median !== null && figure.times.median <= goal
    case 'share':
      return figure.rate.share !== null && figure.rate.share.share >= goal
    case 'points':
      return figure.points !== null && figure.points >= goal
    case 'score':
      return figure.score !== null && figure.strong === 0 && figure.score >= goal
  }
}
