import { DAY_MS } from '../../../domain/time.ts'
import { post, remove } from '../post.ts'
import { bad } from '../refusal.ts'
import type { Room, Stored } from '../rooms.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { messageIn, roomOf, writableRoom } from './target.ts'

const DELETABLE_MS = 2 * DAY_MS

function mayDelete({ world, now }: CallContext, room: Room, stored: Stored): boolean {
  if (stored.message.forum_topic_created) return false
  if (room.chat.type !== 'private' && world.directory.group(room.chat.id).botRole === 'administrator') return true
  const own = stored.message.from?.id === world.bot.id
  return now - stored.sentAt <= DELETABLE_MS && (own || room.chat.type === 'private')
}

export const erasing: Served[] = [
  serve('deleteMessage', (params, context) => {
    const room = roomOf(context.world, params)
    const stored = messageIn(room, params.message_id, 'message to delete not found')
    if (!mayDelete(context, room, stored)) throw bad("message can't be deleted for everyone")
    remove(context.world, room, stored)
    return true
  }),
  serve('deleteMessages', (params, context) => {
    const room = roomOf(context.world, params)
    const found = params.message_ids.flatMap((id) => room.find(id) ?? [])
    for (const stored of found) if (mayDelete(context, room, stored)) remove(context.world, room, stored)
    return true
  }),
  serve('pinChatMessage', (params, context) => {
    const room = writableRoom(context, params)
    const { message } = messageIn(room, params.message_id, 'message to pin not found')
    const thread = message.is_topic_message ? message.message_thread_id : undefined
    const pinned = { ...message, reply_to_message: undefined }
    const notice = post(context.world, room, { from: context.world.bot, content: { pinned_message: pinned }, thread })
    context.world.updates.add('message', notice.message)
    return true
  }),
  serve('unpinChatMessage', (params, context) => {
    const room = writableRoom(context, params)
    if (params.message_id !== undefined) messageIn(room, params.message_id, 'message to unpin not found')
    return true
  }),
  serve('setMessageReaction', (params, context) => {
    const room = writableRoom(context, params)
    messageIn(room, params.message_id, 'message to react not found')
    return true
  }),
]
