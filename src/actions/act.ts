import type { ActFact } from '../domain/fold.ts'
import type { Person } from '../domain/people.ts'
import { SECOND_MS } from '../domain/time.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

export interface Deed {
  /** The chat's number. */
  chat: number
  kind: ActFact['kind']
  by: Person | null
  to?: Person
}

/**
 * Writes down what somebody did to a chat and folds it anew. An act stands right after the newest thing heard in the chat:
 * platforms give whole seconds, and nothing said later in the same second may fall before it. False when it was known.
 */
export function act(desk: Desk, { chat, kind, by, to }: Deed, cause: Cause): Promise<boolean> {
  return inTransaction(desk, async (within) => {
    const newest = await within.store.messages.newest(chat)
    const at = Math.max(Math.floor(cause.at / SECOND_MS) * SECOND_MS, newest?.at ?? 0)
    const fact = { at, order: newest?.order ?? 0, kind, byId: by?.id ?? null, toId: to?.id ?? null }
    const isNew = await within.store.messages.act({ ...fact, customerId: chat, key: `${cause.key}:${kind}` })
    if (isNew) await refold(within, chat, at, cause.at)
    return isNew
  })
}
