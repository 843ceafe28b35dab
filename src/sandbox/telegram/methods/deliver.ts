import type { EphemeralMessageParameters, Message, ReplyParameters, User } from 'grammy/types'
import { isRecord, readMarkup } from '../keyboard.ts'
import { post } from '../post.ts'
import { bad } from '../refusal.ts'
import type { Room } from '../rooms.ts'
import type { CallContext } from './context.ts'
import { checkThread, writableRoom } from './target.ts'

/** The parameters all sending methods share. */
export interface SendParams {
  chat_id: number | string
  business_connection_id?: string
  message_thread_id?: number
  disable_notification?: boolean
  ephemeral_message_parameters?: EphemeralMessageParameters
  /** How Bot API 10.2 named the receiver of an ephemeral message. */
  receiver_user_id?: number
  callback_query_id?: string
  reply_parameters?: ReplyParameters
  reply_to_message_id?: number
  reply_markup?: unknown
  protect_content?: boolean
}

/** Content ready to be sent, with the HTML it was made from. */
export interface Made {
  content: Partial<Message>
  html?: string
}

const EPHEMERAL_FIELDS: ReadonlySet<string> = new Set([
  'receiver_user_id',
  'callback_query_id',
  'replace_callback_query_message',
])

/** Sends content the way every sending method does: room, topic, reply, keyboard, receiver. Returns the message sent. */
export function deliver(context: CallContext, params: SendParams, make: (room: Room) => Made): Message {
  const { world } = context
  const room = writableRoom(context, params)
  checkThread(room, params.message_thread_id)
  const replyTo = replyTarget(room, params)
  const markup = readMarkup(params.reply_markup)
  if (params.business_connection_id !== undefined && markup.other) throw bad('BUSINESS_REPLY_MARKUP_INVALID')
  const receiver = receiverOf(context, room, params)
  const made = make(room)
  const business = params.business_connection_id
  const stored = post(world, room, {
    from: business === undefined ? world.bot : world.connections.get(business).user,
    content: {
      ...made.content,
      ...(business !== undefined && { business_connection_id: business, sender_business_bot: world.bot }),
      ...(params.protect_content && { has_protected_content: true as const }),
      ...(markup.inline && { reply_markup: markup.inline }),
    },
    thread: params.message_thread_id,
    replyTo,
    html: made.html,
    silent: params.disable_notification,
    receiver,
  })
  return stored.message
}

function replyTarget(room: Room, params: SendParams): number | undefined {
  const wanted = params.reply_parameters?.message_id ?? params.reply_to_message_id
  if (wanted === undefined || room.find(wanted)) return wanted
  if (params.reply_parameters?.allow_sending_without_reply) return undefined
  throw bad('message to be replied not found')
}

function receiverOf({ world, now }: CallContext, room: Room, params: SendParams): User | undefined {
  if (!world.ephemeral) return undefined
  const given = params.ephemeral_message_parameters
  if (given !== undefined) checkGiven(given)
  const id = given?.receiver_user_id ?? params.receiver_user_id
  if (id === undefined) return undefined
  if (room.chat.type === 'private') throw bad('ephemeral messages can be sent only to groups')
  const user = world.directory.person(id)?.user
  if (!user) throw bad('user not found')
  const query = given?.callback_query_id ?? params.callback_query_id
  if (query !== undefined && !world.queries.mayFollow(query, id, room.chat.id, now)) {
    throw bad('query is too old and response timeout expired or query ID is invalid')
  }
  return user
}

function checkGiven(given: EphemeralMessageParameters): void {
  const unknown = Object.keys(given).find((field) => !EPHEMERAL_FIELDS.has(field))
  if (unknown !== undefined) throw bad(`unknown field "${unknown}" in ephemeral message parameters`)
  if (!isRecord(given) || typeof given.receiver_user_id !== 'number') throw bad('receiver_user_id is empty')
}
