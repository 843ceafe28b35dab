import type { Outcome, Refusal } from '../../chat/parcel.ts'
import { type Trouble, troubleOf } from './trouble.ts'

/** When Telegram asks for patience without saying how long. */
const DEFAULT_PATIENCE_MS = 5000

/**
 * What Telegram's words mean, the first that fits; in private chats the person is gone where in groups the chat is. A right
 * the bot lacks counts as a lost chat: only the shop can give it back, and until then nothing can be said there.
 */
const MEANINGS: readonly (readonly [words: RegExp, refusal: Refusal | 'unreachable'])[] = [
  [/message is not modified/i, 'unchanged'],
  [/TOPIC_CLOSED/i, 'thread-closed'],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, 'thread-gone'],
  [/message to (edit|copy|forward|delete) not found|MESSAGE_ID_INVALID|no messages to (copy|forward)/i, 'message-gone'],
  [/message can't be (edited|copied)|there is no (text|caption) in the message/i, 'message-gone'],
  [/not enough rights to send (?!text|messages?\b)/i, 'other'],
  [/not enough rights|have no rights|need administrator rights|CHAT_(ADMIN_REQUIRED|WRITE_FORBIDDEN)/i, 'unreachable'],
  [/upgraded to a supergroup|CHAT_SEND_PLAIN_FORBIDDEN|USER_BANNED_IN_CHANNEL|USER_DEACTIVATED/i, 'unreachable'],
  [/the chat is not a forum|CHAT_RESTRICTED|CHANNEL_PRIVATE|chat was deactivated|chat was deleted/i, 'unreachable'],
  [/chat not found|PEER_ID_INVALID|user not found|USER_IS_BLOCKED|user is deactivated/i, 'unreachable'],
  [/BUSINESS_CONNECTION_(INVALID|NOT_ALLOWED)|business connection not found/i, 'chat-gone'],
]

/** How a call that threw ended; `chat` is where it went. */
export function outcomeOf(error: unknown, chat: string): Outcome {
  const trouble = troubleOf(error)
  const { code, why } = trouble
  if (trouble.movedTo) return { is: 'moved', to: trouble.movedTo }
  if (code === null) return trouble.neverLeft ? { is: 'failed', why } : { is: 'unknown', why }
  if (code === 429) return { is: 'paced', retryAfterMs: patienceMs(trouble) }
  // A token or address that is refused today says nothing about the parcel: it is kept until it can go.
  if (code >= 500 || code === 401 || code === 404 || code === 409) return { is: 'failed', why }
  return { is: 'refused', because: meaning(trouble, chat), why }
}

function patienceMs({ retryAfterSeconds }: Trouble): number {
  return retryAfterSeconds === undefined ? DEFAULT_PATIENCE_MS : retryAfterSeconds * 1000
}

function meaning({ code, why }: Trouble, chat: string): Refusal {
  const gone = chat.startsWith('-') || chat.startsWith('@') ? 'chat-gone' : 'blocked'
  const found = MEANINGS.find(([words]) => words.test(why))?.[1]
  if (found) return found === 'unreachable' ? gone : found
  return code === 403 ? gone : 'other'
}
