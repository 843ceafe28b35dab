import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Sqlite from 'better-sqlite3'
import type { Instant } from '../domain/time.ts'
import { projectRoot } from '../root.ts'
import { PrismaClient } from './generated/sqlite/client.ts'
import { migrate } from './migrate.ts'
import { Store } from './store.ts'

export interface Database {
  /** The store of one shop; every query through it is that shop's. */
  shop(id: number): Store
  /** The file is still the one that was opened: written to after somebody deleted or replaced it, it is lost in the end. */
  isThere(): boolean
  close(): Promise<void>
}

/** How long one transaction may take: a day of backlog is heard a hundred updates at a time. */
const TRANSACTION_MS = 20_000
/** How long opening waits for another program that is writing. */
const LOCKED_MS = 2000

/**
 * Opens the SQLite file named by a `file:` URL, creating folder and tables when they are missing. WAL with a full sync at
 * every commit: what was committed survives the loss of power.
 */
export async function openDatabase(url: string, now: Instant): Promise<Database> {
  const file = path.resolve(url.replace(/^file:/, ''))
  makeFolder(path.dirname(file))
  const raw = new Sqlite(file, { timeout: LOCKED_MS })
  try {
    raw.pragma('journal_mode = WAL')
    // A file that can only be read opens without complaint.
    raw.exec('BEGIN IMMEDIATE; ROLLBACK')
    migrate(raw, path.join(projectRoot, 'prisma/sqlite/migrations'))
  } finally {
    raw.close()
  }
  const client = new PrismaClient({
    // Errors must not quote what was to be stored: they are logged.
    errorFormat: 'minimal',
    adapter: new PrismaBetterSqlite3({ url: `file:${file}` }),
    transactionOptions: { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS },
  })
  await client.$queryRawUnsafe('PRAGMA synchronous = FULL')
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON')
  await client.shop.upsert({ where: { id: 1 }, create: { id: 1, createdAt: now }, update: {} })
  const { dev, ino } = statSync(file)
  return {
    shop: (id) => new Store(client, id),
    isThere() {
      const now = statSync(file, { throwIfNoEntry: false })
      return now?.dev === dev && now.ino === ino
    },
    close: () => client.$disconnect(),
  }
}

/** Makes a folder and those above it. Node's own way never returns where the system lets nobody make one, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}
