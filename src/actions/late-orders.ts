import { dueAt } from '../domain/hours.ts'
import type { Instant } from '../domain/time.ts'
import { touch } from '../outbox/owe.ts'
import { type Desk, inTransaction } from './desk.ts'
import { showCard } from './show-card.ts'
import { showOwners } from './show-owners.ts'

/** Tells the team of orders that should have left the shop: each once, those of one sweep in one message. */
export async function alertLateOrders(desk: Desk, now: Instant): Promise<void> {
  if ((await desk.store.orders.due(now)).length === 0) return
  await inTransaction(desk, async (within) => {
    const due = await within.store.orders.due(now)
    for (const { id } of due) {
      const order = await within.store.orders.change(id, { lateAlertedAt: now })
      await showCard(within, order, now)
    }
    if (due.length > 0) await showOwners(within, `late-orders:${now}`, { of: 'late-orders', id: now }, now)
  })
}

/** Hours or the target have changed: orders that have not left are due anew. Nothing is alerted twice. */
export async function renewOrders(desk: Desk, now: Instant): Promise<void> {
  const { store, rules } = desk
  for (const was of await store.orders.unshipped()) {
    const due = was.paidAt === null ? null : dueAt(rules.schedule, was.paidAt, rules.orders.targetSeconds)
    if (due === was.dueAt) continue
    const order = await store.orders.change(was.id, { dueAt: due })
    await showCard(desk, order, now)
    if (order.lateAlertedAt !== null) await touch(store, { of: 'late-orders', id: order.lateAlertedAt }, now)
  }
}
