import type { Instant } from '../domain/time.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { type Owed, type Subject, subjectKey, type Target } from './owed.ts'

interface Debt {
  /** The natural key: the same cause is owed once. */
  key: string
  target: Target
  owed: Owed
  priority: number
  now: Instant
  notBefore?: Instant
  /** Held back until then, out of the way of what else is owed to that chat; null: not held. */
  heldUntil?: Instant | null
  /** Not in the way of what else is owed to that chat; with a name, in order with what has the same one. */
  apart?: boolean | string
}

/** Lanes of what is held back, and beside those of chats. */
const HELD = 'held:'
const APART = 'apart:'

/** Writes down what is owed, in the transaction of the fact that caused it. False when it was owed already. */
export async function owe(store: Store, debt: Debt): Promise<boolean> {
  const { key, target, owed, priority, now, heldUntil = null, notBefore = heldUntil ?? now } = debt
  return store.outbox.add({
    key,
    lane: heldUntil === null ? beside(debt.apart) + (await laneOf(store, target)) : HELD + key,
    chat: await chatOf(store, target),
    priority,
    payload: JSON.stringify({ target, owed }),
    notBefore,
    createdAt: now,
    subject: owed.do === 'show' ? subjectKey(owed.subject) : undefined,
  })
}

/** Whether it was to wait for the end of somebody's quiet hours. */
export const isHeldBack = ({ lane }: Pick<OutboxRow, 'lane'>): boolean => lane.startsWith(HELD)

/** What was held back may go. False when it was not, or has gone. */
export async function letGo(store: Store, row: OutboxRow, now: Instant): Promise<boolean> {
  if (!isHeldBack(row) || row.sent > 0 || row.notBefore <= now) return false
  await store.outbox.release([row.id], { notBefore: now })
  return true
}

/** A customer's topic is lost or somewhere else: it is owed once more, and being the oldest of its lane it goes first. */
export async function oweTopicAgain(store: Store, customerId: number, now: Instant): Promise<void> {
  const target = { at: 'topic', customerId } as const
  await store.customers.change(customerId, { topicId: null })
  const topic = await store.outbox.byKey(`topic:${customerId}`)
  if (!topic) return
  await store.outbox.release([topic.id], { state: 'pending', notBefore: now, attempts: 0 })
  await store.outbox.moveLane(await laneOf(store, target), await chatOf(store, target))
}

/** What a living message shows has changed; everyone who sees it is owed the newest version, at most one every `everyMs`. */
export async function touch(store: Store, subject: Subject, now: Instant, everyMs = 0): Promise<void> {
  await store.outbox.touch(subjectKey(subject), now, everyMs)
}

const beside = (apart: boolean | string = false): string =>
  apart === false ? '' : APART + (apart === true ? '' : `${apart}:`)

/** A customer's topic is one lane, whether it is meant as theirs or as the place something was written in. */
async function laneOf(store: Store, target: Target): Promise<string> {
  if (target.at !== 'chat') return `${target.at}:${target.customerId}`
  const { platform, chat, thread } = target
  const customer = platform === 'telegram' && thread ? await store.customers.inTopic(chat, thread) : null
  return customer ? `topic:${customer.id}` : `${platform}:${chat}:${thread ?? ''}`
}

/** Whose pace it counts against; people in private have none of their own. */
async function chatOf(store: Store, target: Target): Promise<string> {
  if (target.at === 'chat') return `${target.platform}:${target.chat}`
  if (target.at === 'customer') return `customer:${target.customerId}`
  const customer = await store.customers.find(target.customerId)
  return `telegram:${customer?.inbox ?? ''}`
}
