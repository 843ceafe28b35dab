import type { Instant } from './time.ts'

/** What somebody on the team may do; each role may do all that the ones after it may. */
export const ROLES = ['owner', 'lead', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Somebody on the shop's team. `id` is the shop's own; the platform ids are how Telegram and Slack know them. */
export interface Person {
  id: number
  name: string
  nickname: string | null
  role: Role
  /** False once set off: no rights, no ranking, history kept. */
  active: boolean
  /** Whether their answers are ranked; owners and leads are not unless added as admins. */
  ranked: boolean
  locale: string | null
  telegramId: string | null
  telegramName: string | null
  slackId: string | null
  privateChat: boolean
  tryingUntil: Instant | null
  /** When they work, written like business hours; null: whenever the shop is open. */
  shift: string | null
  /** Several people write with this login: who is credited is seen message by message. Never ranked. */
  shared: boolean
  /** When the bot last gave them a chat by turn. */
  turnAt: Instant | null
  /** When they were told what is measured of their work. */
  noticedAt: Instant | null
}

/** Whether `role` includes the rights of `needed`. */
export function mayActAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(needed)
}
