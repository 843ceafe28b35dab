import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'

/** The table Prisma's own CLI keeps, so that either may apply the next migration. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/**
 * Applies what `prisma migrate deploy` would: every folder of `dir` not yet in the ledger, in order, each in one transaction.
 * Throws when a migration already applied has changed since.
 */
export function migrate(db: Database.Database, dir: string): void {
  // Rebuilding a table drops it for a moment; what refers to it is checked once it is there again.
  db.pragma('foreign_keys = OFF')
  db.exec(LEDGER)
  const rows = db.prepare('SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"').all()
  const applied = new Map((rows as { name: string; checksum: string }[]).map((r) => [r.name, r.checksum]))
  for (const name of folders(dir)) {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const known = applied.get(name)
    if (known === checksum) continue
    if (known) throw new Error(`migration ${name} was changed after it was applied`)
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

function folders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
    .sort()
}
