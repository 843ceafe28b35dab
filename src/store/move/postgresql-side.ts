import type { Client } from 'pg'
import { BATCH, kindOf, MoveRefused, quoted, type Row, type Table, type TargetSide, type Value } from './side.ts'

/** One at a time: two movers to one target would each find it empty. */
const MOVING = 7_344_203

const CAST = { integer: 'int8', boolean: 'bool', text: 'text' } as const

/** Everything as the server writes it; what it means is decided by the column. */
const AS_TEXT = { getTypeParser: () => (value: unknown) => value }

/** A PostgreSQL database, read or written through this connection from now on in one transaction. */
export async function postgresqlSide(
  db: Client,
  models: readonly string[],
  { place, write }: { place: string; write: boolean },
): Promise<TargetSide> {
  const query = async (text: string, values: unknown[] = []) =>
    (await db.query({ text, values, rowMode: 'array', types: AS_TEXT })).rows as (string | null)[][]
  await query('SET statement_timeout = 0')
  await query('SET idle_in_transaction_session_timeout = 0')
  if (write) {
    const [taken] = await query(`SELECT pg_try_advisory_lock(${MOVING})`)
    if (taken?.[0] !== 't') throw new MoveRefused(`${place}: another move is under way there`)
  }
  await query(write ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const [identity] = await query('SELECT current_database(), inet_server_port(), pg_postmaster_start_time()')
  const tables = await tablesOf(query, models, place)
  const numbered = await sequencesOf(query, models)
  const names = ({ columns }: Table) => quoted(columns.map(({ name }) => name))

  async function put(table: Table, rows: readonly Row[]): Promise<void> {
    const lists = table.columns.map(({ kind }, i) => `$${i + 1}::${CAST[kind]}[]`)
    const values = table.columns.map((_, i) => rows.map((row) => row[i]?.toString() ?? null))
    await query(`INSERT INTO "${table.name}" (${names(table)}) SELECT * FROM unnest(${lists.join(', ')})`, values)
  }

  return {
    place,
    identity: JSON.stringify(identity),
    tables,
    holdsNul: false,
    async *rows(table) {
      // Bytes, as SQLite compares texts.
      const order = table.key.map((name) =>
        table.columns.some((column) => column.name === name && column.kind === 'text')
          ? `"${name}" COLLATE "C"`
          : `"${name}"`,
      )
      const all = `SELECT ${names(table)} FROM "${table.name}" ORDER BY ${order.join(', ')}`
      await query(`DECLARE moving NO SCROLL CURSOR FOR ${all}`)
      for (;;) {
        const some = await query(`FETCH ${BATCH} FROM moving`)
        if (some.length > 0) yield some.map((row) => table.columns.map(({ kind }, i) => neutral(kind, row[i])))
        if (some.length < BATCH) break
      }
      await query('CLOSE moving')
    },
    async tally(table) {
      const sums = table.columns.map(({ name, kind }) => {
        if (kind === 'text') return `SUM(OCTET_LENGTH("${name}"))`
        return kind === 'boolean' ? `SUM("${name}"::int)` : `SUM("${name}"::numeric)`
      })
      const [row] = await query(`SELECT COUNT(*), ${sums.join(', ')} FROM "${table.name}"`)
      const [count = 0n, ...rest] = (row ?? []).map((value) => BigInt(value ?? 0))
      return { count, sums: rest }
    },
    async counters() {
      const counters = new Map<string, bigint>()
      for (const [table, sequence] of numbered) {
        const [row] = await query(`SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM ${sequence}`)
        if (row?.[0] && row[0] !== '0') counters.set(table, BigInt(row[0]))
      }
      return counters
    },
    async clear(all) {
      for (const { name } of all.toReversed()) await query(`DELETE FROM "${name}"`)
    },
    put,
    async setCounters(counters) {
      for (const [table, sequence] of numbered) {
        const last = counters.get(table)
        await query('SELECT setval($1, $2, $3)', [sequence, `${last ?? 1n}`, last !== undefined])
      }
    },
    commit: async () => void (await query('COMMIT')),
    close: () => db.end(),
  }
}

type Query = (text: string, values?: unknown[]) => Promise<(string | null)[][]>

async function tablesOf(query: Query, models: readonly string[], place: string): Promise<Table[]> {
  const columns = await query(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
  )
  const constraints = await query(
    `SELECT c.conrelid::regclass::oid, t.relname, c.contype, r.relname, a.attname FROM pg_constraint c
     JOIN pg_class t ON t.oid = c.conrelid AND t.relnamespace = current_schema()::regnamespace
     LEFT JOIN pg_class r ON r.oid = c.confrelid
     CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(number, place)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
     WHERE c.contype IN ('p', 'f') ORDER BY t.relname, k.place`,
  )
  return models.map((name) => {
    const own = columns.filter(([table]) => table === name)
    if (own.length === 0) throw new MoveRefused(`${place} has no table ${name}: it holds no shop, or another version's`)
    const of = (type: string) => constraints.filter(([, table, contype]) => table === name && contype === type)
    return {
      name,
      columns: own.map(([, column, type]) => ({ name: column ?? '', kind: kindOf(name, column ?? '', type ?? '') })),
      key: of('p').map(([, , , , column]) => column ?? ''),
      refersTo: [...new Set(of('f').map(([, , , other]) => other ?? ''))],
    }
  })
}

/** The sequences behind numbered tables. */
async function sequencesOf(query: Query, models: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await query(
    `SELECT table_name, pg_get_serial_sequence(quote_ident(table_name), column_name) FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`,
  )
  return new Map(
    rows.flatMap(([table, sequence]) => (table && sequence && models.includes(table) ? [[table, sequence]] : [])),
  )
}

function neutral(kind: keyof typeof CAST, value: string | null | undefined): Value {
  if (value === null || value === undefined) return null
  if (kind === 'text') return value
  return kind === 'boolean' ? BigInt(value === 't') : BigInt(value)
}
