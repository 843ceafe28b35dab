import type { Locale } from '../domain/locale.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Cause, Desk, TeamChat } from './desk.ts'

/** Owes somebody a file with everything held about a customer; it is made when it is sent. */
export async function exportCustomer(
  { store }: Desk,
  { chat, to, locale }: { chat: number; to: TeamChat; locale: Locale },
  { key, at }: Cause,
): Promise<void> {
  await owe(store, {
    key: `file:${key}`,
    target: { at: 'chat', ...to },
    owed: { do: 'file', customerId: chat, locale },
    priority: PRIORITY.alert,
    now: at,
  })
}
