import type { AWAY } from '../domain/away.ts'
import { type CalendarSetting, exceptionsOf } from '../domain/calendar.ts'
import type { FoldRules } from '../domain/fold.ts'
import type { GoalName, goalSetting } from '../domain/goals.ts'
import { dueAt, openSeconds } from '../domain/hours.ts'
import { parseHours } from '../domain/hours-text.ts'
import type { LADDER } from '../domain/ladder.ts'
import type { OrderSetting } from '../domain/orders.ts'
import type { Person } from '../domain/people.ts'
import type { QUIET } from '../domain/quiet.ts'
import type { RETENTION } from '../domain/retention.ts'
import { chatRules, type ShopRules, targetsOf } from '../domain/rules.ts'
import type { Said } from '../domain/settings.ts'
import { shiftsOf } from '../domain/shift.ts'
import type { StepRules } from '../domain/steps.ts'
import type { SurveySetting } from '../domain/survey-rules.ts'
import { targetSaid, type targetSetting } from '../domain/targets.ts'
import type { TURNS } from '../domain/turns.ts'

/** Settings that a chat command may change and the environment has too. */
export const TWINS = [
  'BUSINESS_HOURS',
  'FIRST_RESPONSE_TARGET',
  'NEXT_RESPONSE_TARGET',
  'RESOLUTION_TARGET',
  'SHOP_LOCALE',
] as const
export type Twin = (typeof TWINS)[number]

/** Settings only a chat command knows. A feature adds its names here and its part to `chatRules`. */
type ChatOnly =
  | ReturnType<typeof targetSetting>
  | ReturnType<typeof goalSetting<GoalName>>
  | CalendarSetting
  | typeof AWAY
  | typeof LADDER
  | typeof QUIET
  | SurveySetting
  | typeof TURNS
  | OrderSetting
  | typeof RETENTION

/** Everything a chat command may set about the shop. */
export type SettingName = Twin | ChatOnly

/** The rules in force: what the environment says, unless the chat has said otherwise. */
export function rulesFrom(environment: ShopRules, chat: Said): ShopRules {
  const hours = chat.BUSINESS_HOURS === undefined ? null : parseHours(chat.BUSINESS_HOURS)
  const chatOnly = chatRules(chat)
  return {
    ...environment,
    ...chatOnly,
    locale: chat.SHOP_LOCALE === 'en' || chat.SHOP_LOCALE === 'id' ? chat.SHOP_LOCALE : environment.locale,
    schedule: {
      ...environment.schedule,
      ...(hours && 'ok' in hours ? { weekly: hours.ok } : {}),
      ...exceptionsOf(chatOnly.calendar),
    },
    firstResponseSeconds: targetSaid(chat, 'first') ?? environment.firstResponseSeconds,
    nextResponseSeconds: targetSaid(chat, 'next') ?? environment.nextResponseSeconds,
    resolutionSeconds: targetSaid(chat, 'resolution') ?? environment.resolutionSeconds,
  }
}

/**
 * The shop's rules as the fold of a chat wants them; `channel`: the chat's, whose targets may be its own. Null: for times
 * only. Without a team everybody works whenever the shop is open.
 */
export function foldRules(
  rules: ShopRules,
  channel: string | null,
  team: readonly Person[] = [],
): FoldRules & StepRules {
  return {
    ...shiftsOf(team, rules.schedule),
    openSeconds: (from, to) => openSeconds(rules.schedule, from, to),
    dueAt: (from, target) => dueAt(rules.schedule, from, target),
    targetSeconds: targetsOf(rules, channel),
    ladder: rules.alerts.ladder,
    autoResolveMs: rules.autoResolveSeconds * 1000,
    reopenWithinMs: rules.reopenWithinSeconds * 1000,
  }
}

/** Settings for which the environment says something else than the chat has decided. */
export function differing(environment: ShopRules, chat: Said): Twin[] {
  const said = JSON.stringify(environment)
  return TWINS.filter((name) => {
    const value = chat[name]
    return value !== undefined && JSON.stringify(rulesFrom(environment, { [name]: value })) !== said
  })
}
