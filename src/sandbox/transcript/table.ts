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
  const columns = header.map((title, column) => ({
    title,
    cells: rows.map((row) => row[column] ?? ''),
  }))
  const longestWord = (text: string) => Math.max(...text.split(' ').map(widthOf))
  const narrowest = columns.map(({ title, cells }) => Math.max(...[title, ...cells].map(longestWord)))
  const widths = columns.map(({ title, cells }) => Math.max(longestWord(title), ...cells.map(widthOf)))
  const room = width - GAP.length * (widths.length - 1)
  if (sum(widths) > room && !squeeze) return null
  while (sum(widths) > room) {
    const spare = widths.map((width, column) => (width > (narrowest[column] ?? width) ? width : 0))
    const widest = spare.indexOf(Math.max(...spare))
    if (!spare[widest]) break
    widths[widest] = (widths[widest] ?? 1) - 1
  }
  const rule = widths.map((w) => '─'.repeat(w)).join(GAP)
  return [...rowLines(header, widths), rule, ...rows.flatMap((row) => rowLines(row, widths))]
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? widthOf(cell)))
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
