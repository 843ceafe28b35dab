import type { Message } from 'grammy/types'
import { SECOND_MS } from '../../domain/time.ts'
import { seenButton } from './keyboard.ts'
import { plainText, richButtons } from './richtext.ts'
import type { Room, Stored, Topic } from './rooms.ts'
import type { SeenButton, SeenMessage, SeenTopic } from './types.ts'

const KINDS = ['text', 'photo', 'video', 'voice', 'document', 'sticker', 'location', 'contact'] as const
const ABOUT: ReadonlySet<string> = new Set([
  'message_id',
  'date',
  'chat',
  'from',
  'sender_chat',
  'message_thread_id',
  'is_topic_message',
  'reply_to_message',
  'edit_date',
  'media_group_id',
  'business_connection_id',
  'forward_origin',
  'author_signature',
])

function kindOf(message: Message): string {
  if (message.rich_message) return 'rich'
  const kind = KINDS.find((one) => message[one] !== undefined)
  return kind ?? Object.keys(message).find((field) => !ABOUT.has(field)) ?? 'unknown'
}

function textOf(message: Message): string {
  return message.rich_message ? plainText(message.rich_message.blocks) : (message.text ?? message.caption ?? '')
}

function rowsOf(message: Message): SeenButton[][] {
  const below = message.reply_markup?.inline_keyboard ?? []
  return [
    ...(message.rich_message ? richButtons(message.rich_message.blocks) : []),
    ...below.map((row) => row.map((button) => seenButton(button, button.text))),
  ]
}

/** A stored message as a person looking at the chat sees it. */
export function seenMessage(room: Room, stored: Stored, botId: number): SeenMessage {
  const { message } = stored
  // In a topic everything answers its opening unless it answers something else; people see no reply there.
  const repliesTo = message.reply_to_message?.forum_topic_created ? undefined : message.reply_to_message?.message_id
  return {
    id: message.message_id,
    chat: room.chat.id,
    account: room.account,
    thread: message.is_topic_message ? message.message_thread_id : undefined,
    from: message.from,
    fromBot: message.from?.id === botId || message.sender_business_bot?.id === botId,
    senderChat: message.sender_chat?.id,
    at: message.date * SECOND_MS,
    kind: kindOf(message),
    text: textOf(message),
    html: stored.html,
    rows: rowsOf(message),
    replyTo: repliesTo,
    album: message.media_group_id,
    forwarded: message.forward_origin !== undefined,
    edits: stored.edits,
    deletedAt: stored.deletedAt,
    ephemeralId: message.ephemeral_message_id,
    receiver: message.receiver_user?.id,
    silent: stored.silent,
  }
}

/** The text of a stored message before it is edited. */
export const currentText = (stored: Stored): string => textOf(stored.message)

/** A topic as it stands. */
export const seenTopic = (topic: Topic): SeenTopic => ({
  id: topic.id,
  name: topic.name,
  iconColor: topic.iconColor,
  iconEmoji: topic.iconEmoji,
  closed: topic.closed,
  deleted: topic.deleted,
})
