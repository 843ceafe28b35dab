import { nextOpen } from '../domain/hours.ts'
import { isSampled } from '../domain/survey.ts'
import type { Instant } from '../domain/time.ts'
import type { Conversation } from '../store/conversations.ts'
import type { Store } from '../store/store.ts'
import { callOff } from './call-off.ts'
import type { Desk } from './desk.ts'

type Planning = Pick<Desk, 'store' | 'rules'>

/** A conversation that has just ended is asked about, in opening hours; one that goes on is not. */
export async function planSurvey(
  { store, rules }: Planning,
  row: Conversation,
  was: Conversation | undefined,
  now: Instant,
): Promise<void> {
  if (row.endedAt === (was?.endedAt ?? null)) return
  if (row.endedAt === null || was?.endedAt != null) {
    await callOff({ store }, { customerId: row.customerId, conversationId: row.id })
  }
  if (row.endedAt === null || !row.answered || !isAsked(rules, `conversation:${row.id}`)) return
  if (await hasOptedOut(store, row.customerId)) return
  const askAt = nextOpen(rules.schedule, Math.max(row.endedAt, now))
  if (askAt === null) return
  await store.surveys.plan({ customerId: row.customerId, conversationId: row.id, kind: 'csat', askAt })
}

/**
 * A delivered order is asked about once, in opening hours, within the one cool-down of all surveys. Call it in the
 * transaction that marks the order delivered; doing so again changes nothing.
 */
export async function planOrderSurvey(
  { store, rules }: Planning,
  { id, customerId }: { id: number; customerId: number | null },
  now: Instant,
): Promise<void> {
  if (customerId === null || !isAsked(rules, `order:${id}`) || (await hasOptedOut(store, customerId))) return
  const askAt = nextOpen(rules.schedule, now)
  if (askAt !== null) await store.surveys.planOrder({ customerId, orderId: id, askAt })
}

async function hasOptedOut(store: Store, customerId: number): Promise<boolean> {
  const customer = await store.customers.find(customerId)
  return customer !== null && store.customers.hasOptedOut(customer)
}

/** By its name, so that the same chat or order is asked about or not however often it ends. */
const isAsked = ({ surveys }: Planning['rules'], name: string): boolean =>
  surveys.csat && isSampled(name, surveys.samplePercent)
