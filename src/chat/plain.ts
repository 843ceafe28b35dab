import type { Block, Button, Reply, Span, Table, Text } from './reply.ts'

/**
 * A reply as plain text: what Slack shows in notifications and old clients, and what tests read. Buttons are for pressing
 * and are left out, unless asked for.
 */
export function plain(reply: Reply, show: { buttons?: boolean } = {}): string {
  const lines = [
    ...(reply.title ? [reply.title] : []),
    ...reply.body.flatMap((block) => blockLines(block, show.buttons)),
  ]
  if (show.buttons) for (const row of reply.buttons ?? []) lines.push(row.map(shown).join(' '))
  return lines.join('\n')
}

/** A text without its markup. */
const plainText = (text: Text): string => (typeof text === 'string' ? text : text.map(plainSpan).join(''))

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span
  if ('bold' in span) return span.bold
  if ('code' in span) return span.code
  if ('mention' in span) return span.mention.name
  if ('link' in span) return span.link
  return span.fallback
}

function blockLines(block: Block, buttons = false): string[] {
  if ('text' in block) return [plainText(block.text)]
  if ('small' in block) return [plainText(block.small)]
  if ('quote' in block) return [`> ${block.quote}${block.by ? ` (${block.by})` : ''}`]
  if ('facts' in block) return block.facts.map(([label, value]) => `${label}: ${plainText(value)}`)
  if ('table' in block) return tableLines(block.table)
  if ('row' in block) return [plainText(block.row) + (buttons && block.button ? ` ${shown(block.button)}` : '')]
  return [block.details, ...block.body.flatMap((inner) => blockLines(inner, buttons))]
}

function tableLines({ caption, columns, rows }: Table): string[] {
  const lines = rows.map((cells) => cells.map(plainText).join(' | '))
  return [...(caption ? [caption] : []), columns.map(({ title }) => title).join(' | '), ...lines]
}

const shown = (button: Button): string => `[${button.label}: ${'runs' in button ? button.runs : button.href}]`
