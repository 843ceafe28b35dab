import type { SurveyFact } from '../facts.ts'
import { mean } from '../stats.ts'
import { type Rate, rate } from './figure.ts'
import { type Asked, isIn } from './view.ts'

/** A survey that was answered. */
export type Vote = SurveyFact & { score: number }

/** Surveys of one kind that reached a customer in the period. */
export const surveysIn = (surveys: readonly SurveyFact[], kind: SurveyFact['kind'], asked: Asked): SurveyFact[] =>
  surveys.filter((s) => s.kind === kind && isIn(asked.span, s.deliveredAt) && asked.whose(s.creditId))

/** Those of them that were answered. */
export const votesOf = (surveys: readonly SurveyFact[]): Vote[] =>
  surveys.flatMap((s) => (s.score === null ? [] : [{ ...s, score: s.score }]))

/** A vote of 4 or 5 of five is a satisfied customer. */
const isSatisfied = ({ score }: Vote): boolean => score >= 4

/** The satisfied among the answers, and their mean. */
export function csatOf(votes: readonly Vote[]): Rate & { mean: number | null } {
  return { ...rate(votes.filter(isSatisfied).length, votes.length), mean: mean(votes.map(({ score }) => score)) }
}
