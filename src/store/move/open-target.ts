import Sqlite from 'better-sqlite3'
import { connect } from '../connect.ts'
import { isServer } from '../open.ts'
import { openPostgresql } from '../postgresql.ts'
import { openSqlite } from '../sqlite.ts'
import { MODELS } from './models.ts'
import { fileOf, placeOf } from './places.ts'
import { postgresqlSide } from './postgresql-side.ts'
import { nobodyOn } from './processes.ts'
import { MoveRefused, type TargetSide } from './side.ts'
import { sqliteSide } from './sqlite-side.ts'
import { keepOff } from './stopped.ts'

/** A side to be written, and what ends with it. */
export interface Target {
  side: TargetSide
  /** Throws when a bot has written to it meanwhile. */
  assertQuiet(): Promise<void>
  close(): Promise<void>
}

/** What a start of the bot leaves in a database before anybody has said anything. */
const BARE = ['Shop', 'Setting', 'Process', 'Lease', 'Pause']

/** Opens a database to move a shop into, making the tables that are missing. */
export const openTarget = (url: string): Promise<Target> => (isServer(url) ? openServer(url) : openFile(url))

async function openServer(url: string): Promise<Target> {
  const place = placeOf(url)
  await (await openPostgresql(url)).close()
  const assertQuiet = await nobodyOn(url, place)
  const db = await connect(url)
  try {
    const side = await postgresqlSide(db, MODELS, { place, write: true })
    return { side, assertQuiet, close: () => side.close() }
  } catch (error) {
    await db.end()
    throw error
  }
}

async function openFile(url: string): Promise<Target> {
  const letGo = keepOff(url)
  let db: Sqlite.Database | undefined
  try {
    await (await openSqlite(url)).close()
    db = new Sqlite(fileOf(url))
    db.pragma('synchronous = FULL')
    const side = sqliteSide(db, MODELS)
    return { side, assertQuiet: async () => {}, close: () => side.close().finally(letGo) }
  } catch (error) {
    db?.close()
    letGo()
    throw error
  }
}

/** Throws when there is a shop in it. */
export async function refuseFull(side: TargetSide): Promise<void> {
  const found: string[] = []
  for (const table of side.tables.filter(({ name }) => !BARE.includes(name))) {
    const { count } = await side.tally(table)
    if (count > 0n) found.push(`${table.name} ${count}`)
  }
  if (found.length === 0) return
  throw new MoveRefused(`${side.place} holds a shop already (${found.join(', ')}). Move into an empty database`)
}
