import { isFields } from '../args.ts'
import { among, amount, called, flag, kinds, list, maybe, object, type Shape, text, whole } from './shape.ts'
import { identifier } from './texts.ts'

const style = object({
  bold: maybe(flag),
  code: maybe(flag),
  italic: maybe(flag),
  strike: maybe(flag),
  underline: maybe(flag),
})

const inline = (type: string, fields: Parameters<typeof object>[0]) =>
  object({ type: called(type), style: maybe(style), ...fields })

const plainText = inline('text', { text: text() })
const link = inline('link', { url: text(), text: maybe(text()), unsafe: maybe(flag) })

const inlines = kinds({
  text: plainText,
  link,
  user: inline('user', { user_id: text() }),
  usergroup: inline('usergroup', { usergroup_id: text() }),
  team: inline('team', { team_id: text() }),
  channel: inline('channel', { channel_id: text() }),
  broadcast: inline('broadcast', { range: among('here', 'channel', 'everyone') }),
  emoji: inline('emoji', { name: text(), unicode: maybe(text()), url: maybe(text()) }),
  color: inline('color', { value: text() }),
  date: inline('date', { timestamp: amount, format: text(), url: maybe(text()), fallback: maybe(text()) }),
})

const border = maybe(among(0, 1))
const section = object({ type: called('rich_text_section'), elements: list(inlines) })

/** Formatted text in its structured form, as people's own messages have it. */
export const richText: Shape = object({
  type: called('rich_text'),
  block_id: maybe(identifier),
  elements: list(
    kinds({
      rich_text_section: section,
      rich_text_quote: object({ type: called('rich_text_quote'), elements: list(inlines), border }),
      rich_text_preformatted: object({
        type: called('rich_text_preformatted'),
        elements: list(kinds({ text: plainText, link })),
        border,
      }),
      rich_text_list: object({
        type: called('rich_text_list'),
        elements: list(section),
        style: among('bullet', 'ordered'),
        indent: maybe(whole(0, 8)),
        border,
      }),
    }),
  ),
})

/** Whether a rich text block shows anything at all. */
export function showsSomething(block: unknown): boolean {
  if (!isFields(block)) return false
  if (Array.isArray(block.elements)) return block.elements.some(showsSomething)
  return typeof block.text !== 'string' || block.text.trim() !== ''
}
