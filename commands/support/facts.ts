import type { Desk } from '../../src/actions/desk.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Span } from '../../src/domain/schedule.ts'
import type { Facts } from '../../src/domain/scorecard.ts'

/** Everything figures of a period are made from. */
export async function factsOf({ store }: Desk, { from, to }: Span): Promise<Facts> {
  const span = { from, to }
  return {
    waits: await store.waits.facts(span),
    stretches: await store.conversations.stretches(span),
    surveys: await store.surveys.facts(span),
    conversations: [],
    orders: [],
    findings: [],
    writing: [],
    waiting: (await store.waits.waiting()).filter(({ trial }) => !trial),
  }
}

/** Whose answers are ranked: those added as admins, as long as they are on the team. */
export const rankedOf = (team: readonly Person[]): Person[] => team.filter((p) => p.active && p.ranked)
