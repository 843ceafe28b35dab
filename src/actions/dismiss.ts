import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import type { Cause, Desk } from './desk.ts'
import { waitOf } from './wait-of.ts'

/** No reply is needed. Counted apart, never as an answer. */
export async function dismiss(
  desk: Desk,
  { chat, waitId, by }: { chat: number; waitId?: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'nothing-waits' }> {
  if (!(await waitOf(desk, chat, waitId))) return { is: 'nothing-waits' }
  await act(desk, { chat, kind: 'dismiss', by }, cause)
  return { is: 'done' }
}
