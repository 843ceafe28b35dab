import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { tellGiven } from './tell-given.ts'
import { waitOf } from './wait-of.ts'

interface Assign {
  chat: number
  waitId?: number
  to: Person
  by: Person
  /** Say it in the customer's topic: not where it was just said. */
  inTopic: boolean
}

/** Hands a chat to somebody. With a wait named, only while that one still waits. */
export function assign(
  desk: Desk,
  { chat, waitId, to, by, inTopic }: Assign,
  cause: Cause,
): Promise<{ is: 'done' } | { is: 'nothing-waits' }> {
  return inTransaction(desk, async (within) => {
    const { conversations } = within.store
    const there = waitId === undefined ? await conversations.latest(chat) : await waitOf(within, chat, waitId)
    if (!there) return { is: 'nothing-waits' }
    const isNew = await act(within, { chat, kind: 'assign', by, to }, cause)
    if (isNew) await tellGiven(within, { chat, to, by, key: cause.key, inTopic }, cause.at)
    return { is: 'done' }
  })
}
