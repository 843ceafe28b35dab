import type { OrderState } from '../domain/facts.ts'
import type { Person } from '../domain/people.ts'
import type { Order } from '../store/orders.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { type News, settleOrder } from './settle-order.ts'

interface Advance {
  order: Order
  states: readonly OrderState[]
  courier?: string | null
  tracking?: string | null
  by: Person
}

/**
 * done: it stands further than before. noted: something was filled in, and it stands where it stood. same: all known before.
 * cancelled: nothing, for it was called off.
 */
export interface Advanced {
  is: 'done' | 'noted' | 'same' | 'cancelled'
  order: Order
}

/** Takes an order on. It never goes back this way; said again, it changes nothing. */
export function advanceOrder(
  desk: Desk,
  { order: { id }, states, courier = null, tracking = null, by }: Advance,
  cause: Cause,
): Promise<Advanced> {
  return inTransaction(desk, async (within) => {
    const { orders } = within.store
    const was = await orders.find(id)
    if (!was) throw new Error(`order ${id} is not there`)
    if (was.state === 'cancelled' && states.some((state) => state !== 'cancelled'))
      return { is: 'cancelled', order: was }
    const shipping = { courier: courier ?? was.courier, tracking: tracking ?? was.tracking }
    const isAmended = shipping.courier !== was.courier || shipping.tracking !== was.tracking
    const step = { orderId: id, at: cause.at, byId: by.id }
    let news: News | null = null
    for (const kind of states.filter((state) => was[AT[state]] === null)) {
      const added = await orders.addStep({ ...step, key: `${cause.key}:${kind}`, kind })
      if (added !== null) news = { step: added, state: kind }
    }
    if (isAmended) {
      await orders.change(id, shipping)
      const added = await orders.addStep({ ...step, key: `${cause.key}:amended`, kind: 'amended' })
      if (added !== null) news ??= { step: added, state: 'shipped' }
    }
    if (news === null) return { is: 'same', order: was }
    const order = await settleOrder(within, id, isNewsTo(was, news) ? news : null, cause.at)
    return { is: order.state === was.state ? 'noted' : 'done', order }
  })
}

/** Where the instant of each state stands. */
const AT = {
  placed: 'placedAt',
  paid: 'paidAt',
  packed: 'packedAt',
  shipped: 'shippedAt',
  delivered: 'deliveredAt',
  cancelled: 'cancelledAt',
} as const satisfies Record<OrderState, keyof Order>

/** Packed, said after it was shipped, is no news to the customer. */
const isNewsTo = (was: Order, { state }: News): boolean =>
  !(state === 'packed' && (was.shippedAt !== null || was.deliveredAt !== null))

/** Corrects how far an order has come: what came after that state is taken back, and stays on record as a step. */
export function setOrderBack(
  desk: Desk,
  { order: { id }, state, by }: { order: Order; state: OrderState; by: Person },
  cause: Cause,
): Promise<Advanced> {
  return inTransaction(desk, async (within) => {
    const { orders } = within.store
    const was = await orders.find(id)
    if (!was) throw new Error(`order ${id} is not there`)
    if (was.state === state || state === 'cancelled') return { is: 'same', order: was }
    const step = { orderId: id, key: `${cause.key}:back`, kind: `back:${state}`, at: cause.at, byId: by.id } as const
    if ((await orders.addStep(step)) === null) return { is: 'same', order: was }
    return { is: 'done', order: await settleOrder(within, id, null, cause.at) }
  })
}
