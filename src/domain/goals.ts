import type { Said } from './settings.ts'

/** What has a goal that is not a length of time: shares and scores in percent, NPS in points. */
export const GOALS = ['within', 'reply', 'assurance', 'conversion', 'csat', 'nps'] as const
export type GoalName = (typeof GOALS)[number]

/** Percent or points the shop wants to reach; what is left out has no goal. */
export type Goals = Readonly<Partial<Record<GoalName, number>>>

/** What a shop aims at that has said nothing about it. */
const DEFAULT_GOALS: Goals = { within: 90, reply: 95, assurance: 90, csat: 85 }

/** The setting that holds a goal: a number, or `off`. */
export const goalSetting = <G extends GoalName>(goal: G) => `GOAL:${goal}` as const

/** The goals in force: the defaults, unless the chat has said otherwise. */
export function goalsFrom(said: Said): Goals {
  const goals: Partial<Record<GoalName, number>> = { ...DEFAULT_GOALS }
  for (const goal of GOALS) {
    const value = said[goalSetting(goal)]
    if (value === 'off') delete goals[goal]
    else if (value !== undefined && Number.isFinite(Number(value))) goals[goal] = Number(value)
  }
  return goals
}
