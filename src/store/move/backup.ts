import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Instant } from '../../domain/time.ts'
import { isServer } from '../open.ts'
import { BACKUP_OF } from '../restored.ts'
import { makePrivate, sync } from './backup-files.ts'
import { isBehindSqlite } from './ledgers.ts'
import { MODELS } from './models.ts'
import { move } from './move.ts'
import { existingFile } from './open-source.ts'
import { MoveRefused } from './side.ts'

/** Numbers given after the copy was made stay theirs when it is restored: new ones begin this much later. */
const GAP = { others: 100_000, Customer: 1000 }

/**
 * Makes `file` a copy of the database as it stands now, whoever works on it: a SQLite file for either engine. It has its
 * name only once it has been checked, and it knows what it is: a bot started on it does not say everything again.
 */
export async function backUp(url: string, file: string, now: Instant): Promise<{ rows: bigint; bytes: number }> {
  if (existsSync(file)) throw new MoveRefused(`${file} is there already`)
  const part = `${file}.${process.pid}.part`
  const source = isServer(url) ? null : existingFile(url)
  makePrivate(part)
  try {
    const rows = source ? await copyFile(source, part) : await copyServer(url, part)
    finish(part, now)
    sync(part)
    renameSync(part, file)
    sync(path.dirname(file))
    return { rows, bytes: statSync(file).size }
  } finally {
    for (const left of ['', '-journal', '-wal', '-shm', '-lock']) rmSync(part + left, { force: true })
  }
}

async function copyServer(url: string, part: string): Promise<bigint> {
  const { rows } = await move({ from: url, to: `file:${part}`, mayRun: true, onVerified() {} })
  return rows
}

/** Page by page, from one snapshot: readers do not hold up the bot, and what it writes meanwhile is not in the copy. */
async function copyFile(file: string, part: string): Promise<bigint> {
  const db = new Sqlite(file, { readonly: true })
  try {
    db.exec('BEGIN')
    isBehindSqlite(db)
    const counts = countsOf(db)
    await db.backup(part)
    const copy = new Sqlite(part)
    try {
      const copied = countsOf(copy)
      for (const [table, count] of counts) {
        if (copied.get(table) !== count)
          throw new Error(`${table}: ${count} rows, but ${copied.get(table)} in the copy`)
      }
    } finally {
      copy.close()
    }
    return MODELS.reduce((sum, table) => sum + (counts.get(table) ?? 0n), 0n)
  } finally {
    db.close()
  }
}

function countsOf(db: Sqlite.Database): ReadonlyMap<string, bigint> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  const count = (table: string) => db.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().safeIntegers().get() as bigint
  return new Map(tables.map((table) => [table, count(table)]))
}

/** The copy is marked, made one file without what was deleted before, and checked. */
function finish(part: string, now: Instant): void {
  const db = new Sqlite(part)
  try {
    db.pragma('journal_mode = DELETE')
    db.prepare(
      `INSERT OR REPLACE INTO "Setting" ("shopId", "name", "value", "at") SELECT "id", ?, ?, ? FROM "Shop"`,
    ).run(BACKUP_OF, String(now), now)
    db.prepare(`UPDATE sqlite_sequence SET seq = seq + CASE name WHEN 'Customer' THEN ? ELSE ? END`).run(
      GAP.Customer,
      GAP.others,
    )
    db.exec('VACUUM')
    const [{ integrity_check: found }] = db.pragma('integrity_check') as [{ integrity_check: string }]
    const [broken] = db.pragma('foreign_key_check') as unknown[]
    if (found !== 'ok' || broken) throw new Error(`the copy is damaged: ${broken ? 'rows refer to nothing' : found}`)
  } finally {
    db.close()
  }
}
