import { button } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { HOUR_MS, type Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import { tellTeam } from './tell-team.ts'

/** News of what does not arrive; it begets no news of its own. */
const STUCK = 'stuck:'

export const isOfStuck = ({ key }: { key: string }): boolean =>
  key.startsWith(STUCK) || key.startsWith(`instead:${STUCK}`)

/** Something does not arrive and nobody else has been told: the team is, at most once an hour, with where to look. */
export async function tellStuck(desk: Desk, now: Instant): Promise<void> {
  const { owner, status } = wordsIn(desk.rules.locale)
  const reply = { tone: 'warning', body: [{ text: owner.stuck }], buttons: [[button(status.look, 'status')]] } as const
  await tellTeam(desk, desk.places.alerts, { key: STUCK + Math.floor(now / HOUR_MS), owed: { do: 'say', reply }, now })
}
