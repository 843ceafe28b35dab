import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { waitOf } from './wait-of.ts'

interface Assign {
  chat: number
  waitId?: number
  to: Person
  by: Person
}

/** Hands a chat to somebody. With a wait named, only while that one still waits. */
export function assign(
  desk: Desk,
  { chat, waitId, to, by }: Assign,
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'nothing-waits' }> {
  return inTransaction(desk, async (within) => {
    const { conversations } = within.store
    const there = waitId === undefined ? await conversations.latest(chat) : await waitOf(within, chat, waitId)
    if (!there) return { is: 'nothing-waits' }
    await act(within, { chat, kind: 'assign', by, to }, cause)
    return { is: 'done' }
  })
}
