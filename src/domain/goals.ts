/** Figures with a target that is not a length of time; those are `/target first`, `next` and `resolution`. */
export const GOALS = ['within', 'reply', 'assurance', 'csat', 'nps', 'conversion'] as const
export type Goal = (typeof GOALS)[number]

/** What a shop wants to reach: shares from 0 to 1, assurance and NPS in points; null: it has set itself none. */
export type Goals = Readonly<Record<Goal, number | null>>

export const DEFAULT_GOALS: Goals = {
  within: 0.9,
  reply: 0.95,
  assurance: 90,
  csat: 0.85,
  nps: null,
  conversion: null,
}

/** The name each is kept under once the chat has set it. */
export const GOAL_SETTINGS = {
  within: 'WITHIN_GOAL',
  reply: 'REPLY_GOAL',
  assurance: 'ASSURANCE_GOAL',
  csat: 'CSAT_GOAL',
  nps: 'NPS_GOAL',
  conversion: 'CONVERSION_GOAL',
} as const satisfies Record<Goal, string>

const POINTS: readonly Goal[] = ['assurance', 'nps']

/** Reads `90%`, `90`, `12,5%` or `off` (null) as that goal is kept; undefined when it is none. */
export function parseGoal(goal: Goal, text: string): number | null | undefined {
  const tidy = text.trim().toLowerCase()
  if (tidy === 'off' || tidy === 'mati') return null
  if (!/^-?\d{1,3}(?:[.,]\d{1,2})? ?%?$/.test(tidy)) return undefined
  const value = Number(tidy.replace(/ ?%$/, '').replace(',', '.'))
  if (value > 100 || value < (goal === 'nps' ? -100 : 0)) return undefined
  return POINTS.includes(goal) ? value : value / 100
}

/** The goals in force: the chat's word where there is a readable one, else the usual ones. */
export function goalsFrom(chat: Readonly<Record<string, string>>): Goals {
  const set = GOALS.map((goal): [Goal, number | null] => {
    const said = parseGoal(goal, chat[GOAL_SETTINGS[goal]] ?? '')
    return [goal, said === undefined ? DEFAULT_GOALS[goal] : said]
  })
  return Object.fromEntries(set) as Record<Goal, number | null>
}
