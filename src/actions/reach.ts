import { act } from './act.ts'
import { callOff } from './call-off.ts'
import type { Cause, Desk } from './desk.ts'

/** A customer blocked the bot, or let it back in. Whoever blocked it waits no more and is not asked anything. */
export async function reach(
  desk: Desk,
  { userId, reachable }: { userId: string; reachable: boolean },
  cause: Cause,
): Promise<void> {
  const customer = await desk.store.customers.at('telegram', userId)
  if (!customer || (customer.unreachableAt === null) === reachable) return
  await desk.store.customers.change(customer.id, { unreachableAt: reachable ? null : cause.at })
  if (reachable) return
  await callOff(desk, { customerId: customer.id })
  await act(desk, { chat: customer.id, kind: 'unreachable', by: null }, cause)
}
