import { isDetractor } from './nps.ts'
import { DAY_MS } from './time.ts'

/** csat: how satisfied, 1 to 5, after service or a delivered order. nps: would they recommend the shop, 0 to 10. */
export type SurveyKind = 'csat' | 'nps'

/** How the five answers of a CSAT question look. */
export const SURVEY_STYLES = ['numbers', 'stars', 'emoji'] as const
export type SurveyStyle = (typeof SURVEY_STYLES)[number]

/** Nobody is asked for NPS more often than this, whatever the shop's cool-down. */
export const NPS_COOLDOWN_MS = 90 * DAY_MS
/** A question that was delivered can be answered for this long. */
export const SURVEY_LASTS_MS = 7 * DAY_MS
/** The one reminder follows the question after this long. */
export const REMIND_AFTER_MS = 2 * DAY_MS

/** The answers a question offers, in their order. */
export const SCORES: Readonly<Record<SurveyKind, readonly number[]>> = {
  csat: [1, 2, 3, 4, 5],
  nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
}

/** The best answer there is: what a score is out of. */
export const bestOf = (kind: SurveyKind): number => (kind === 'nps' ? 10 : 5)

/** A kept kind as one we know. */
export const surveyKind = (text: string): SurveyKind => (text === 'nps' ? 'nps' : 'csat')

const LOW_CSAT = 2

/** Answers the owner hears of at once. */
export const isLow = (kind: SurveyKind, score: number): boolean =>
  kind === 'nps' ? isDetractor(score) : score <= LOW_CSAT

/** How bad an answer is, 0 (the best) to 1, so that answers of both kinds can be put in one order. */
export const badness = (kind: SurveyKind, score: number): number => {
  const scores = SCORES[kind]
  return (bestOf(kind) - score) / (scores.length - 1)
}

/**
 * Whether something is among the `percent` of all that are asked. By its name, so that the same one is always in or always
 * out, however often it is looked at.
 */
export function isSampled(name: string, percent: number): boolean {
  let hash = 0x811c9dc5
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  // The last digits of neighbouring numbers must not decide alone.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % 100 < percent
}
