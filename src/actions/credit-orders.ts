import { MATURE_MS } from '../domain/conversion.ts'
import { creditFor } from '../domain/crediting.ts'
import type { Desk } from './desk.ts'

/**
 * Decides anew whose success each of a customer's orders is. Call it in the transaction in which their history or an order
 * of theirs has changed; whoever never ordered costs nothing.
 */
export async function creditOrders({ store }: Pick<Desk, 'store'>, customerId: number): Promise<void> {
  if (!(await store.orders.hasAny(customerId))) return
  const conversations = await store.conversations.since(customerId, 0)
  for (const { id, placedAt, conversationId, creditId } of await store.orders.ofCustomer(customerId)) {
    const answers = await store.orders.answers(customerId, { from: placedAt - MATURE_MS, to: placedAt })
    const credit = creditFor(placedAt, conversations, answers)
    const isSame = credit.conversationId === conversationId && credit.creditId === creditId
    if (!isSame) await store.orders.change(id, credit)
  }
}
