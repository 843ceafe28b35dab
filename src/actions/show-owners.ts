import type { Instant } from '../domain/time.ts'
import type { Subject } from '../outbox/owed.ts'
import type { Desk } from './desk.ts'
import { tellTeam } from './tell-team.ts'

/** Owes every alert chat one living message about something. `cause` is its natural key: the same is shown once. */
export async function showOwners(
  desk: Desk,
  cause: string,
  subject: Subject,
  now: Instant,
  percent?: number,
): Promise<void> {
  await tellTeam(desk, desk.places.alerts, { key: cause, owed: { do: 'show', subject }, now, percent })
}
