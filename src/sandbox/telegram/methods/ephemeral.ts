import { remove } from '../post.ts'
import { bad, notFound } from '../refusal.ts'
import type { Room, Stored } from '../rooms.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { applyEdit, newKeyboard, newWords } from './edit.ts'
import { writableRoom } from './target.ts'

function ephemeralMessage(
  context: CallContext,
  params: { chat_id: number | string; receiver_user_id: number; ephemeral_message_id: number },
): { room: Room; stored: Stored } {
  if (!context.world.ephemeral) throw notFound()
  const room = writableRoom(context, params)
  const stored = room.ephemeral.get(params.ephemeral_message_id)
  if (stored?.message.receiver_user?.id !== params.receiver_user_id) throw bad('message to edit not found')
  return { room, stored }
}

export const ephemeral: Served[] = [
  serve('editEphemeralMessageText', (params, context) => {
    const { room, stored } = ephemeralMessage(context, params)
    const made = newWords(context, params)
    const content = { ...made.content, reply_markup: newKeyboard(params.reply_markup) }
    applyEdit(context, room, stored, { ...made, content })
    return true
  }),
  serve('editEphemeralMessageReplyMarkup', (params, context) => {
    const { room, stored } = ephemeralMessage(context, params)
    applyEdit(context, room, stored, { content: { reply_markup: newKeyboard(params.reply_markup) } })
    return true
  }),
  serve('deleteEphemeralMessage', (params, context) => {
    const { room, stored } = ephemeralMessage(context, params)
    remove(context.world, room, stored)
    return true
  }),
]
