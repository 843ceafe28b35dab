import type { Refusal } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { telegramPlace } from '../domain/refs.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import type { Owed, Target } from '../outbox/owed.ts'
import { PRIORITY } from '../outbox/owed.ts'
import { act } from './act.ts'
import { type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

/** A send that a platform refused for good, as the outbox tells of it. */
export interface Undelivered {
  rowId: number
  target: Target
  owed: Owed
  because: Refusal
  why: string
}

/** What follows from a refusal: whoever blocked the bot waits no more, an answer that did not arrive is none, and somebody is told. */
export function undelivered(
  desk: Desk,
  { rowId, target, owed, because, why }: Undelivered,
  now: Instant,
): Promise<void> {
  return inTransaction(desk, async (within) => {
    const { store, rules } = within
    if (owed.do === 'show' && owed.subject.of === 'survey')
      await store.surveys.change(owed.subject.id, { state: 'failed' })
    if (target.at === 'customer' && because === 'blocked') await blocked(within, target.customerId, rowId, now)
    if (owed.do !== 'relay' && owed.do !== 'revise') return
    const message = await store.messages.find(owed.messageId)
    const from = message && telegramPlace(message.ref)
    if (!message || !from || message.author !== 'human' || owed.do === 'revise') return
    await store.messages.change(message.id, { refusedAt: now })
    await refold(within, message.customerId, message.at, now)
    const customer = await store.customers.find(message.customerId)
    const w = wordsIn(rules.locale).topic
    const reason = because === 'blocked' ? w.blocked : because === 'message-gone' ? w.gone : w.refused(why)
    await owe(store, {
      key: `undelivered:${message.id}`,
      target: { at: 'chat', platform: 'telegram', chat: from.chat, thread: customer?.topicId ?? undefined },
      owed: { do: 'say', reply: { tone: 'warning', body: [{ text: w.undelivered(reason) }] }, replyTo: from.messageId },
      priority: PRIORITY.rest,
      now,
    })
  })
}

async function blocked(desk: Desk, customerId: number, rowId: number, now: Instant): Promise<void> {
  const customer = await desk.store.customers.find(customerId)
  if (!customer || customer.unreachableAt !== null) return
  await desk.store.customers.change(customerId, { unreachableAt: now })
  await act(desk, { chat: customerId, kind: 'unreachable', by: null }, { key: `blocked:${rowId}`, at: now })
}
