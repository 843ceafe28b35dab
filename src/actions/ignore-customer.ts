import type { Person } from '../domain/people.ts'
import { touch } from '../outbox/owe.ts'
import { act } from './act.ts'
import { callOff } from './call-off.ts'
import { touchSurvey } from './comment.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { forgetFindings } from './findings.ts'

/**
 * "Not a customer": what was stored of a Business chat's words is forgotten, whatever showed them is edited, and the chat is
 * never stored again. Who writes to the bot itself is a customer.
 */
export function ignoreCustomer(
  desk: Desk,
  { chat, by }: { chat: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' | 'not-business' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    if ((await store.customers.find(chat))?.channel !== 'business') return { is: 'not-business' }
    await act(within, { chat, kind: 'dismiss', by }, cause)
    await callOff(within, { customerId: chat })
    await store.messages.forget(chat)
    await store.customers.change(chat, { ignored: true, name: '—', username: null })
    for (const id of await store.surveys.forget(chat)) await touchSurvey(within, id, cause.at)
    await forgetFindings(within, chat, cause.at)
    for (const id of await store.waits.alertsOf(chat)) await touch(store, { of: 'alert', id }, cause.at)
    return { is: 'done' }
  })
}
