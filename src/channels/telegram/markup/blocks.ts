import type { Block, Reply, Table } from '../../../chat/reply.ts'
import { clean, isVisible, oneLine } from './clean.ts'
import { grid } from './grid.ts'
import { inline } from './spans.ts'
import { element, type Node } from './tree.ts'

const SIGNS = { info: '', success: '✓ ', warning: '⚠ ', danger: '‼ ' } as const

/** Modest: the words carry the message, the sign only helps the eye. */
export function sign(reply: Reply): string {
  return SIGNS[reply.tone ?? 'info']
}

const LONG_UNITS = 300
const LONG_LINES = 5

/** Whether a quote is long enough to be folded. */
export function isLong(text: string): boolean {
  return text.length > LONG_UNITS || text.split('\n').length > LONG_LINES
}

/** The reply in `sendMessage`'s dialect, one block below the other. */
export function messageNodes(reply: Reply): Node[] {
  const title = reply.title ? [element('b', [sign(reply) + oneLine(reply.title)])] : []
  const blocks = reply.body.map((block) => blockNodes(block, false)).filter((nodes) => nodes.length > 0)
  const untitled = title.length === 0 && blocks.length > 0 && sign(reply) ? [sign(reply)] : []
  return [...untitled, ...joined([...(title.length > 0 ? [title] : []), ...blocks])]
}

function joined(lines: readonly (readonly Node[])[]): Node[] {
  return lines.flatMap((line, i) => (i === 0 ? line : ['\n', ...line]))
}

/** Quotations cannot stand in one another, so inside folded details a quote is set in quotation marks. */
function blockNodes(block: Block, inside: boolean): Node[] {
  if ('text' in block) return inline(block.text)
  if ('small' in block) return [element('i', inline(block.small))]
  if ('quote' in block) return quoteNodes(block.quote, block.by, inside)
  if ('facts' in block) return joined(block.facts.map(([label, value]) => [`${oneLine(label)}: `, ...inline(value)]))
  if ('table' in block) return tableNodes(block.table)
  if ('row' in block) return inline(block.row)
  const body = joined([
    [element('b', [oneLine(block.details)])],
    ...block.body.map((one) => blockNodes(one, true)).filter((nodes) => nodes.length > 0),
  ])
  return inside ? body : [element('blockquote', body, { expandable: true })]
}

function quoteNodes(quote: string, by: string | undefined, inside: boolean): Node[] {
  const text = clean(quote).trim()
  if (!isVisible(text)) return []
  const credit = by ? `\n— ${oneLine(by)}` : ''
  if (inside) return [`“${text}”${credit}`]
  return [element('blockquote', [text + credit], isLong(text) ? { expandable: true } : {})]
}

function tableNodes(table: Table): Node[] {
  if (table.columns.length === 0) return []
  const caption = table.caption ? [element('b', [oneLine(table.caption)]), '\n'] : []
  return [...caption, element('pre', [grid(table)])]
}
