import type { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types'
import type { Table, Text } from '../../chat/reply.ts'
import { LIMITS, weightOf } from './limits.ts'
import { clean, literal } from './literal.ts'
import { inline } from './spans.ts'

type Cell = RawTextElement | RawNumberElement | RichTextBlock

/** A table as far as it fits, and how many rows and columns did not. */
export interface Fitted<T> {
  shown: T | null
  rowsLeft: number
  columnsLeft: number
}

const EMPTY = '–'

/** The table block, in at most `room` characters. */
export function tableBlock(table: Table, room: number): Fitted<TableBlock> {
  const columns = table.columns.slice(0, LIMITS.tableColumns)
  const head: Cell[] = columns.map(({ title }) => raw(title))
  const rows: Cell[][] = [head]
  let left = Math.min(room, LIMITS.table) - weightOf(head)
  for (const row of table.rows.slice(0, LIMITS.tableRows - 1)) {
    const cells = columns.map(({ align }, at) => cellOf(row[at] ?? '', align === 'right'))
    left -= weightOf(cells)
    if (left < 0) break
    rows.push(cells)
  }
  return {
    shown:
      rows.length === 1 && table.rows.length > 0 ? null : { type: 'table', rows, column_settings: settings(columns) },
    rowsLeft: table.rows.length - (rows.length - 1),
    columnsLeft: table.columns.length - columns.length,
  }
}

/** The table as lines of equal columns, for a second one in a message; in at most `room` characters. */
export function tableLines(table: Table, room: number): Fitted<string> {
  const grid = [table.columns.map(({ title }) => title), ...table.rows].map((row) =>
    table.columns.map((_, at) => literal(row[at] ?? '').replaceAll('\n', ' ') || EMPTY),
  )
  const widths = table.columns.map((_, at) => grid.reduce((widest, row) => Math.max(widest, row[at]!.length), 0))
  const lines: string[] = []
  let left = room
  for (const row of grid) {
    const line = row.map((cell, at) => pad(cell, widths[at]!, table.columns[at]!.align === 'right')).join('  ')
    left -= line.length + 1
    if (left < 0) break
    lines.push(line.trimEnd())
  }
  const shown = lines.length > 1 || (lines.length === 1 && table.rows.length === 0) ? lines.join('\n') : null
  return { shown, rowsLeft: grid.length - Math.max(1, lines.length), columnsLeft: 0 }
}

const pad = (cell: string, width: number, right: boolean) => (right ? cell.padStart(width) : cell.padEnd(width))

const settings = (columns: Table['columns']): TableBlock['column_settings'] =>
  columns.map(({ align = 'left' }) => ({ align, is_wrapped: align === 'left' }))

/** Whole numbers are numbers; 4,5 and 1.234 mean different things in different languages and stay as they are written. */
function cellOf(text: Text, right: boolean): Cell {
  const words = literal(text)
  if (typeof text !== 'string' && words.trim() !== '') {
    return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: inline(text) }] }
  }
  if (right && /^-?\d{1,15}$/.test(words)) return { type: 'raw_number', value: Number(words), text: words }
  return raw(words)
}

const raw = (words: string): RawTextElement => ({ type: 'raw_text', text: clean(words).trim() || EMPTY })
