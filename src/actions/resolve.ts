import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import type { Cause, Desk } from './desk.ts'

/** Ends a chat's conversation; the customer is asked how it was if a human answered. */
export async function resolve(
  desk: Desk,
  { chat, by }: { chat: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'already' }> {
  const conversation = await desk.store.conversations.latest(chat)
  if (!conversation || conversation.endedAt !== null) return { is: 'already' }
  await act(desk, { chat, kind: 'resolve', by }, cause)
  return { is: 'done' }
}
