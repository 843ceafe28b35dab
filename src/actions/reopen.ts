import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import type { Cause, Desk } from './desk.ts'

/** Takes an ended conversation up again. */
export async function reopen(
  desk: Desk,
  { chat, by }: { chat: number; by: Person },
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'already' }> {
  const conversation = await desk.store.conversations.latest(chat)
  if (!conversation || conversation.endedAt === null) return { is: 'already' }
  await act(desk, { chat, kind: 'reopen', by }, cause)
  return { is: 'done' }
}
