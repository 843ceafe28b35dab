import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import type { Client } from 'pg'
import { projectRoot } from '../../root.ts'
import { pending } from '../ledger.ts'
import { MoveRefused } from './side.ts'

const FOLDER = { sqlite: 'prisma/sqlite/migrations', postgresql: 'prisma/postgresql/migrations' } as const
const LEDGER = 'SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"'

interface Applied {
  name: string
  checksum: string
}

/** Where the migrations of an engine are. */
export const migrationsOf = (engine: keyof typeof FOLDER): string => path.join(projectRoot, FOLDER[engine])

/** Whether a SQLite file is of an older version than this. Throws when it is nothing of the bot's. */
export function isBehindSqlite(db: Sqlite.Database): boolean {
  const isOurs = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`).get() !== undefined
  if (!isOurs) throw new MoveRefused(`${db.name} holds no shop`)
  return isBehind('sqlite', db.prepare(LEDGER).all() as Applied[])
}

/** Whether a PostgreSQL database is of an older version than this. Throws when it is nothing of the bot's. */
export async function isBehindPostgresql(db: Client, place: string): Promise<boolean> {
  const { rows } = await db.query(`SELECT to_regclass('"_prisma_migrations"') AS ledger`)
  if (rows[0]?.ledger === null) throw new MoveRefused(`${place} holds no shop`)
  return isBehind('postgresql', (await db.query<Applied>(LEDGER)).rows)
}

const isBehind = (engine: keyof typeof FOLDER, applied: readonly Applied[]): boolean =>
  pending(migrationsOf(engine), new Map(applied.map(({ name, checksum }) => [name, checksum]))).length > 0
