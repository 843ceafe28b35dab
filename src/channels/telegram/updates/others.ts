import type { HeardConnection, HeardDeletion, HeardPress, HeardReach } from '../../../chat/heard.ts'
import type { Instant } from '../../../domain/time.ts'
import { type Fields, needInstant, needInteger, needMoment, needPart, needWords, part, words } from './fields.ts'
import { messageNumber, messageRef } from './message.ts'
import { person, place } from './people.ts'

/** A pressed button. Games and buttons under inline results are not ours. */
export function heardPress(query: Fields, order: number, now: Instant): HeardPress[] {
  const message = part(query, 'message')
  const runs = words(query, 'data')
  const where = message && place(message)
  if (!message || !where || !runs) return []
  const handle = needWords(query, 'id')
  const connectionId = words(message, 'business_connection_id')
  return [
    {
      type: 'press',
      key: `tg:press:${handle}`,
      order,
      // Telegram does not date presses.
      at: now,
      from: person(needPart(query, 'from')),
      place: where,
      runs,
      on: messageNumber(message),
      handle,
      ...(connectionId && { business: { connectionId, chat: where.chat } }),
    },
  ]
}

/** A Business account that connected, changed its rights or left. */
export function heardConnection(connection: Fields, order: number): HeardConnection {
  return {
    type: 'connection',
    order,
    at: needInstant(connection, 'date'),
    connectionId: needWords(connection, 'id'),
    user: person(needPart(connection, 'user')),
    userChatId: String(needInteger(connection, 'user_chat_id')),
    enabled: connection.is_enabled === true,
    // Servers older than the rights say it on the connection itself.
    canReply: (part(connection, 'rights') ?? connection).can_reply === true,
  }
}

/** Messages deleted in a Business chat; Telegram does not say when. */
export function heardDeletion(deleted: Fields, order: number, now: Instant): HeardDeletion[] {
  const connectionId = needWords(deleted, 'business_connection_id')
  const chat = String(needInteger(needPart(deleted, 'chat'), 'id'))
  const ids = Array.isArray(deleted.message_ids) ? deleted.message_ids.filter(Number.isSafeInteger) : []
  if (ids.length === 0) return []
  const refs = ids.map((id) => messageRef(chat, String(id), connectionId))
  return [{ type: 'deletion', refs, order, at: now, business: { connectionId, chat } }]
}

/** A customer blocked the bot or let it back in; what happens to the bot in groups shows when something is sent there. */
export function heardReach(change: Fields, order: number, now: Instant): HeardReach[] {
  const chat = needPart(change, 'chat')
  const status = words(needPart(change, 'new_chat_member'), 'status')
  if (chat.type !== 'private' || (status !== 'kicked' && status !== 'member')) return []
  const userId = String(needInteger(chat, 'id'))
  return [{ type: 'reach', order, at: needMoment(change, 'date', now), userId, reachable: status === 'member' }]
}
