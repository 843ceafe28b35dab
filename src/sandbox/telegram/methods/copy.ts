import type { Message, MessageOrigin } from 'grammy/types'
import { bad } from '../refusal.ts'
import type { Stored } from '../rooms.ts'
import { unixTime } from '../world.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { deliver, type Made, type SendParams } from './deliver.ts'
import { captionFields } from './format.ts'
import { messageIn, roomOf } from './target.ts'

const CONTENT = ['text', 'rich_message', 'sticker', 'location', 'contact'] as const
const CAPTIONED = ['photo', 'video', 'voice', 'document'] as const
const MOST_AT_ONCE = 100

/** What can be copied out of a message; null for service messages. */
function contentOf(message: Message): { content: Partial<Message>; captioned: boolean } | null {
  if (message.text !== undefined) {
    return { content: { text: message.text, entities: message.entities }, captioned: false }
  }
  const bare = CONTENT.find((field) => message[field] !== undefined)
  if (bare) return { content: { [bare]: message[bare] }, captioned: false }
  const media = CAPTIONED.find((field) => message[field] !== undefined)
  if (!media) return null
  const { caption, caption_entities } = message
  return { content: { [media]: message[media], caption, caption_entities }, captioned: true }
}

type Copying = SendParams & Parameters<typeof captionFields>[1] & { remove_caption?: boolean }

function copy(context: CallContext, params: Copying, stored: Stored, album?: string): { message_id: number } {
  const found = contentOf(stored.message)
  if (!found) throw bad("message can't be copied")
  const sent = deliver(context, params, () => {
    const caption: Made = found.captioned ? captionFields(context.world, params) : { content: {} }
    const without = params.remove_caption ? { caption: undefined, caption_entities: undefined } : {}
    const grouped = album === undefined ? {} : { media_group_id: album }
    return {
      content: { ...found.content, ...without, ...caption.content, ...grouped },
      html: caption.html ?? stored.html,
    }
  })
  return { message_id: sent.message_id }
}

function originOf(message: Message): MessageOrigin {
  if (message.forward_origin) return message.forward_origin
  const sender = message.from
  if (!sender) return { type: 'hidden_user', sender_user_name: 'unknown', date: message.date }
  return { type: 'user', sender_user: sender, date: message.date }
}

export const copying: Served[] = [
  serve('copyMessage', (params, context) => {
    const from = roomOf(context.world, { chat_id: params.from_chat_id })
    return copy(context, params, messageIn(from, params.message_id, 'message to copy not found'))
  }),
  serve('copyMessages', (params, context) => {
    const from = roomOf(context.world, { chat_id: params.from_chat_id })
    const ids = params.message_ids
    if (ids.length < 1 || ids.length > MOST_AT_ONCE) throw bad('wrong number of message identifiers specified')
    if (ids.some((id, i) => i > 0 && id <= (ids[i - 1] ?? 0))) {
      throw bad('message identifiers are not in a strictly increasing order')
    }
    const found = ids.flatMap((id) => from.find(id) ?? []).filter((stored) => contentOf(stored.message))
    if (found.length === 0) throw bad('there are no messages to forward')
    return found.map((stored) => {
      const album = stored.message.media_group_id
      return copy(context, params, stored, album && `${album}-copy-${unixTime(context.now)}`)
    })
  }),
  serve('forwardMessage', (params, context) => {
    const from = roomOf(context.world, { chat_id: params.from_chat_id })
    const stored = messageIn(from, params.message_id, 'message to forward not found')
    const found = contentOf(stored.message)
    if (!found || stored.message.has_protected_content) throw bad("message can't be forwarded")
    return deliver(context, params, () => ({
      content: { ...found.content, forward_origin: originOf(stored.message) },
      html: stored.html,
    }))
  }),
]
