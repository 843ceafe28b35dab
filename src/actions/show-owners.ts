import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY, type Subject } from '../outbox/owed.ts'
import type { Desk } from './desk.ts'

/** Owes every alert chat one living message about something. `cause` is its natural key: the same is shown once. */
export async function showOwners(
  { store, places }: Desk,
  cause: string,
  subject: Subject,
  now: Instant,
): Promise<void> {
  for (const { platform, chat } of places.alerts) {
    await owe(store, {
      key: `${cause}:${platform}:${chat}`,
      target: { at: 'chat', platform, chat },
      owed: { do: 'show', subject },
      priority: PRIORITY.alert,
      now,
    })
  }
}
