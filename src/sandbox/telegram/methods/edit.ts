import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { readMarkup } from '../keyboard.ts'
import { rewrite } from '../post.ts'
import { bad } from '../refusal.ts'
import type { Room, Stored } from '../rooms.ts'
import { type CallContext, type Served, serve } from './context.ts'
import type { Made } from './deliver.ts'
import { captionFields, textWords } from './format.ts'
import { madeRich } from './send.ts'
import { messageIn, roomOf, writableRoom } from './target.ts'

const UNCHANGED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** What an edit may say anew: a text or a rich message. */
export interface NewWords {
  text?: string
  parse_mode?: string
  entities?: Message['entities']
  rich_message?: object
}

/** Text or rich content, each clearing the other. An older server knows no rich messages and finds no text. */
export function newWords(context: CallContext, params: NewWords): Made {
  if (params.rich_message !== undefined && context.world.richMessages) {
    const made = madeRich(context, params.rich_message)
    return { ...made, content: { ...made.content, text: undefined, entities: undefined } }
  }
  const words = textWords(context.world, params.text ?? '', params.parse_mode, params.entities)
  const content = { text: words.text, entities: words.entities, rich_message: undefined }
  return { content, html: words.html }
}

/** The keyboard an edit leaves under the message; only inline keyboards can ride on an edit. */
export function newKeyboard(markup: unknown): InlineKeyboardMarkup | undefined {
  const { inline, other } = readMarkup(markup)
  if (other) throw bad('inline keyboard expected')
  return inline
}

/** Refuses an edit that changes nothing, as the platform does; otherwise makes it. */
export function applyEdit(context: CallContext, room: Room, stored: Stored, made: Made): Message {
  const fields = Object.keys(made.content) as (keyof Message)[]
  const same = fields.every((field) => JSON.stringify(stored.message[field]) === JSON.stringify(made.content[field]))
  if (same) throw bad(UNCHANGED)
  return rewrite(context.world, room, stored, made.content, context.now, made.html)
}

interface EditParams {
  chat_id?: number | string
  message_id?: number
  inline_message_id?: string
  business_connection_id?: string
}

function editable(context: CallContext, params: EditParams): { room: Room; stored: Stored } {
  if (params.inline_message_id !== undefined) throw bad('MESSAGE_ID_INVALID')
  // Editing a business message needs the right to reply, not a customer who wrote today.
  const business = params.business_connection_id
  const room = business === undefined ? writableRoom(context, params) : roomOf(context.world, params)
  if (params.message_id === undefined) throw bad('message identifier is not specified')
  const stored = messageIn(room, params.message_id, 'message to edit not found')
  const own = (stored.message.sender_business_bot ?? stored.message.from)?.id === context.world.bot.id
  if (!own) throw bad("message can't be edited")
  return { room, stored }
}

export const editing: Served[] = [
  serve('editMessageText', (params, context) => {
    const { room, stored } = editable(context, params)
    if (stored.message.text === undefined && stored.message.rich_message === undefined) {
      throw bad('there is no text in the message to edit')
    }
    const made = newWords(context, params)
    const content = { ...made.content, reply_markup: newKeyboard(params.reply_markup) }
    return applyEdit(context, room, stored, { ...made, content })
  }),
  serve('editMessageCaption', (params, context) => {
    const { room, stored } = editable(context, params)
    const { message } = stored
    if (!message.photo && !message.video && !message.document && !message.voice) {
      throw bad('there is no caption in the message to edit')
    }
    const { content, html } = captionFields(context.world, params)
    const fields = { caption: content.caption, caption_entities: content.caption_entities }
    const made = { content: { ...fields, reply_markup: newKeyboard(params.reply_markup) }, html }
    return applyEdit(context, room, stored, made)
  }),
  serve('editMessageReplyMarkup', (params, context) => {
    const { room, stored } = editable(context, params)
    return applyEdit(context, room, stored, { content: { reply_markup: newKeyboard(params.reply_markup) } })
  }),
]
