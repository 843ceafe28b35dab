import { wordsIn } from '../chat/words/index.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import { tellTeam } from './tell-team.ts'

/** With hours like these nobody who waits will ever be late, so nobody would be alerted: the owner is told, once a day. */
export async function tellNeverDue(desk: Desk, customer: string, now: Instant): Promise<void> {
  const text = wordsIn(desk.rules.locale).owner.neverDue(customer)
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, desk.places.alerts, { key: `never-due:${Math.floor(now / DAY_MS)}`, owed, now })
}
