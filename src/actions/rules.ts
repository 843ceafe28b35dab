import { parseDuration } from '../domain/duration.ts'
import type { FoldRules } from '../domain/fold.ts'
import { dueAt, openSeconds } from '../domain/hours.ts'
import { parseHours } from '../domain/hours-text.ts'
import type { ShopRules } from '../domain/rules.ts'

/** Names of settings that a chat command may change. */
export const SETTINGS = [
  'BUSINESS_HOURS',
  'FIRST_RESPONSE_TARGET',
  'NEXT_RESPONSE_TARGET',
  'RESOLUTION_TARGET',
  'SHOP_LOCALE',
] as const
export type SettingName = (typeof SETTINGS)[number]

/** The rules in force: what the environment says, unless the chat has said otherwise. */
export function rulesFrom(environment: ShopRules, chat: Record<string, string>): ShopRules {
  const hours = chat.BUSINESS_HOURS === undefined ? null : parseHours(chat.BUSINESS_HOURS)
  const seconds = (name: SettingName, otherwise: number) => parseDuration(chat[name] ?? '') ?? otherwise
  return {
    ...environment,
    locale: chat.SHOP_LOCALE === 'en' || chat.SHOP_LOCALE === 'id' ? chat.SHOP_LOCALE : environment.locale,
    schedule: hours && 'ok' in hours ? { ...environment.schedule, weekly: hours.ok } : environment.schedule,
    firstResponseSeconds: seconds('FIRST_RESPONSE_TARGET', environment.firstResponseSeconds),
    nextResponseSeconds: seconds('NEXT_RESPONSE_TARGET', environment.nextResponseSeconds),
    resolutionSeconds: seconds('RESOLUTION_TARGET', environment.resolutionSeconds),
  }
}

/** The shop's rules as the fold wants them. */
export function foldRules(rules: ShopRules): FoldRules {
  return {
    openSeconds: (from, to) => openSeconds(rules.schedule, from, to),
    dueAt: (from, target) => dueAt(rules.schedule, from, target),
    targetSeconds: {
      first: rules.firstResponseSeconds,
      next: rules.nextResponseSeconds,
      promise: rules.promiseSeconds,
    },
    autoResolveMs: rules.autoResolveSeconds * 1000,
    reopenWithinMs: rules.reopenWithinSeconds * 1000,
  }
}

/** Settings for which the environment says something else than the chat has decided. */
export function differing(environment: ShopRules, chat: Record<string, string>): SettingName[] {
  const said = JSON.stringify(environment)
  return SETTINGS.filter((name) => {
    const value = chat[name]
    return value !== undefined && JSON.stringify(rulesFrom(environment, { [name]: value })) !== said
  })
}
