import type { Table, Text } from '../../../chat/reply.ts'
import { oneLine } from './clean.ts'
import { inline } from './spans.ts'
import { plainOf } from './tree.ts'
import { narrow, pad, widthOf } from './width.ts'

const CELL_COLUMNS = 32

/** A table as aligned lines of a fixed-width font, for servers that know no tables. */
export function grid({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ title }) => cell(title)),
    ...rows.map((row) => columns.map((_, i) => cell(row[i] ?? ''))),
  ]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => widthOf(line[i] ?? ''))))
  const [head, ...body] = lines.map((line) =>
    line.map((one, i) => pad(one, widths[i] ?? 0, columns[i]?.align ?? 'left')).join('  '),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [head ?? '', rule, ...body].map((line) => line.trimEnd()).join('\n')
}

function cell(text: Text): string {
  return narrow(oneLine(plainOf(inline(text))), CELL_COLUMNS)
}
