/** How many columns of a terminal a text takes: emoji are double, what combines with the sign before takes none. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text.normalize('NFC')) {
    if (/\p{M}|\u200d|\ufe0f/u.test(sign)) continue
    width += /\p{Emoji_Presentation}/u.test(sign) ? 2 : 1
  }
  return width
}

const GAP = '  '
/** No column is squeezed further than this. */
const NARROWEST = 6

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/**
 * Sets lines whose cells are parted by bars in columns; words of the header go below each other where that saves room.
 * Null when they have no room, unless they are to be squeezed.
 */
export function alignTables(lines: readonly string[], width: number): string[] | null
export function alignTables(lines: readonly string[], width: number, squeeze: true): string[]
export function alignTables(lines: readonly string[], width: number, squeeze = false): string[] | null {
  const [header = [], ...rows] = lines.map((line) => line.split(' | '))
  const widths = header.map((title, column) =>
    Math.max(...title.split(' ').map(widthOf), ...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const room = width - GAP.length * (widths.length - 1)
  if (sum(widths) > room && !squeeze) return null
  while (sum(widths) > room && Math.max(...widths) > NARROWEST) {
    const widest = widths.indexOf(Math.max(...widths))
    widths[widest] = (widths[widest] ?? NARROWEST) - 1
  }
  const rule = widths.map((w) => '─'.repeat(w)).join(GAP)
  return [...rowLines(header, widths), rule, ...rows.flatMap((row) => rowLines(row, widths))]
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? NARROWEST))
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((cell, column) => padded(cell[line] ?? '', widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}

/** Breaks a line at spaces so that none is wider than `width`, where words allow it. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}
