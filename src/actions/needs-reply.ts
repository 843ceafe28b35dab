import { type Cause, type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

/** A survey comment that wants an answer after all becomes a message like any other, waiting since it was written. */
export function needsReply(
  desk: Desk,
  { chat, message: id }: { chat: number; message: number },
  cause: Cause,
): Promise<{ is: 'done' | 'already' }> {
  return inTransaction(desk, async (within) => {
    const message = await within.store.messages.find(id)
    if (message?.customerId !== chat || !message.comment) return { is: 'already' }
    await within.store.messages.change(id, { comment: false })
    await refold(within, chat, message.at, cause.at)
    return { is: 'done' }
  })
}
