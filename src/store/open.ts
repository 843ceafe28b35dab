import type { Instant } from '../domain/time.ts'
import { holdFile } from './hold.ts'
import { openPostgresql } from './postgresql.ts'
import { openSqlite } from './sqlite.ts'
import { Store } from './store.ts'

export interface Database {
  /** The store of one shop; every query through it is that shop's. */
  shop(id: number): Store
  /** No other process writes to it. */
  isOwn: boolean
  /** The file is still the one that was opened: written to after somebody deleted or replaced it, it is lost in the end. */
  isThere(): boolean
  close(): Promise<void>
}

/** Whether a database URL names a server and not a file. */
export const isServer = (url: string): boolean => /^postgres(ql)?:/.test(url)

/** Opens the database `url` names (`file:…` or `postgresql://…`), brings its tables up to date and makes the first shop. */
export async function openDatabase(url: string, now: Instant): Promise<Database> {
  const engine = isServer(url) ? await openPostgresql(url) : await openSqlite(url)
  const { client } = engine
  await client.$transaction(async (db) => {
    await engine.enter(db, 1)
    await db.shop.upsert({ where: { id: 1 }, create: { id: 1, createdAt: now }, update: {} })
  })
  return {
    shop: (id) => new Store(engine, id),
    isOwn: engine.isOwn,
    isThere: () => engine.isThere(),
    close: () => engine.close(),
  }
}

/** As `openDatabase`, for a bot that is to run on it. Throws `FileHeld` when another runs on the same file. */
export async function openForBot(url: string, now: Instant): Promise<Database> {
  const letGo = isServer(url) ? () => {} : holdFile(url)
  try {
    const database = await openDatabase(url, now)
    const close = () => database.close().finally(letGo)
    return { ...database, close }
  } catch (error) {
    letGo()
    throw error
  }
}
