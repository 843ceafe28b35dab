import { alignTables, widthOf, wrap } from './table.ts'

/** One thing that happened, ready to be set. */
export interface Entry {
  /** `08.11`. */
  time: string
  place: string
  /** Empty: nobody in particular. */
  who: string
  /** What happened, where it is more than saying: `edited`, `only Rina sees it`. */
  what?: string
  text: string
}

/** Codes of a terminal; none where nobody looks at one. */
export interface Ink {
  dim(text: string): string
  bold(text: string): string
  buttons(text: string): string
}

const code = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`
const same = (text: string) => text
export const COLOURS: Ink = { dim: code(2, 22), bold: code(1, 22), buttons: code(36, 39) }
export const PLAIN: Ink = { dim: same, bold: same, buttons: same }

const TIME = 7
const INDENT = 32
/** Where a table begins that has no room beside the places. */
const TABLE_INDENT = 4

/** Sets an entry in lines of a terminal: time and place on the left, the words on the right. */
export function set({ time, place, who, what, text }: Entry, width: number, ink: Ink): string {
  const left = `${time.padEnd(TIME)}${place}`.slice(0, INDENT - 1).padEnd(INDENT)
  const lines = text === '' ? [] : setText(text, width, INDENT, ink)
  const head = [who && ink.bold(who), what && ink.dim(who ? `(${what})` : what)].filter(Boolean).join(' ')
  const [only = ''] = lines
  const short = lines.length === 1 && INDENT + who.length + 2 + widthOf(only.trim()) <= width && !what
  const right = short
    ? [`${head}: ${only.trim()}`]
    : [(head || '') + (head && lines.length > 0 ? ':' : ''), ...lines].filter((line) => line !== '')
  return right.map((line, i) => (i === 0 ? ink.dim(left) + line : line)).join('\n')
}

/** Sets a text, its tables and its buttons in lines that begin after `indent` columns. */
export function setText(text: string, width: number, indent: number, ink: Ink): string[] {
  const room = width - indent
  const margin = ' '.repeat(indent)
  return blocksOf(text).flatMap((block) => {
    if (block.kind === 'table') {
      const beside = alignTables(block.lines, room)
      if (beside !== null) return beside.map((line) => margin + line)
      const left = Math.min(indent, TABLE_INDENT)
      return alignTables(block.lines, width - left, true).map((line) => ' '.repeat(left) + line)
    }
    if (block.kind === 'buttons') {
      const row = block.lines.join(' ').replaceAll(/(?<=\[[^\]]*) (?=[^[]*\])/g, '\u00a0')
      return wrap(row, room).map((line) => margin + ink.buttons(line.replaceAll('\u00a0', ' ')))
    }
    return block.lines.flatMap((line) => wrapped(line, room).map((part) => margin + part))
  })
}

/** A quoted line stays quoted where it goes on. */
function wrapped(line: string, room: number): string[] {
  if (!line.startsWith('│ ')) return wrap(line, room)
  return wrap(line.slice(2), room - 2).map((part) => `│ ${part}`)
}

interface Block {
  kind: 'words' | 'table' | 'buttons'
  lines: string[]
}

/** Lines that belong together: rows of one table, rows of buttons, and all that are just words. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let columns = 0
  for (const line of text.split('\n')) {
    const cells = line.split(' | ').length
    const kind = /^(?:\[[^\]]+\] ?)+$/.test(line) ? 'buttons' : cells > 2 ? 'table' : 'words'
    const last = blocks.at(-1)
    if (last?.kind === kind && (kind !== 'table' || cells === columns)) last.lines.push(line)
    else blocks.push({ kind, lines: [line] })
    columns = cells
  }
  return blocks
}
