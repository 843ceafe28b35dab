import type { OrderLine } from '../chat/views/order.ts'
import type { Instant } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { PRIORITY, type Target } from '../outbox/owed.ts'
import { orderLine } from '../outbox/show-order.ts'
import type { Customer } from '../store/customers.ts'
import type { Order } from '../store/orders.ts'
import type { Desk, TeamChat } from './desk.ts'

/** An order with all that views say of it. */
export const orderLineOf = ({ store }: Desk, order: Order, now: Instant): Promise<OrderLine> =>
  orderLine(store, order, now)

/** Shows an order's card where its customer is answered, and brings every card of it up to date. */
export async function showCard({ store }: Desk, { id, customerId }: Order, now: Instant): Promise<void> {
  const subject = { of: 'order', id } as const
  const customer = customerId === null ? null : await store.customers.find(customerId)
  const target = customer && (await answeredAt({ store }, customer))
  if (target?.at === 'topic' && customer?.topicId === null) {
    // Who pays before they ever wrote has no topic yet.
    const owed = { do: 'topic', customerId: customer.id } as const
    await owe(store, { key: `topic:${customer.id}`, target, owed, priority: PRIORITY.topic, now })
  }
  const isNew =
    target !== null &&
    (await owe(store, { key: `order:${id}`, target, owed: { do: 'show', subject }, priority: PRIORITY.rest, now }))
  if (!isNew) await touch(store, subject, now)
}

/** Shows it in a chat of the team as well, living there too. */
export async function showCardIn(
  { store }: Desk,
  id: number,
  { platform, chat }: TeamChat,
  now: Instant,
): Promise<void> {
  const subject = { of: 'order', id } as const
  const key = `order:${id}:${platform}:${chat}`
  const target = { at: 'chat', platform, chat } as const
  const isNew = await owe(store, { key, target, owed: { do: 'show', subject }, priority: PRIORITY.rest, now })
  if (!isNew) await touch(store, subject, now)
}

/** A topic; for a Business chat, which has none, the private chat of the account's person with the bot. */
async function answeredAt({ store }: Pick<Desk, 'store'>, { id, inbox, accountId }: Customer): Promise<Target | null> {
  const account = accountId === null ? undefined : (await store.accounts.all()).find((a) => a.id === accountId)
  if (account) return { at: 'chat', platform: 'telegram', chat: account.userChatId }
  return inbox ? { at: 'topic', customerId: id } : null
}
