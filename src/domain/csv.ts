/** By this Excel knows that a file is UTF-8. */
const BOM = '\uFEFF'

/** What makes a spreadsheet take a cell for a formula when it begins with it, wide forms included. */
const BEGINS_FORMULA = /^[=+\-@＝＋－＠\t\r\n]/

/** The same in the middle: read with another separator than ours, what follows one of these is a cell of its own. */
const BEGINS_INSIDE = /([\r\n\t;,|"'])(?=[=+@＝＋＠]|[-－][\p{L}\p{N}(=+\-@"'$])|([\r\n\t;|"'])(?=[-－]$)/gu

const UNSEEN = /[^\P{Cc}\t\r\n]/gu

/**
 * A table as a file every spreadsheet opens (RFC 4180, UTF-8). People wrote what stands in the cells: none of it is taken for
 * a formula, by whatever separator the file is read.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

const cell = (text: string): string => `"${defused(text.replace(UNSEEN, '')).replaceAll('"', '""')}"`

function defused(text: string): string {
  const inside = text.replace(BEGINS_INSIDE, "$1$2'")
  return BEGINS_FORMULA.test(inside) ? `'${inside}` : inside
}
