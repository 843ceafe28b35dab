import type { Desk } from '../../src/actions/desk.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Span } from '../../src/domain/schedule.ts'
import type { Facts } from '../../src/domain/scorecard.ts'

/** Everything figures of a period are made from, of one way in if named. */
export async function factsOf({ store }: Desk, { from, to }: Span, channel: string | null = null): Promise<Facts> {
  const span = { from, to }
  const facts: Facts = {
    waits: await store.waits.facts(span),
    stretches: await store.conversations.stretches(span),
    surveys: await store.surveys.facts(span),
    conversations: await store.orders.conversations(span),
    orders: await store.orders.facts(span),
    findings: await store.findings.facts(span),
    writing: await store.messages.writing(span),
    waiting: (await store.waits.waiting()).filter(({ trial }) => !trial),
  }
  return channel === null ? facts : onChannel(facts, channel)
}

/** An order came the way its conversation did; how somebody writes is not split by channel. */
function onChannel(facts: Facts, channel: string): Facts {
  const of = <T extends { channel: string }>(all: readonly T[]) => all.filter((fact) => fact.channel === channel)
  const conversations = of(facts.conversations)
  const ids = new Set(conversations.map(({ id }) => id))
  return {
    waits: of(facts.waits),
    stretches: of(facts.stretches),
    surveys: of(facts.surveys),
    waiting: of(facts.waiting),
    conversations,
    orders: facts.orders.filter((o) => o.conversationId !== null && ids.has(o.conversationId)),
    findings: [],
    writing: [],
  }
}

/** Whose answers are ranked: those added as admins, as long as they are on the team and write under a name of their own. */
export const rankedOf = (team: readonly Person[]): Person[] => team.filter((p) => p.active && p.ranked && !p.shared)
