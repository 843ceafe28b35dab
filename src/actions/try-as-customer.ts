import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Cause, Desk } from './desk.ts'
import { dismiss } from './dismiss.ts'

/**
 * Until then what this person writes to the bot in private is a customer's, in no figure. Null: no longer, and what they
 * asked while trying needs no reply any more.
 */
export async function tryAsCustomer(
  desk: Desk,
  { person, until }: { person: Person; until: Instant | null },
  cause: Cause,
): Promise<void> {
  await desk.store.people.change(person.id, { tryingUntil: until })
  if (until !== null || person.tryingUntil === null || person.telegramId === null) return
  const played = await desk.store.customers.at('telegram', person.telegramId)
  if (played) await dismiss(desk, { chat: played.id, by: person }, cause)
}
