import type { Heard, HeardEdit, HeardMessage, Place, Sender } from '../../../chat/heard.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ears } from '../translate.ts'
import { type Fields, integer, needInteger, needMoment, needPart, needWords, part, words } from './fields.ts'
import { content, notice } from './kinds.ts'
import { payment } from './payment.ts'
import { chatAsSender, person, place } from './people.ts'
import { spoken } from './spoken.ts'

type Business = NonNullable<HeardMessage['business']>

/** Names a message for ever: by chat and number, in Business chats under the connection it was heard through. */
export function messageRef(chat: string, messageId: string, connectionId?: string): string {
  return connectionId ? `biz:${connectionId}:${chat}:${messageId}` : `tg:${chat}:${messageId}`
}

/** A message's number in its chat; messages only one person sees count on their own and are told apart by an `e`. */
export function messageNumber(message: Fields): string {
  const ephemeral = integer(message, 'ephemeral_message_id')
  return ephemeral === undefined ? String(needInteger(message, 'message_id')) : `e${ephemeral}`
}

/** A message, and the new id of its group when that is what it tells. */
export function heardMessage(message: Fields, order: number, ears: Ears, isBusiness: boolean): Heard[] {
  const where = place(message)
  // Guest messages come from chats this bot is no member of.
  if (!where || words(message, 'guest_query_id')) return []
  const heard = describe(message, order, ears, where, isBusiness ? businessOf(message, where) : undefined)
  return [...moved(message, order, where), heard]
}

/** The new words of a message; its reference is that of the message. */
export function heardEdit(message: Fields, order: number, now: Instant, isBusiness: boolean): HeardEdit[] {
  const where = place(message)
  if (!where || words(message, 'guest_query_id')) return []
  const business = isBusiness ? businessOf(message, where) : undefined
  const at = needMoment(message, integer(message, 'edit_date') === undefined ? 'date' : 'edit_date', now)
  const writtenAt = needMoment(message, 'date', now)
  const ref = refOf(message, where, business)
  return [
    { type: 'edit', ref, order, at, writtenAt, place: where, content: content(message), ...(business && { business }) },
  ]
}

function describe(
  message: Fields,
  order: number,
  { username, now }: Ears,
  where: Place,
  business: Business | undefined,
): HeardMessage {
  const album = words(message, 'media_group_id')
  const replyTo = repliedTo(message)
  const command = spoken(message, username)
  const paid = payment(message)
  return {
    type: 'message',
    ref: refOf(message, where, business),
    messageId: messageNumber(message),
    at: needMoment(message, 'date', now),
    order,
    from: speaker(message, where),
    place: where,
    content: content(message),
    ...(album && { album }),
    ...(replyTo && { replyTo }),
    writer: writer(message, where),
    ...(command && { command }),
    ...(business && { business }),
    ...(paid && { payment: paid }),
  }
}

/** In a private chat the chat is the person. */
function speaker(message: Fields, where: Place): Sender {
  const user = part(message, 'from') ?? (where.kind === 'private' ? part(message, 'chat') : undefined)
  return user ? person(user) : chatAsSender(needPart(message, 'sender_chat'))
}

/** Numbers of messages only one person sees are used again; with the second they were sent at they are not. */
function refOf(message: Fields, where: Place, business: Business | undefined): string {
  const number = messageNumber(message)
  const unique = number.startsWith('e') ? `${number}@${needInteger(message, 'date')}` : number
  return messageRef(where.chat, unique, business?.connectionId)
}

function businessOf(message: Fields, where: Place): Business {
  const connectionId = needWords(message, 'business_connection_id')
  return { connectionId, chat: where.chat, with: person(needPart(message, 'chat')) }
}

function writer(message: Fields, where: Place): HeardMessage['writer'] {
  if (notice(message)) return 'service'
  const behalf = part(message, 'sender_chat')
  if (behalf) return where.kind === 'group' && String(behalf.id) === where.chat ? 'anonymous' : 'auto'
  const isMachine = part(message, 'from')?.is_bot === true || part(message, 'sender_business_bot') !== undefined
  return isMachine || message.is_from_offline === true ? 'auto' : 'human'
}

/** What it replies to; in a topic every message formally replies to the notice that opened the topic. */
function repliedTo(message: Fields): string | undefined {
  const target = part(message, 'reply_to_message')
  const id = target && integer(target, 'message_id')
  if (!target || !id || part(target, 'forum_topic_created')) return undefined
  return message.is_topic_message === true && id === message.message_thread_id ? undefined : String(id)
}

function moved(message: Fields, order: number, where: Place): Heard[] {
  const to = integer(message, 'migrate_to_chat_id')
  const from = integer(message, 'migrate_from_chat_id')
  if (to !== undefined) return [{ type: 'moved', order, from: where.chat, to: String(to) }]
  return from === undefined ? [] : [{ type: 'moved', order, from: String(from), to: where.chat }]
}
