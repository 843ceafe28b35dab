import type { MessageEntity, User } from 'grammy/types'
import { bad } from './refusal.ts'
import { tokens, unparsable } from './tags.ts'

export interface Formatted {
  text: string
  entities: MessageEntity[]
}

interface Open {
  tag: string
  attributes: ReadonlyMap<string, string>
  offset: number
}

type Simple = MessageEntity.CommonMessageEntity['type']

const SIMPLE: Record<string, Simple> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
}
const TAGS: ReadonlySet<string> = new Set([
  ...Object.keys(SIMPLE),
  'a',
  'code',
  'pre',
  'blockquote',
  'tg-emoji',
  'tg-time',
])
const TIME_FORMAT = /^(?:r|w?[dD]?[tT]?)$/

/**
 * Telegram's HTML parse mode: the text people see and the entities in it, offsets in UTF-16 units. Refuses what Telegram
 * refuses, naming the byte. `userOf` finds the person behind a `tg://user?id=` link.
 */
export function parseHtml(html: string, userOf: (id: number) => User | undefined): Formatted {
  const open: Open[] = []
  const entities: MessageEntity[] = []
  const languages = new Map<MessageEntity, string>()
  let text = ''
  for (const token of tokens(html, TAGS)) {
    if (token.kind === 'text') {
      text += token.text.replaceAll('\r', '')
    } else if (token.kind === 'open') {
      inspect(html, token.tag, token.attributes, token.at)
      open.push({ tag: token.tag, attributes: token.attributes, offset: text.length })
    } else {
      const begun = open.pop()
      if (!begun) throw unparsable(html, token.at, 'Unexpected end tag')
      if (token.tag !== '' && token.tag !== begun.tag) {
        throw unparsable(html, token.at, 'Unmatched end tag', `, expected "</${begun.tag}>", found "</${token.tag}>"`)
      }
      if (text.length > begun.offset) close(begun, text, entities, languages, userOf)
    }
  }
  const left = open.at(-1)
  if (left) throw bad(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`)
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
  return trimmed(text, entities)
}

function inspect(html: string, tag: string, attributes: ReadonlyMap<string, string>, at: number): void {
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw unparsable(html, at, 'Tag "span" must have class "tg-spoiler"')
  }
  if (tag === 'tg-emoji' && !/^\d+$/.test(attributes.get('emoji-id') ?? '')) {
    throw bad("can't parse entities: Invalid custom emoji identifier specified")
  }
  if (tag === 'tg-time') {
    const sound = /^\d+$/.test(attributes.get('unix') ?? '') && TIME_FORMAT.test(attributes.get('format') ?? '')
    if (!sound) throw unparsable(html, at, 'Invalid date and time specified in the tag "tg-time"')
  }
}

function close(
  begun: Open,
  text: string,
  entities: MessageEntity[],
  languages: Map<MessageEntity, string>,
  userOf: (id: number) => User | undefined,
): void {
  const place = { offset: begun.offset, length: text.length - begun.offset }
  const { tag, attributes } = begun
  const simple = SIMPLE[tag]
  if (simple) {
    entities.push({ type: simple, ...place })
  } else if (tag === 'a') {
    const link = linkEntity(attributes.get('href') ?? text.slice(begun.offset), place, userOf)
    if (link) entities.push(link)
  } else if (tag === 'blockquote') {
    entities.push({ type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...place })
  } else if (tag === 'tg-emoji') {
    entities.push({ type: 'custom_emoji', custom_emoji_id: attributes.get('emoji-id') ?? '', ...place })
  } else if (tag === 'tg-time') {
    const format = (attributes.get('format') ?? '') as MessageEntity.DateTimeMessageEntity['date_time_format']
    entities.push({ type: 'date_time', unix_time: Number(attributes.get('unix')), date_time_format: format, ...place })
  } else if (tag === 'code') {
    const code: MessageEntity = { type: 'code', ...place }
    const language = /^language-(.+)$/.exec(attributes.get('class') ?? '')?.[1]
    if (language) languages.set(code, language)
    entities.push(code)
  } else {
    entities.push(preformatted(place, entities, languages))
  }
}

/** `<pre><code class="language-x">` is one entity with a language, not two. */
function preformatted(
  place: { offset: number; length: number },
  entities: MessageEntity[],
  languages: Map<MessageEntity, string>,
): MessageEntity {
  const inner = entities.at(-1)
  const fills = inner?.type === 'code' && inner.offset === place.offset && inner.length === place.length
  const language = inner && fills ? languages.get(inner) : undefined
  if (fills) entities.pop()
  return { type: 'pre', ...place, ...(language !== undefined && { language }) }
}

function linkEntity(
  href: string,
  place: { offset: number; length: number },
  userOf: (id: number) => User | undefined,
): MessageEntity | undefined {
  const mention = /^tg:\/\/user\?id=(\d+)$/.exec(href)
  if (mention) {
    const user = userOf(Number(mention[1]))
    // Somebody the bot never met is not linked: the words stay, plain.
    return user && { type: 'text_mention', user, ...place }
  }
  if (!/^(?:https?|tg|mailto|tel):/i.test(href) && !/^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(href)) return undefined
  const url = /^[a-z]+:/i.test(href) ? href : `http://${href}`
  return { type: 'text_link', url: /^https?:\/\/[^/?#]+$/i.test(url) ? `${url}/` : url, ...place }
}

function trimmed(text: string, entities: MessageEntity[]): Formatted {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  if (start === 0 && end === text.length) return { text, entities }
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start)
    const to = Math.min(entity.offset + entity.length, end)
    return to > from ? [{ ...entity, offset: from - start, length: to - from }] : []
  })
  return { text: text.slice(start, end), entities: kept }
}
