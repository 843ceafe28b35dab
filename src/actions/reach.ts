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
  // Heard late or once more, it says how it was: what was heard since then holds.
  if (reachable) {
    if (cause.at >= (customer.unreachableAt ?? 0))
      await desk.store.customers.change(customer.id, { unreachableAt: null })
    return
  }
  const since = await desk.store.messages.newest(customer.id)
  if (since && since.at > cause.at) return
  if (!(await act(desk, { chat: customer.id, kind: 'unreachable', by: null }, cause))) return
  await desk.store.customers.change(customer.id, { unreachableAt: cause.at })
  await callOff(desk, { customerId: customer.id })
}
