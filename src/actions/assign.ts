import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import type { Cause, Desk } from './desk.ts'
import { waitOf } from './wait-of.ts'

interface Assign {
  chat: number
  waitId?: number
  to: Person
  by: Person
}

/** Hands a chat to somebody. With a wait named, only while that one still waits. */
export async function assign(
  desk: Desk,
  { chat, waitId, to, by }: Assign,
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'nothing-waits' }> {
  const there = waitId === undefined ? await desk.store.conversations.latest(chat) : await waitOf(desk, chat, waitId)
  if (!there) return { is: 'nothing-waits' }
  await act(desk, { chat, kind: 'assign', by, to }, cause)
  return { is: 'done' }
}
