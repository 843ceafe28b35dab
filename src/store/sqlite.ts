import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { projectRoot } from '../root.ts'
import { CLIENT_OPTIONS, type Engine } from './engine.ts'
import { makeFolder } from './folder.ts'
import { PrismaClient } from './generated/sqlite/client.ts'
import { pending } from './ledger.ts'
import { SerialSqlite } from './serial-sqlite.ts'

/** How long opening waits for another program that is writing. */
const LOCKED_MS = 2000

/** The table Prisma's own CLI keeps, so that either may apply the next migration. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/**
 * Opens the SQLite file named by a `file:` URL, creating folder and tables when they are missing. WAL with a full sync at
 * every commit: what was committed survives the loss of power.
 */
export async function openSqlite(url: string): Promise<Engine> {
  const file = path.resolve(url.replace(/^file:/, ''))
  makeFolder(path.dirname(file))
  const raw = new Sqlite(file, { timeout: LOCKED_MS })
  try {
    raw.pragma('journal_mode = WAL')
    // A file that can only be read opens without complaint.
    raw.exec('BEGIN IMMEDIATE; ROLLBACK')
    migrateSqlite(raw, path.join(projectRoot, 'prisma/sqlite/migrations'))
  } finally {
    raw.close()
  }
  const client = new PrismaClient({ ...CLIENT_OPTIONS, adapter: new SerialSqlite({ url: `file:${file}` }) })
  await client.$queryRawUnsafe('PRAGMA synchronous = FULL')
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON')
  const { dev, ino } = statSync(file)
  return {
    client,
    isOwn: true,
    // One connection, and whatever is asked comes after the transaction that is open.
    enter: async () => {},
    sql: (text) => text,
    clock: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
    isThere() {
      const now = statSync(file, { throwIfNoEntry: false })
      return now?.dev === dev && now.ino === ino
    },
    close: () => client.$disconnect(),
  }
}

/**
 * Applies what `prisma migrate deploy` would: every folder of `dir` not yet in the ledger, in order, each in one transaction.
 * Throws when a migration already applied has changed since.
 */
export function migrateSqlite(db: Sqlite.Database, dir: string): void {
  // Rebuilding a table drops it for a moment; what refers to it is checked once it is there again.
  db.pragma('foreign_keys = OFF')
  db.exec(LEDGER)
  const rows = db.prepare('SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"').all()
  const applied = new Map((rows as { name: string; checksum: string }[]).map((r) => [r.name, r.checksum]))
  for (const { name, sql, checksum } of pending(dir, applied)) {
    db.transaction(() => {
      db.exec(sql)
      const [broken] = db.pragma('foreign_key_check') as unknown[]
      if (broken) throw new Error(`migration ${name} leaves rows that refer to nothing: ${JSON.stringify(broken)}`)
      db.prepare(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
         VALUES (?, ?, ?, current_timestamp, 1)`,
      ).run(randomUUID(), checksum, name)
    }).immediate()
  }
}
