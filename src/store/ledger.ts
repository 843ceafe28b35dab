import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A migration as its folder has it; the checksum is the one Prisma's own ledger keeps. */
export interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * The migrations of `dir` that the ledger does not have yet, in order. Throws when one it has was changed since.
 * `applied`: checksums by name.
 */
export function pending(dir: string, applied: ReadonlyMap<string, string>): Migration[] {
  return folders(dir).flatMap((name) => {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    const known = applied.get(name)
    if (known === checksum) return []
    if (known) throw new Error(`migration ${name} was changed after it was applied`)
    return [{ name, sql, checksum }]
  })
}

function folders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
    .sort()
}
