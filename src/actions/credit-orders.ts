import { MATURE_MS } from '../domain/conversion.ts'
import { creditFor } from '../domain/crediting.ts'
import type { Desk } from './desk.ts'

/**
 * Decides anew whose success each of a customer's orders is. Call it in the transaction in which their history or an order
 * of theirs has changed; whoever never ordered costs one look.
 */
export async function creditOrders({ store }: Pick<Desk, 'store'>, customerId: number): Promise<void> {
  const orders = await store.orders.ofCustomer(customerId)
  if (orders.length === 0) return
  const conversations = await store.conversations.since(customerId, 0)
  for (const { id, placedAt, conversationId, creditId } of orders) {
    const answers = await store.orders.answers(customerId, { from: placedAt - MATURE_MS, to: placedAt })
    const credit = creditFor(placedAt, conversations, answers)
    const isSame = credit.conversationId === conversationId && credit.creditId === creditId
    if (!isSame) await store.orders.change(id, credit)
  }
}
