import type { MessageEntity } from 'grammy/types'
import { parseHtml } from '../html.ts'
import { bad } from '../refusal.ts'
import type { World } from '../world.ts'

const MAX_TEXT = 4096
const MAX_CAPTION = 1024

export interface Words {
  text: string
  entities?: MessageEntity[]
  html?: string
}

function parse(world: World, source: string, mode: string | undefined, given: MessageEntity[] | undefined): Words {
  if (mode === undefined || mode === '') return { text: source.trim(), ...(given?.length && { entities: given }) }
  if (mode.toLowerCase() !== 'html') throw bad('unsupported parse_mode')
  const { text, entities } = parseHtml(source, (id) => world.directory.person(id)?.user)
  return { text, ...(entities.length > 0 && { entities }), html: source }
}

/** A message's text after its entities are parsed: 1 to 4096 UTF-16 units. Only the HTML parse mode is served. */
export function textWords(world: World, source: string, mode?: string, given?: MessageEntity[]): Words {
  const words = parse(world, source, mode, given)
  if (words.text === '') throw bad('message text is empty')
  if (words.text.length > MAX_TEXT) throw bad('message is too long')
  return words
}

/** A caption after its entities are parsed: up to 1024 UTF-16 units. */
function captionWords(world: World, source: string, mode?: string, given?: MessageEntity[]): Words {
  const words = parse(world, source, mode, given)
  if (words.text.length > MAX_CAPTION) throw bad('message caption is too long')
  return words
}

/** Caption parameters as message fields. */
export function captionFields(
  world: World,
  params: { caption?: string; parse_mode?: string; caption_entities?: MessageEntity[] },
): { content: { caption?: string; caption_entities?: MessageEntity[] }; html?: string } {
  if (params.caption === undefined) return { content: {} }
  const { text, entities, html } = captionWords(world, params.caption, params.parse_mode, params.caption_entities)
  if (text === '') return { content: {} }
  return { content: { caption: text, ...(entities && { caption_entities: entities }) }, html }
}
