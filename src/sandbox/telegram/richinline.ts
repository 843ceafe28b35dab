import type { RichMessageButton, RichText, RichTextDateTime, User } from 'grammy/types'
import { checkData } from './keyboard.ts'
import { bad } from './refusal.ts'
import { type Element, lettersOf, type Node } from './richtree.ts'

export type UserOf = (id: number) => User | undefined

const WRAPPERS = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  mark: 'marked',
  sub: 'subscript',
  sup: 'superscript',
  'tg-spoiler': 'spoiler',
} as const

const isWrapper = (tag: string): tag is keyof typeof WRAPPERS => tag in WRAPPERS

/** Inline HTML as the platform's rich text; runs of white space are one space. */
export function richText(nodes: Node[], userOf: UserOf): RichText {
  const parts = nodes.map((node) =>
    typeof node === 'string' ? node.replace(/[ \t\r\n]+/g, ' ') : inlineElement(node, userOf),
  )
  const kept = parts.filter((part) => part !== '')
  if (kept.every((part) => typeof part === 'string')) return kept.join('')
  return kept.length === 1 && kept[0] !== undefined ? kept[0] : kept
}

function inlineElement(element: Element, userOf: UserOf): RichText {
  const { tag, attributes, children } = element
  if (tag === 'br') return '\n'
  if (tag === 'tg-math') return { type: 'mathematical_expression', expression: children.map(lettersOf).join('') }
  if (tag === 'tg-button') return { type: 'button', button: richButton(element, userOf) }
  const text = richText(children, userOf)
  if (isWrapper(tag)) return { type: WRAPPERS[tag], text }
  if (tag === 'a') return link(attributes, text, userOf)
  if (tag === 'tg-reference') return { type: 'reference', text, name: attributes.get('name') ?? '' }
  if (tag === 'tg-time') return time(attributes, text)
  if (tag === 'tg-emoji') {
    const alternative = children.map(lettersOf).join('')
    return { type: 'custom_emoji', custom_emoji_id: attributes.get('emoji-id') ?? '', alternative_text: alternative }
  }
  if (tag === 'cite') return text
  throw bad(`can't parse entities: Tag "${tag}" is not allowed inside a text`)
}

function time(attributes: ReadonlyMap<string, string>, text: RichText): RichTextDateTime {
  const unix = Number(attributes.get('unix') ?? Number.NaN)
  if (!Number.isSafeInteger(unix))
    throw bad('can\'t parse entities: Invalid date and time specified in the tag "tg-time"')
  const format = (attributes.get('format') ?? '') as RichTextDateTime['date_time_format']
  return { type: 'date_time', text, unix_time: unix, date_time_format: format }
}

function link(attributes: ReadonlyMap<string, string>, text: RichText, userOf: UserOf): RichText {
  const name = attributes.get('name')
  if (name !== undefined) return { type: 'anchor', name }
  const href = attributes.get('href') ?? ''
  if (href.startsWith('#')) return { type: 'anchor_link', text, anchor_name: href.slice(1) }
  if (href.startsWith('mailto:')) return { type: 'email_address', text, email_address: href.slice(7) }
  if (href.startsWith('tel:')) return { type: 'phone_number', text, phone_number: href.slice(4) }
  const mention = /^tg:\/\/user\?id=(\d+)$/.exec(href)
  if (!mention) return { type: 'url', text, url: href }
  const user = userOf(Number(mention[1]))
  return user ? { type: 'text_mention', text, user } : text
}

/** A `<tg-button>`: the kinds Sigap may use; others are refused. */
export function richButton({ attributes, children }: Element, userOf: UserOf): RichMessageButton {
  const text = richText(children, userOf)
  const style = attributes.get('style') as RichMessageButton['style']
  const looks = { text, ...(style !== undefined && { style }) }
  const type = attributes.get('type')
  if (type === 'callback_data') {
    const data = attributes.get('data') ?? ''
    checkData(data)
    return { ...looks, callback_data: data }
  }
  if (type === 'url') return { ...looks, url: attributes.get('url') ?? '' }
  if (type === 'copy_text') return { ...looks, copy_text: { text: attributes.get('text') ?? '' } }
  if (type === 'disabled') return { ...looks, disabled: {} }
  throw bad(`unsupported button type "${type ?? ''}" in a rich message`)
}
