import type { Reply } from '../chat/reply.ts'
import { lateOrdersView, type OrderLine, orderView } from '../chat/views/order.ts'
import { isLate, isUnshipped } from '../domain/orders.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Order } from '../store/orders.ts'
import type { Store } from '../store/store.ts'
import { chatLink } from '../store/waits.ts'

/** An order with all that views say of it. */
export async function orderLine(store: Store, order: Order, now: Instant): Promise<OrderLine> {
  const customer = order.customerId === null ? null : await store.customers.find(order.customerId)
  const { id, number, state, amountMinor, currency, items, courier, tracking, dueAt } = order
  return {
    ...{ id, number, state, amountMinor, currency, items, courier, tracking, dueAt },
    chat: order.customerId,
    customer: customer?.name ?? '–',
    href: customer && chatLink(customer),
    times: {
      placed: order.placedAt,
      paid: order.paidAt,
      packed: order.packedAt,
      shipped: order.shippedAt,
      delivered: order.deliveredAt,
      cancelled: order.cancelledAt,
    },
    isLate: isLate(order, now + 1),
  }
}

/** An order's card. */
export async function showOrder(store: Store, rules: ShopRules, id: number, now: Instant): Promise<Reply | null> {
  const order = await store.orders.find(id)
  return order && orderView(await orderLine(store, order, now), rules)
}

/** An alert about orders that should have left; not sent at all once they have. */
export async function showLateOrders(
  store: Store,
  rules: ShopRules,
  alertedAt: Instant,
  { now, posted }: { now: Instant; posted: boolean },
): Promise<Reply | null> {
  const all = await Promise.all((await store.orders.alertedAt(alertedAt)).map((o) => orderLine(store, o, now)))
  // What was alerted stays alerted until it has left, also when its time was moved since.
  const lines = posted ? all.map((line) => ({ ...line, isLate: isUnshipped(line) })) : all.filter((line) => line.isLate)
  return lines.length > 0 ? lateOrdersView(lines, rules) : null
}
