import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/domain/csv.ts'

/** As a spreadsheet splits a file by a separator, quotes and all. */
function split(text: string, separator: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  const put = (letter: string) => {
    const row = rows.at(-1)!
    row[row.length - 1] += letter
  }
  const plain = text.replace(/^\uFEFF/, '')
  for (let i = 0; i < plain.length; i += 1) {
    const letter = plain[i]!
    if (quoted) {
      if (letter !== '"') put(letter)
      else if (plain[i + 1] === '"') {
        put('"')
        i += 1
      } else quoted = false
    } else if (letter === '"' && rows.at(-1)!.at(-1) === '') quoted = true
    else if (letter === separator) rows.at(-1)!.push('')
    else if (letter === '\n' || letter === '\r') rows.push([''])
    else put(letter)
  }
  return rows
}

describe('a table as a file', () => {
  it('begins with the mark of UTF-8, and quotes every cell', () => {
    expect(csv([['a', 'b "c"', 'd,\ne'], ['é🌸']])).toBe('\uFEFF"a","b ""c""","d,\ne"\r\n"é🌸"\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['=cmd|"/C calc"!A0', `'=cmd|"/C calc"!A0`],
    ['+62 812', "'+62 812"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['＝1+1', "'＝1+1"],
    ['halo;=1+1', "halo;'=1+1"],
    ['a\n=HYPERLINK("x")', `a\n'=HYPERLINK("x")`],
    ['"=1+1', `"'=1+1`],
    ['Rp150.000,- kak ;-)', 'Rp150.000,- kak ;-)'],
    ['2 + 3 = 5, ya', '2 + 3 = 5, ya'],
    ['a\u0000b\u0007', 'ab'],
  ])('%j is no formula', (said, cell) => {
    expect(csv([[said]])).toBe(`\uFEFF"${cell.replaceAll('"', '""')}"\r\n`)
  })

  it('has no formula in it by whatever separator it is read', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'=+-@\t\r\n;,"\'|＝1Aa( ', '🌸'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.array(fc.array(hostile, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const text = csv(rows)
          for (const separator of [',', ';', '\t']) {
            for (const cell of split(text, separator).flat()) expect(cell).not.toMatch(/^[=+\-@＝][\p{L}\p{N}(@=+"'-]/u)
          }
          expect(split(text, ',')[0]).toHaveLength(rows[0]?.length ?? 0)
        },
      ),
      { numRuns: 500 },
    )
  })
})
