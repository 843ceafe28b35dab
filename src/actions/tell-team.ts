import { mayActAs, type Person } from '../domain/people.ts'
import { quietUntil } from '../domain/quiet.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { type Owed, PRIORITY } from '../outbox/owed.ts'
import type { Desk, Places, TeamChat } from './desk.ts'

interface News {
  /** Its natural key: the same is told once in each chat. */
  key: string
  owed: Owed
  now: Instant
  /** How much of a customer's target has passed: from some point on owners are told at any hour. */
  percent?: number
  /** One of a great many that may come at once: beside what is urgent, and after it. */
  many?: boolean
}

/** Owes chats of the team something. Owners have their quiet hours in private: until those end it is held back. */
export async function tellTeam(
  desk: Desk,
  chats: readonly TeamChat[],
  { key, owed, now, percent = 0, many = false }: News,
): Promise<void> {
  for (const { platform, chat } of chats) {
    await owe(desk.store, {
      key: `${key}:${platform}:${chat}`,
      target: { at: 'chat', platform, chat },
      owed,
      priority: many ? PRIORITY.bulk : PRIORITY.alert,
      apart: many,
      now,
      heldUntil: await peaceUntil(desk, { platform, chat }, now, percent),
    })
  }
}

/** Until when somebody is not to be disturbed in this chat by such news; null: not at all. */
export async function peaceUntil(
  { store, rules }: Desk,
  { platform, chat }: TeamChat,
  now: Instant,
  percent: number,
): Promise<Instant | null> {
  const { quiet } = rules.alerts
  const until = quietUntil(quiet, rules.zone, now)
  if (!quiet || until === null || percent >= quiet.except) return null
  const isTheirs = (p: Person) => (platform === 'slack' ? p.slackId : p.telegramId) === chat
  return (await store.people.all()).some((p) => mayActAs(p.role, 'owner') && isTheirs(p)) ? until : null
}

/** Where the bot may write to somebody in private: where they have written to it, or in Slack; null: nowhere yet. */
export function privateChatOf({ telegramId, slackId, privateChat }: Person, { slack }: Places): TeamChat | null {
  if (telegramId && privateChat) return { platform: 'telegram', chat: telegramId }
  return slackId && slack ? { platform: 'slack', chat: slackId } : null
}
