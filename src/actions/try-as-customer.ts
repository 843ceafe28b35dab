import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'

/** Until then what this person writes to the bot in private is a customer's, in no figure. Null: no longer. */
export async function tryAsCustomer(
  { store }: Desk,
  { person, until }: { person: Person; until: Instant | null },
): Promise<void> {
  await store.people.change(person.id, { tryingUntil: until })
}
