import { SECOND_MS } from '../domain/time.ts'
import type { Message } from '../store/messages.ts'
import type { Store } from '../store/store.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

/** What closes a wait besides an answer. */
const CLOSING: readonly string[] = ['resolve', 'dismiss', 'unreachable']

/**
 * A survey comment that wants an answer after all becomes a message like any other, waiting since it was written. Once the
 * chat has moved on it waits from now on: what was answered or closed since then keeps its figures.
 */
export function needsReply(
  desk: Desk,
  { chat, message: id, by }: { chat: number; message: number; by: number },
  cause: Cause,
): Promise<{ is: 'done' | 'already' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const message = await store.messages.find(id)
    if (message?.customerId !== chat || !message.comment) return { is: 'already' }
    if (!(await movedOn(store, message))) {
      await store.messages.change(id, { comment: false, courtesy: false })
      await refold(within, chat, message.at, cause.at)
      return { is: 'done' }
    }
    const newest = await store.messages.newest(chat)
    const at = Math.max(Math.floor(cause.at / SECOND_MS) * SECOND_MS, newest?.at ?? 0)
    const fact = { kind: 'needs-reply', at, order: newest?.order ?? 0, byId: by, toId: null, messageId: id } as const
    const isNew = await store.messages.act({ ...fact, customerId: chat, key: `needs-reply:${id}` })
    if (isNew) await refold(within, chat, at, cause.at)
    return { is: isNew ? 'done' : 'already' }
  })
}

/** Whether anybody answered or closed anything after these words. */
async function movedOn(store: Store, { customerId, at, order }: Message): Promise<boolean> {
  const { messages, acts } = await store.messages.events(customerId, at)
  const later = (e: { at: number; order: number }) => e.at > at || e.order > order
  return (
    messages.some((m) => m.author === 'human' && later(m)) ||
    acts.some((a) => CLOSING.includes(a.kind) && (later(a) || a.order === order))
  )
}
