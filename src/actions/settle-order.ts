import type { OrderState } from '../domain/facts.ts'
import { dueAt, openSeconds } from '../domain/hours.ts'
import { type OrderTimes, standing } from '../domain/orders.ts'
import type { Instant } from '../domain/time.ts'
import { touch } from '../outbox/owe.ts'
import type { Order } from '../store/orders.ts'
import { creditOrders } from './credit-orders.ts'
import type { Desk } from './desk.ts'
import { planOrderSurvey } from './plan-survey.ts'
import { showCard } from './show-card.ts'
import { tellCustomer } from './tell-customer.ts'

/** What a customer may be told of a change: nothing, or the step that is news to them. */
export interface News {
  step: number
  state: OrderState
}

/**
 * Brings an order up to date with its steps and lets follow what follows: when it is due, how long it took, whose success
 * it is, its card, the customer's news, the survey. Call it in the transaction of the step.
 */
export async function settleOrder(desk: Desk, id: number, news: News | null, now: Instant): Promise<Order> {
  const { store } = desk
  const was = await store.orders.find(id)
  if (!was) throw new Error(`order ${id} is not there`)
  const { state, times } = standing(await store.orders.steps(id))
  const order = await store.orders.change(id, { state, ...timesOf(was, times), ...timing(desk, was, times) })
  if (order.customerId !== null) await creditOrders(desk, order.customerId)
  await showCard(desk, order, now)
  if (order.lateAlertedAt !== null) await touch(store, { of: 'late-orders', id: order.lateAlertedAt }, now)
  if (news) await tellCustomer(desk, order, news, now)
  if (state === 'delivered' && was.state !== 'delivered') await planOrderSurvey(desk, order, now)
  return order
}

const timesOf = (was: Order, times: OrderTimes) => ({
  placedAt: times.placed ?? was.placedAt,
  paidAt: times.paid,
  packedAt: times.packed,
  shippedAt: times.shipped,
  deliveredAt: times.delivered,
  cancelledAt: times.cancelled,
})

/** When it should leave the shop. Once it has left, how long that took is written and no rule changes it any more. */
function timing({ rules }: Desk, was: Order, { paid, shipped }: OrderTimes) {
  if (paid === null) return { dueAt: null, processingSeconds: null, targetSeconds: null }
  const isFinal = shipped !== null && was.shippedAt === shipped && was.paidAt === paid
  if (isFinal && was.targetSeconds !== null) return {}
  const { targetSeconds } = rules.orders
  const due = was.paidAt === paid && was.dueAt !== null ? was.dueAt : dueAt(rules.schedule, paid, targetSeconds)
  if (shipped === null || shipped < paid) return { dueAt: due, processingSeconds: null, targetSeconds: null }
  return { dueAt: due, processingSeconds: openSeconds(rules.schedule, paid, shipped), targetSeconds }
}
