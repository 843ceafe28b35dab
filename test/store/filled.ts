import Sqlite from 'better-sqlite3'
import { openDatabase } from '../../src/store/open.ts'

/** More than one batch and no whole number of them; some with exactly one or two, and one with none. */
const ROWS = 503
const OTHER: Readonly<Record<string, number>> = { Person: 500, Pause: 1000, Audit: 0 }

/** What is easily lost on the way. The lone surrogate is stored as U+FFFD, as whatever is read from a platform would be. */
const TEXTS = [
  '',
  'Kak, ready? 🌸👩‍👩‍👧',
  'NULL',
  '{"a",NULL,\\"b\\"}',
  `it's "quoted" \\ and\nbroken\r\n\ttoo`,
  '\u202eterbalik\u0001',
  '\ud800',
  'ꦱꦤ꧀ 平仮名 é é',
  'x'.repeat(100_000),
]
const NUMBERS = [0n, -1n, 1_792_000_000_000n, 2n ** 53n + 1n, 2n ** 62n, -(2n ** 53n) - 1n]

interface Column {
  name: string
  type: string
  notnull: bigint
  pk: bigint
}

/** A shop in a file with something in every column of every table, whatever tables there are. */
export async function fill(file: string): Promise<void> {
  await (await openDatabase(`file:${file}`, 0)).close()
  const db = new Sqlite(file)
  db.defaultSafeIntegers(true)
  db.pragma('foreign_keys = OFF')
  db.exec('DELETE FROM "Shop"')
  db.transaction(() => {
    for (const table of tablesOf(db)) fillTable(db, table)
  })()
  const broken = db.pragma('foreign_key_check')
  db.close()
  if ((broken as unknown[]).length > 0) throw new Error(JSON.stringify(broken))
}

/** The tables of a shop, by the file's own catalogue. */
export const tablesOf = (db: Sqlite.Database): string[] =>
  db
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`)
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'))

function fillTable(db: Sqlite.Database, table: string): void {
  const columns = db.pragma(`table_info("${table}")`) as Column[]
  const refers = (db.pragma(`foreign_key_list("${table}")`) as { from: string }[]).map(({ from }) => from)
  const unique = uniqueIn(db, table)
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const insert = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  const count = OTHER[table] ?? ROWS
  for (let i = 0; i < count; i += 1) {
    insert.run(
      ...columns.map((column, c) => {
        const { name, type, notnull, pk } = column
        const alone = pk > 0n || unique.has(name)
        if (refers.includes(name) || (alone && type === 'INTEGER')) return BigInt(i + 1)
        if (!notnull && !alone && (i + c) % 4 === 0) return null
        return made(type, i + c, alone ? i : null)
      }),
    )
  }
}

function made(type: string, n: number, alone: number | null): bigint | string {
  // The longest of texts in one row of a column is enough.
  const text = (n % 400 === 8 ? TEXTS.at(-1) : TEXTS[n % (TEXTS.length - 1)]) ?? ''
  if (type === 'TEXT') return alone === null ? text : `${text.slice(0, 20)} ${alone}`
  if (type === 'BOOLEAN') return BigInt(n % 2)
  const number = NUMBERS[n % NUMBERS.length] ?? 0n
  if (type === 'BIGINT') return alone === null ? number : BigInt(alone) * 7n + 2n ** 53n
  return BigInt.asIntN(31, number)
}

/** Columns of any unique index. */
function uniqueIn(db: Sqlite.Database, table: string): ReadonlySet<string> {
  const indexes = db.pragma(`index_list("${table}")`) as { name: string; unique: bigint }[]
  const columns = indexes
    .filter(({ unique }) => unique === 1n)
    .flatMap(({ name }) => db.pragma(`index_info("${name}")`) as { name: string }[])
  return new Set(columns.map(({ name }) => name))
}

/** Every row of every table of a file, as SQLite has it, and what each table counts on from. */
export function contents(file: string): Readonly<Record<string, Record<string, unknown>[]>> {
  const db = new Sqlite(file, { readonly: true })
  db.defaultSafeIntegers(true)
  const all = Object.fromEntries(
    [...tablesOf(db), 'sqlite_sequence'].map((table) => {
      const key = (db.pragma(`table_info("${table}")`) as Column[]).filter(({ pk }) => pk > 0n).map(({ name }) => name)
      const order = table === 'sqlite_sequence' ? ['name'] : key
      const where = table === 'sqlite_sequence' ? 'WHERE seq > 0' : ''
      const sql = `SELECT * FROM "${table}" ${where} ORDER BY ${order.map((name) => `"${name}"`).join(', ')}`
      return [table, db.prepare(sql).all() as Record<string, unknown>[]]
    }),
  )
  db.close()
  return all
}
