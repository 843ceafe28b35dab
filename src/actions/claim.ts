import type { Person } from '../domain/people.ts'
import { act } from './act.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { waitOf } from './wait-of.ts'

interface Claim {
  chat: number
  /** Only this wait: an old button must not touch a newer one. */
  waitId?: number
  by: Person
}

export type Claimed = { is: 'done' } | { is: 'nothing-waits' } | { is: 'taken'; who: number }

/** Somebody takes a waiting chat. It quiets the alert for ten minutes; the clock runs on. */
export function claim(desk: Desk, { chat, waitId, by }: Claim, cause: Cause): Promise<Claimed> {
  return inTransaction(desk, async (within) => {
    const wait = await waitOf(within, chat, waitId)
    if (!wait) return { is: 'nothing-waits' }
    const holder = wait.claimedById
    if (holder !== null && holder !== by.id && (wait.claimUntil ?? 0) > cause.at) return { is: 'taken', who: holder }
    if (holder === by.id && (wait.claimUntil ?? 0) > cause.at) return { is: 'done' }
    await act(within, { chat, kind: 'claim', by, to: by }, cause)
    return { is: 'done' }
  })
}
