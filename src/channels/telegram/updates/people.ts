import type { Place, Sender } from '../../../chat/heard.ts'
import { isVisible, oneLine, shorten } from '../markup/clean.ts'
import { type Fields, integer, Malformed, needInteger, needPart, words } from './fields.ts'

/** First and last name have 64 characters each, of two units at most; a longer one would fill every alert. */
const NAME_UNITS = 257

const short = (name: string | undefined): string | undefined => name && shorten(name, NAME_UNITS)

/** A Telegram user as the shop will know them; somebody whose name cannot be seen goes by their username or number. */
export function person(user: Fields): Sender {
  const id = String(needInteger(user, 'id'))
  const username = words(user, 'username')
  const full = short(oneLine([words(user, 'first_name'), words(user, 'last_name')].filter(Boolean).join(' ')))
  const language = words(user, 'language_code')?.slice(0, 2).toLowerCase()
  return {
    platform: 'telegram',
    id,
    name: [full, username].find((name) => name !== undefined && isVisible(name)) ?? id,
    ...(username && { username }),
    ...(language && { language }),
    ...(user.is_bot === true && { bot: true }),
  }
}

/** A group or channel that speaks in its own name. */
export function chatAsSender(chat: Fields): Sender {
  const id = String(needInteger(chat, 'id'))
  const username = words(chat, 'username')
  return {
    platform: 'telegram',
    id,
    name: short(words(chat, 'title')) ?? username ?? id,
    ...(username && { username }),
  }
}

/** Where a message stands, or null for channels, which are nobody's conversation. */
export function place(message: Fields): Place | null {
  const chat = needPart(message, 'chat')
  const type = words(chat, 'type')
  if (type === 'channel') return null
  if (type !== 'private' && type !== 'group' && type !== 'supergroup') throw new Malformed('unknown type of chat')
  // Replies in ordinary groups carry a message_thread_id too; only topics are threads of ours.
  const thread = message.is_topic_message === true ? integer(message, 'message_thread_id') : undefined
  return {
    platform: 'telegram',
    chat: String(needInteger(chat, 'id')),
    ...(thread !== undefined && { thread: String(thread) }),
    kind: type === 'private' ? 'private' : 'group',
  }
}
