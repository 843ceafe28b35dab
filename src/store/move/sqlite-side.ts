import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import {
  BATCH,
  type Column,
  kindOf,
  MoveRefused,
  quoted,
  type Row,
  type Table,
  type TargetSide,
  type Value,
} from './side.ts'

/** A sum of 64-bit numbers does not fit into one: it is taken in two parts. */
const PART = 1_000_000

/** A SQLite file, read or written through this connection from now on in one transaction. */
export function sqliteSide(db: Sqlite.Database, models: readonly string[]): TargetSide {
  db.defaultSafeIntegers(true)
  const { dev, ino } = statSync(db.name)
  const tables = models.map((name) => tableOf(db, name))
  // Read-only connections begin with their first read; that read is here, so that the moment is now.
  db.exec(db.readonly ? 'BEGIN; SELECT COUNT(*) FROM sqlite_master' : 'BEGIN IMMEDIATE')
  return {
    place: db.name,
    identity: `${dev}:${ino}`,
    tables,
    holdsNul: true,
    async *rows(table) {
      let batch: Row[] = []
      const all = db.prepare(`SELECT ${namesOf(table)} FROM "${table.name}" ORDER BY ${quoted(table.key)}`).raw()
      for (const row of all.iterate() as IterableIterator<unknown[]>) {
        batch.push(table.columns.map((column, i) => neutral(table, column, row[i])))
        if (batch.length < BATCH) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    async tally(table) {
      const sums = table.columns.map(({ name, kind }) =>
        kind === 'text'
          ? `0, SUM(LENGTH(CAST("${name}" AS BLOB)))`
          : `SUM("${name}" / ${PART}), SUM("${name}" % ${PART})`,
      )
      const sql = `SELECT COUNT(*), ${sums.join(', ')} FROM "${table.name}"`
      const [count = 0n, ...parts] = db.prepare(sql).raw().get() as bigint[]
      const sumOf = (i: number) => BigInt(parts[2 * i] ?? 0) * BigInt(PART) + BigInt(parts[2 * i + 1] ?? 0)
      return { count, sums: table.columns.map((_, i) => sumOf(i)) }
    },
    async counters() {
      const rows = db.prepare('SELECT name, seq FROM sqlite_sequence WHERE seq > 0').raw().all() as [string, bigint][]
      return new Map(rows.filter(([name]) => models.includes(name)))
    },
    async clear(all) {
      for (const { name } of all.toReversed()) db.exec(`DELETE FROM "${name}"`)
    },
    async put(table, rows) {
      const marks = table.columns.map(() => '?').join(', ')
      const insert = db.prepare(`INSERT INTO "${table.name}" (${namesOf(table)}) VALUES (${marks})`)
      for (const row of rows) insert.run(...row)
    },
    async setCounters(counters) {
      for (const [name, last] of counters) {
        db.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(name)
        db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(name, last)
      }
    },
    async commit() {
      const [broken] = db.pragma('foreign_key_check') as unknown[]
      if (broken) throw new Error('rows refer to nothing')
      db.exec('COMMIT')
      // One file, nothing beside it.
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    async close() {
      db.close()
    },
  }
}

const namesOf = ({ columns }: Table) => quoted(columns.map(({ name }) => name))

function tableOf(db: Sqlite.Database, name: string): Table {
  const info = db.pragma(`table_info("${name}")`) as { name: string; type: string; pk: bigint }[]
  if (info.length === 0)
    throw new MoveRefused(`${db.name} has no table ${name}: it holds no shop, or another version's`)
  const refers = db.pragma(`foreign_key_list("${name}")`) as { table: string }[]
  return {
    name,
    columns: info.map((column) => ({ name: column.name, kind: kindOf(name, column.name, column.type) })),
    key: info
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => Number(a.pk - b.pk))
      .map((column) => column.name),
    refersTo: [...new Set(refers.map(({ table }) => table))],
  }
}

/** SQLite keeps what it is given, whatever the column says. */
function neutral(table: Table, { name, kind }: Column, value: unknown): Value {
  if (value === null) return null
  const fits = kind === 'text' ? typeof value === 'string' : typeof value === 'bigint'
  if (!fits || (kind === 'boolean' && value !== 0n && value !== 1n)) {
    throw new Error(`${table.name}.${name} holds something that is no ${kind}`)
  }
  return value as bigint | string
}
