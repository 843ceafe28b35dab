import type { Heard } from '../../chat/heard.ts'
import type { Instant } from '../../domain/time.ts'
import { type Fields, isFields, Malformed, needInteger, part } from './updates/fields.ts'
import { heardEdit, heardMessage } from './updates/message.ts'
import { heardConnection, heardDeletion, heardPress, heardReach } from './updates/others.ts'

/** What the meaning of an update depends on besides itself: our own username, and now for what Telegram does not date. */
export interface Ears {
  username: string
  now: Instant
}

type Translator = (body: Fields, order: number, ears: Ears) => Heard[]

const TRANSLATORS = {
  message: (body, order, ears) => heardMessage(body, order, ears, false),
  edited_message: (body, order, ears) => heardEdit(body, order, ears.now, false),
  business_message: (body, order, ears) => heardMessage(body, order, ears, true),
  edited_business_message: (body, order, ears) => heardEdit(body, order, ears.now, true),
  deleted_business_messages: (body, order, ears) => heardDeletion(body, order, ears.now),
  business_connection: (body, order) => [heardConnection(body, order)],
  callback_query: (body, order, ears) => heardPress(body, order, ears.now),
  my_chat_member: (body, order, ears) => heardReach(body, order, ears.now),
} satisfies Record<string, Translator>

type UpdateKind = keyof typeof TRANSLATORS

const HEARD = Object.keys(TRANSLATORS) as UpdateKind[]

/** The kinds of update Sigap listens to: all it asks Telegram for. Checkouts are answered at once and tell the shop nothing. */
export const UPDATE_KINDS = [...HEARD, 'pre_checkout_query' as const]

/**
 * What an update means to the shop; nothing, for kinds we do not listen to. Throws `Malformed`, and nothing else, when it
 * lacks what it must have.
 */
export function translate(update: unknown, ears: Ears): Heard[] {
  if (!isFields(update)) throw new Malformed('not an object')
  const order = needInteger(update, 'update_id')
  const kind = HEARD.find((one) => update[one] !== undefined)
  if (!kind) return []
  const body = part(update, kind)
  if (!body) throw new Malformed(`${kind} is not an object`)
  return TRANSLATORS[kind](body, order, ears)
}
