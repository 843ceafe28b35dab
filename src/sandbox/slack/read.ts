import { isFields } from './args.ts'
import type { Block, Fields, Message } from './model.ts'
import type { Workspace } from './workspace.ts'

/** Everything a person sees of a message, in reading order: a line per block, cells and neighbours parted by ` | `. */
export function plainText(message: Pick<Message, 'text' | 'blocks'>, workspace: Workspace): string {
  const show = (wire: string) => shown(wire, workspace)
  if (message.blocks.length === 0) return show(message.text)
  return message.blocks
    .map((block) => blockText(block, show))
    .filter((line) => line !== '')
    .join('\n')
}

type Show = (wire: string) => string

function blockText(block: Block, show: Show): string {
  switch (block.type) {
    case 'section':
      return lines([textOf(block.text, show), ...many(block.fields, show), elementText(block.accessory, show)])
    case 'context':
    case 'actions':
    case 'carousel':
      return many(block.elements, show).join(' | ')
    case 'card':
      return lines([
        ...[block.hero_image, block.title, block.subtitle, block.body].map((part) => elementText(part, show)),
        many(block.actions, show).join(' | '),
      ])
    case 'image':
      return lines([textOf(block.title, show), String(block.alt_text)])
    case 'markdown':
      return String(block.text)
    case 'rich_text':
      return richText(block, show)
    case 'table':
    case 'data_table':
      return lines([String(block.caption ?? ''), ...rows(block, show)])
    case 'input':
      return lines([textOf(block.label, show), textOf(block.hint, show)])
    default:
      return textOf(block.text, show)
  }
}

function rows(block: Block, show: Show): string[] {
  const all = Array.isArray(block.rows) ? block.rows : []
  return all.map((row: unknown) => many(row, show).join(' | '))
}

function many(value: unknown, show: Show): string[] {
  return Array.isArray(value) ? value.map((one) => elementText(one, show)) : []
}

function elementText(value: unknown, show: Show): string {
  if (!isFields(value)) return ''
  switch (value.type) {
    case 'button':
      return `[${textOf(value.text, show)}]`
    case 'image':
      return String(value.alt_text)
    case 'raw_text':
    case 'raw_number':
      return String(value.text)
    case 'rich_text':
      return richText(value, show)
    case 'card':
      return blockText({ block_id: '', ...value, type: 'card' }, show)
    case 'plain_text':
    case 'mrkdwn':
      return textOf(value, show)
    default:
      return `[${textOf(value.placeholder, show)}]`
  }
}

function textOf(value: unknown, show: Show): string {
  if (!isFields(value) || typeof value.text !== 'string') return ''
  return value.type === 'mrkdwn' ? show(value.text) : value.text
}

function richText(block: Fields, show: Show): string {
  const parts = Array.isArray(block.elements) ? block.elements.filter(isFields) : []
  return lines(parts.map((part) => richPart(part, show)))
}

function richPart(part: Fields, show: Show): string {
  const inside = Array.isArray(part.elements) ? part.elements.filter(isFields) : []
  if (part.type === 'rich_text_list') return lines(inside.map((item) => `• ${richPart(item, show)}`))
  return inside.map((one) => inline(one, show)).join('')
}

function inline(one: Fields, show: Show): string {
  if (one.type === 'user') return show(`<@${String(one.user_id)}>`)
  if (one.type === 'channel') return show(`<#${String(one.channel_id)}>`)
  if (one.type === 'broadcast') return `@${String(one.range)}`
  if (one.type === 'emoji') return `:${String(one.name)}:`
  return String(one.text ?? one.fallback ?? one.url ?? one.value ?? '')
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

/** Slack's markup as it is displayed: names for mentions, labels for links, no marks for bold and the like. */
function shown(wire: string, { people, rooms }: Workspace): string {
  const named = wire.replaceAll(
    /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g,
    (whole, mark: string, target: string, label?: string) => {
      if (mark === '@') return `@${people.get(target)?.realName ?? label ?? target}`
      if (mark === '#') return `#${rooms.get(target)?.name ?? label ?? target}`
      if (mark === '!') return label ?? (target.includes('^') ? whole : `@${target}`)
      return label ?? target
    },
  )
  const plain = unmarked(named.replaceAll(/```\n?([\s\S]*?)\n?```/g, '$1'))
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Takes the marks off, the outermost first, until none are left. */
function unmarked(text: string): string {
  const less = text.replaceAll(/(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu, '$2')
  return less === text ? text : unmarked(less)
}
