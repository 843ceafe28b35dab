import type { Desk } from './desk.ts'

/**
 * Calls off the questions to a customer, of one conversation or of all, that have not reached them. Whoever was not asked
 * after all may be asked the next time.
 */
export async function callOff(
  { store }: Pick<Desk, 'store'>,
  of: { customerId: number; conversationId?: number },
): Promise<void> {
  if ((await store.surveys.callOff(of)) > 0) await notAsked({ store }, of.customerId)
}

/** The shop's cool-down counts from the last question that arrived. */
export async function notAsked({ store }: Pick<Desk, 'store'>, customerId: number): Promise<void> {
  await store.customers.change(customerId, { surveyedAt: await store.surveys.lastDelivered(customerId) })
}
