import type { Chat, Message, User } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'
import type { Room, Stored } from './rooms.ts'
import { currentText, seenMessage } from './seen.ts'
import { unixTime, type World } from './world.ts'

/** A message about to be put into a room, by a person or the bot. */
export interface Draft {
  from: User
  content: Partial<Message>
  senderChat?: Chat
  thread?: number
  replyTo?: number
  at?: Instant
  html?: string
  silent?: boolean
  /** The only person who is to see it. */
  receiver?: User
}

/** Puts a message into a room under the room's next id. */
export function post(world: World, room: Room, draft: Draft): Stored {
  const at = draft.at ?? world.clock.now()
  const hidden = draft.receiver !== undefined
  const message: Message = {
    message_id: hidden ? 0 : room.nextId(),
    from: draft.from,
    ...(draft.senderChat && { sender_chat: draft.senderChat }),
    chat: room.chat,
    date: unixTime(at),
    ...(draft.thread !== undefined && { message_thread_id: draft.thread, is_topic_message: true }),
    ...replied(room, draft),
    ...(draft.receiver && { receiver_user: draft.receiver, ephemeral_message_id: room.nextEphemeralId() }),
    ...draft.content,
  }
  const stored: Stored = { message, sentAt: at, edits: [], silent: draft.silent ?? false }
  if (draft.html !== undefined) stored.html = draft.html
  if (message.ephemeral_message_id !== undefined) room.ephemeral.set(message.ephemeral_message_id, stored)
  else room.keep(stored)
  world.changes.emit(() => ({ type: 'posted', message: seenMessage(room, stored, world.bot.id) }))
  return stored
}

/** Every message in a topic replies to the service message that opened it, unless it replies to something else. */
function replied(room: Room, draft: Draft): Pick<Message, 'reply_to_message'> {
  const target = draft.replyTo === undefined ? undefined : room.find(draft.replyTo)?.message
  const opening = draft.thread === undefined ? undefined : room.topics.get(draft.thread)?.opening
  const original = target ?? opening
  return original ? { reply_to_message: { ...original, reply_to_message: undefined } } : {}
}

/** Changes what a message says. Updates already queued keep the old words, so the wire object is replaced, not changed. */
export function rewrite(
  world: World,
  room: Room,
  stored: Stored,
  content: Partial<Message>,
  at?: Instant,
  html?: string,
) {
  const now = at ?? world.clock.now()
  const before = currentText(stored)
  stored.message = { ...stored.message, ...content, edit_date: unixTime(now) }
  if (html !== undefined) stored.html = html
  if (currentText(stored) !== before) stored.edits.push({ text: before, until: now })
  world.changes.emit(() => ({ type: 'edited', message: seenMessage(room, stored, world.bot.id) }))
  return stored.message
}

/** Takes a message out of people's sight. */
export function remove(world: World, room: Room, stored: Stored): void {
  stored.deletedAt = world.clock.now()
  if (stored.message.ephemeral_message_id !== undefined) room.ephemeral.delete(stored.message.ephemeral_message_id)
  world.changes.emit(() => ({ type: 'deleted', message: seenMessage(room, stored, world.bot.id) }))
}
