import Sqlite, { type Statement } from 'better-sqlite3'
import { types } from 'pg'
import { connect } from '../../src/store/connect.ts'
import { isServer } from '../../src/store/open.ts'

type Value = string | number | boolean | null

/** A way into a database past the bot. Names stand in double quotes and values as `?`, on either engine. */
export interface RawDatabase {
  /** The rows a statement gives; integers are numbers. */
  all<Row>(sql: string, ...values: readonly Value[]): Promise<Row[]>
  /** What the tables of the shop are called. */
  tables(): Promise<string[]>
  close(): Promise<void>
}

const OTHERS = "('_prisma_migrations', 'sqlite_sequence')"

/** PostgreSQL's int8 and numeric, which it hands out as text. */
const WIDE = [20, 1700]

/** Opens a way into the database of that URL. */
export async function openRaw(url: string): Promise<RawDatabase> {
  if (!isServer(url)) {
    const file = new Sqlite(url.replace(/^file:/, ''))
    const prepared = new Map<string, Statement>()
    return {
      async all<Row>(sql: string, ...values: readonly Value[]) {
        const statement = prepared.get(sql) ?? file.prepare(sql)
        prepared.set(sql, statement)
        const given = values.map((value) => (typeof value === 'boolean' ? Number(value) : value))
        if (statement.reader) return statement.all(...given) as Row[]
        statement.run(...given)
        return []
      },
      async tables() {
        return file
          .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ${OTHERS}`)
          .pluck()
          .all()
      },
      async close() {
        file.close()
      },
    }
  }
  const client = await connect(url, {
    types: { getTypeParser: (id, format) => (WIDE.includes(id) ? Number : types.getTypeParser(id, format)) },
  })
  return {
    async all<Row>(sql: string, ...values: readonly Value[]) {
      let count = 0
      const { rows } = await client.query(
        sql.replaceAll('?', () => `$${++count}`),
        [...values],
      )
      return rows as Row[]
    },
    async tables() {
      const names = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ${OTHERS}`
      return (await client.query<{ name: string }>(names)).rows.map(({ name }) => name)
    },
    close: () => client.end(),
  }
}

/** What one query finds in a database of either engine. */
export async function readDatabase<Row>(url: string, sql: string, ...values: readonly Value[]): Promise<Row[]> {
  const raw = await openRaw(url)
  try {
    return await raw.all<Row>(sql, ...values)
  } finally {
    await raw.close()
  }
}
