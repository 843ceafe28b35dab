import type { Block, Reply, Table, Text } from '../../../chat/reply.ts'
import { isLong, sign } from './blocks.ts'
import { clean, isVisible, oneLine } from './clean.ts'
import { inline } from './spans.ts'
import { element, type Node, plainOf } from './tree.ts'

/** Below Telegram's 500, which counts rows of tables and blocks in blocks. */
const MOST_BLOCKS = 480
const MOST_COLUMNS = 20

/** How many more blocks fit into the message. */
interface Room {
  left: number
  /** Something was left out, and said so. */
  full: boolean
}

/** The reply in the rich dialect, where tables are tables. */
export function richNodes(reply: Reply): Node[] {
  const room: Room = { left: MOST_BLOCKS, full: false }
  const title = reply.title ? [element('h3', [sign(reply) + oneLine(reply.title)])] : []
  const body = reply.body.flatMap((block) => blockNodes(block, room))
  const untitled = title.length === 0 && sign(reply) ? [element('p', [sign(reply).trim()])] : []
  return [...title, ...untitled, ...body]
}

function blockNodes(block: Block, room: Room): Node[] {
  if (room.full) return []
  room.full = room.left <= 0
  if (room.full) return [element('p', ['…'])]
  room.left -= 1
  if ('text' in block) return paragraph(inline(block.text))
  if ('small' in block) return paragraph([element('i', inline(block.small))])
  if ('quote' in block) return quote(block.quote, block.by, room)
  if ('facts' in block) return paragraph(facts(block.facts))
  if ('table' in block) return table(block.table, room)
  if ('row' in block) return paragraph(inline(block.row))
  const summary = element('summary', [oneLine(block.details)])
  return [element('details', [summary, ...block.body.flatMap((one) => blockNodes(one, room))])]
}

function paragraph(nodes: readonly Node[]): Node[] {
  return isVisible(plainOf(nodes)) ? [element('p', nodes)] : []
}

function facts(all: readonly (readonly [label: string, value: Text])[]): Node[] {
  return all.flatMap(([label, value], i) => [`${i === 0 ? '' : '\n'}${oneLine(label)}: `, ...inline(value)])
}

function quote(words: string, by: string | undefined, room: Room): Node[] {
  // The paragraph inside it counts too.
  room.left -= 1
  const text = clean(words).trim()
  if (!isVisible(text)) return []
  const credit = by ? [element('cite', [oneLine(by)])] : []
  return [element('blockquote', [text, ...credit], isLong(text) ? { expandable: true } : {})]
}

function table({ caption, columns, rows }: Table, room: Room): Node[] {
  const shown = columns.slice(0, MOST_COLUMNS)
  if (shown.length === 0) return []
  const head = shown.map(({ title, align }) => element('th', [oneLine(title)], { align: align ?? 'left' }))
  const fitting = rows.slice(0, Math.max(0, room.left - 2))
  room.left -= fitting.length + 1
  const body = fitting.map((row) =>
    shown.map(({ align }, i) => element('td', cell(row[i] ?? ''), { align: align ?? 'left' })),
  )
  const more = fitting.length < rows.length ? [[element('td', ['…'])]] : []
  const lines = [head, ...body, ...more].map((cells) => element('tr', cells))
  const above = caption ? [element('caption', [oneLine(caption)])] : []
  return [element('table', [...above, ...lines], { bordered: true, striped: true, compact: true })]
}

/** Cells hold one line. */
function cell(text: Text): Node[] {
  return typeof text === 'string' ? [oneLine(text)] : inline(text)
}
