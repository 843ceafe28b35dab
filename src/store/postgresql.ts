import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Client, Pool } from 'pg'
import { projectRoot } from '../root.ts'
import { connect, survive } from './connect.ts'
import { CLIENT_OPTIONS, type Engine } from './engine.ts'
import { PrismaClient } from './generated/postgresql/client.ts'
import type { PrismaClient as Contract } from './generated/sqlite/client.ts'
import { pending } from './ledger.ts'

/** Names what our advisory locks are about; any number nobody else is likely to use. */
const MIGRATING = 7_344_201
const SHOP = 7_344_202
/** A server that has gone silent must not hold a transaction for ever, nor those that wait for its connection. */
const STATEMENT_MS = 20_000
const STANDS_STILL_MS = 8000
/** Longer than any statement, or a connection nobody uses: the server is gone without a word, and the system waits for hours. */
const SILENT_MS = STATEMENT_MS + 5000
const MOST_CONNECTIONS = 10

/** The table Prisma's own CLI keeps, so that either may apply the next migration. */
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

/** Opens a PostgreSQL database, making the tables that are missing. */
export async function openPostgresql(url: string): Promise<Engine> {
  const raw = await connect(url)
  try {
    await migrate(raw, path.join(projectRoot, 'prisma/postgresql/migrations'))
  } finally {
    await raw.end()
  }
  const pool = new Pool({
    connectionString: url,
    // Counted from when a connection is asked for, so that it includes waiting for one that others use.
    connectionTimeoutMillis: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    // One whose process stands still must not keep the shop's lock from the others.
    idle_in_transaction_session_timeout: STANDS_STILL_MS,
    max: mostConnections(url),
    stream: () => endingIfSilent(new Socket()),
  })
  // The pool listens while nobody uses a connection and the adapter while it does; between the two nobody would.
  pool.on('connect', survive)
  const adapter = new PrismaPg(pool, { disposeExternalPool: true })
  const client = new PrismaClient({ ...CLIENT_OPTIONS, adapter })
  return {
    // Both clients are made from one model; what the SQLite one can do, this one can.
    client: client as object as Contract,
    isOwn: false,
    async enter(db, shopId) {
      await db.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${SHOP}, ${shopId})`)
    },
    sql: numbered,
    // Within a transaction too it goes on.
    clock: 'CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)',
    isThere: () => true,
    close: () => client.$disconnect(),
  }
}

function endingIfSilent(socket: Socket): Socket {
  return socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('Connection terminated: the server is silent')))
}

/** A server with few connections to give may say so in its URL, as `?connection_limit=3`. */
function mostConnections(url: string): number {
  const said = Number(new URL(url).searchParams.get('connection_limit'))
  return said >= 1 ? said : MOST_CONNECTIONS
}

/** Applies what is missing, one process at a time however many start together. */
async function migrate(db: Client, dir: string): Promise<void> {
  await db.query('SELECT pg_advisory_lock($1)', [MIGRATING])
  try {
    await db.query(LEDGER)
    const { rows } = await db.query<{ name: string; checksum: string }>(
      'SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"',
    )
    for (const { name, sql, checksum } of pending(dir, new Map(rows.map((r) => [r.name, r.checksum])))) {
      await db.query('BEGIN')
      await db.query(sql)
      await db.query(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), checksum, name],
      )
      await db.query('COMMIT')
    }
  } finally {
    await db.query('SELECT pg_advisory_unlock($1)', [MIGRATING]).catch(() => undefined)
  }
}

/** `?` one after another becomes `$1`, `$2` … */
function numbered(text: string): string {
  let count = 0
  return text.replaceAll('?', () => {
    count += 1
    return `$${count}`
  })
}
