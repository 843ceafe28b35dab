import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'

/** "Not a customer": what was stored of the chat's words is forgotten, and it is never stored again. */
export function ignoreCustomer(
  desk: Desk,
  { chat, by }: { chat: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' }> {
  return inTransaction(desk, async (within) => {
    await act(within, { chat, kind: 'dismiss', by }, cause)
    await within.store.messages.forget(chat)
    await within.store.customers.change(chat, { ignored: true, name: '—', username: null })
    return { is: 'done' }
  })
}
