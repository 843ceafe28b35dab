import { wordsIn } from '../chat/words/index.ts'
import type { Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import { tellTeam } from './tell-team.ts'

/** The topic of an erased customer could not be deleted: somebody must do it by hand. */
export async function tellTopicStays(desk: Desk, customerId: number, why: string, now: Instant): Promise<void> {
  const text = wordsIn(desk.rules.locale).privacy.erase.topicStays(customerId, why)
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, desk.places.alerts, { key: `topic-stays:${customerId}`, owed, now })
}
