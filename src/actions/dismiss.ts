import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { waitOf } from './wait-of.ts'

/** No reply is needed. Counted apart, never as an answer. */
export function dismiss(
  desk: Desk,
  { chat, waitId, by }: { chat: number; waitId?: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'nothing-waits' }> {
  return inTransaction(desk, async (within) => {
    if (!(await waitOf(within, chat, waitId))) return { is: 'nothing-waits' }
    await act(within, { chat, kind: 'dismiss', by }, cause)
    return { is: 'done' }
  })
}
