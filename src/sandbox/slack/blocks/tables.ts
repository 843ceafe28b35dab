import { isFields } from '../args.ts'
import type { Fields } from '../model.ts'
import { richText, showsSomething } from './rich.ts'
import {
  among,
  amount,
  called,
  flag,
  kinds,
  list,
  maybe,
  object,
  type Problems,
  type Shape,
  text,
  whole,
} from './shape.ts'
import { identifier } from './texts.ts'

const MOST_COLUMNS = 20

const cells = {
  raw_text: object({ type: called('raw_text'), text: text() }),
  raw_number: object({ type: called('raw_number'), value: amount, text: text() }),
  rich_text: richText,
}

const known = kinds(cells)

const cell: Shape = (value, at, problems) => {
  known(value, at, problems)
  const isEmpty = isFields(value) && value.type === 'rich_text' && !showsSomething(value)
  if (isEmpty) problems.add('cells must not be empty', at)
}

const row = list(cell, 1, MOST_COLUMNS)

/** A table: at most 100 rows of 20 cells, none of them empty. */
export const table = object({
  type: called('table'),
  block_id: maybe(identifier),
  rows: list(row, 1, 100),
  column_settings: maybe(
    list(object({ align: maybe(among('left', 'center', 'right')), is_wrapped: maybe(flag) }), 0, MOST_COLUMNS),
  ),
})

/** A table people can sort and page through: a header of plain cells, then 1 to 100 rows just as wide. */
export const dataTable = object(
  {
    type: called('data_table'),
    block_id: maybe(identifier),
    rows: list(row, 2, 101),
    caption: text(),
    page_size: maybe(whole(1, 100)),
    row_header_column_index: maybe(whole(0, MOST_COLUMNS - 1)),
  },
  evenWithHeader,
)

function evenWithHeader(block: Fields, at: string, problems: Problems): void {
  const rows = Array.isArray(block.rows) ? block.rows.filter((one): one is unknown[] => Array.isArray(one)) : []
  const [header] = rows
  if (!header) return
  rows.forEach((one, index) => {
    if (one.length !== header.length) {
      problems.add('all rows must have the same number of cells', `${at}/rows/${index}`)
    }
  })
  header.forEach((one, index) => {
    if (isFields(one) && one.type === 'rich_text') {
      problems.add('unsupported type: rich_text', `${at}/rows/0/${index}/type`)
    }
  })
}
