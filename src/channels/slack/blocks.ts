import type { ContextBlock, KnownBlock, RichTextBlock, RichTextBlockElement, SectionBlock } from '@slack/types'
import type { Block, Button, Span, Table, Text } from '../../chat/reply.ts'
import { type Buttons, chunks } from './buttons.ts'
import { LIMITS, weightOf } from './limits.ts'
import { literal, shorten, spansOf } from './literal.ts'
import { pieces } from './pieces.ts'
import { inline, paragraph, textObject } from './spans.ts'
import { type Fitted, tableBlock, tableLines } from './table.ts'

/** rich: all that Slack offers. bare: plain text and buttons, for a Slack that refused the rest. */
type Manner = 'rich' | 'bare'

/** What the blocks of one message share. */
export interface Page {
  manner: Manner
  buttons: Buttons
  /** Slack takes one table per message. */
  table: { used: boolean }
}

const LONG_FACT = 200

/** One block of a reply in Slack's blocks, with at most `room` characters of text. */
export function blocksOf(block: Block, room: number, page: Page): KnownBlock[] {
  if ('text' in block) return paragraphs(block.text, room, page)
  if ('small' in block) return smallBlocks(block.small, room, page)
  if ('quote' in block) return [quoted(block.quote, block.by, room, page)]
  if ('facts' in block) return factBlocks(block.facts, page)
  if ('table' in block) return tabled(block.table, room, page)
  if ('row' in block) return rowBlocks(block.row, block.button, room, page)
  return detailed(block.details, block.body, room, page)
}

/** A line in small type that stands for itself. */
export function small(text: Text, page: Pick<Page, 'manner'>): ContextBlock {
  return { type: 'context', elements: [textObject(text, LIMITS.context, page.manner === 'bare')] }
}

function smallBlocks(text: Text, room: number, page: Page): ContextBlock[] {
  const parts = pieces(shorten(text, room), LIMITS.context).filter((part) => literal(part).trim() !== '')
  return parts.map((part) => small(part, page))
}

function paragraphs(text: Text, room: number, page: Page): KnownBlock[] {
  const parts = pieces(shorten(text, room), LIMITS.section).filter((part) => literal(part).trim() !== '')
  if (page.manner === 'rich') return parts.map((part) => richText(paragraph(part)))
  return parts.map((part) => section(part, page))
}

function quoted(quote: string, by: string | undefined, room: number, page: Page): KnownBlock {
  const words = shorten(quote, Math.min(room, LIMITS.section - LIMITS.header))
  const name = by === undefined ? '' : shorten(by, LIMITS.header)
  if (page.manner !== 'rich') return section(`“${literal(words)}”${by ? ` — ${literal(name)}` : ''}`, page)
  const elements = inline(words)
  if (by) elements.push(...inline(['\n— ', { bold: literal(name) }]))
  return richText({ type: 'rich_text_quote', elements: elements.length > 0 ? elements : inline('–') })
}

function factBlocks(facts: readonly (readonly [string, Text])[], page: Page): KnownBlock[] {
  const filled = facts.map(([label, value]): [string, Text] => [label, literal(value).trim() === '' ? '–' : value])
  const short = filled.length <= LIMITS.fields && filled.every(([, value]) => literal(value).length <= LONG_FACT)
  const fields = filled.map(([label, value]) =>
    textObject([{ bold: label }, '\n', ...spansOf(value)], LIMITS.field, page.manner === 'bare'),
  )
  if (page.manner !== 'rich' || (short && fields.every((field) => field.type === 'mrkdwn'))) {
    return chunks(fields, LIMITS.fields).map((some): SectionBlock => ({ type: 'section', fields: some }))
  }
  const elements = filled.map(([label, value]) => paragraph([{ bold: label }, ': ', ...spansOf(value)]))
  return [richText({ type: 'rich_text_list', style: 'bullet', elements })]
}

function tabled(table: Table, room: number, page: Page): KnownBlock[] {
  if (table.columns.length === 0) return []
  const caption = table.caption ? paragraphs([{ bold: table.caption }], LIMITS.section, page) : []
  if (page.manner !== 'bare' && !page.table.used) {
    const fitted = tableBlock(table, room)
    page.table.used = fitted.shown !== null
    return [...caption, ...(fitted.shown ? [fitted.shown] : []), ...leftOut(fitted, page)]
  }
  if (page.manner === 'rich') {
    const fitted = tableLines(table, room)
    const text = fitted.shown ? [{ type: 'text' as const, text: fitted.shown }] : []
    const lines = text.length > 0 ? [richText({ type: 'rich_text_preformatted', elements: text })] : []
    return [...caption, ...lines, ...leftOut(fitted, page)]
  }
  const fitted = tableLines(table, Math.min(room, LIMITS.section))
  return [...caption, ...(fitted.shown ? [section(fitted.shown, page)] : []), ...leftOut(fitted, page)]
}

function leftOut({ rowsLeft, columnsLeft }: Fitted<unknown>, page: Page): ContextBlock[] {
  const parts = [rowsLeft > 0 ? `+${rowsLeft} ↓` : '', columnsLeft > 0 ? `+${columnsLeft} →` : '']
  const said = parts.filter((part) => part !== '').join('  ')
  return said === '' ? [] : [small(`… ${said}`, page)]
}

function rowBlocks(text: Text, button: Button | undefined, room: number, page: Page): KnownBlock[] {
  const accessory = button && page.buttons.one(button)
  if (!accessory) return paragraphs(text, room, page)
  return [{ ...section(shorten(text, Math.min(room, LIMITS.section)), page), accessory }]
}

/** Slack does not fold: details are said in small type, only tables and buttons as they are. */
function detailed(title: string, body: readonly Block[], room: number, page: Page): KnownBlock[] {
  const made: KnownBlock[] = []
  let lines: Span[] = [{ bold: title }]
  const left = () => Math.max(0, room - weightOf(made))
  const flush = () => {
    made.push(...smallBlocks(lines, left(), page))
    lines = []
  }
  for (const block of body) {
    const spans = inLine(block)
    if (spans) {
      lines.push(...(lines.length > 0 ? ['\n', ...spans] : spans))
    } else {
      flush()
      if (left() > 0) made.push(...blocksOf(block, left(), page))
    }
  }
  flush()
  return made
}

/** A block as words of a line, if words are all it has. */
function inLine(block: Block): readonly Span[] | null {
  if ('text' in block) return spansOf(block.text)
  if ('small' in block) return spansOf(block.small)
  if ('quote' in block) return [`“${block.quote}”${block.by ? ` — ${block.by}` : ''}`]
  if ('facts' in block) {
    return block.facts.flatMap(([label, value], at) => [`${at === 0 ? '' : '\n'}${label}: `, ...spansOf(value)])
  }
  return 'row' in block && !block.button ? spansOf(block.row) : null
}

function section(text: Text, page: Page): SectionBlock {
  return { type: 'section', text: textObject(text, LIMITS.section, page.manner === 'bare') }
}

const richText = (element: RichTextBlockElement): RichTextBlock => ({ type: 'rich_text', elements: [element] })
