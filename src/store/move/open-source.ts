import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { connect } from '../connect.ts'
import { isServer } from '../open.ts'
import { migrateSqlite } from '../sqlite.ts'
import { isBehindPostgresql, isBehindSqlite, migrationsOf } from './ledgers.ts'
import { MODELS } from './models.ts'
import { fileOf, placeOf } from './places.ts'
import { postgresqlSide } from './postgresql-side.ts'
import { nobodyOn } from './processes.ts'
import { MoveRefused, type Side } from './side.ts'
import { sqliteSide } from './sqlite-side.ts'
import { keepOff } from './stopped.ts'

/** A side, and what is to be done when it was read. */
export interface Source {
  side: Side
  /** Throws when a bot has written to it meanwhile. */
  assertQuiet(): Promise<void>
  close(): Promise<void>
}

/** Opens a shop's database to read it as it stands now. Throws when a bot works on it, unless it `mayRun`. */
export function openSource(url: string, mayRun = false): Promise<Source> {
  return isServer(url) ? openServer(url, mayRun) : openFile(url)
}

async function openServer(url: string, mayRun: boolean): Promise<Source> {
  const place = placeOf(url)
  const db = await connect(url)
  try {
    if (await isBehindPostgresql(db, place)) {
      throw new MoveRefused(`${place} is of an older version. Start this version of the bot on it once, then stop it`)
    }
    const assertQuiet = mayRun ? async () => {} : await nobodyOn(url, place)
    const side = await postgresqlSide(db, MODELS, { place, write: false })
    return { side, assertQuiet, close: () => side.close() }
  } catch (error) {
    await db.end()
    throw error
  }
}

async function openFile(url: string): Promise<Source> {
  const file = existingFile(url)
  const letGo = keepOff(url)
  const db = new Sqlite(file, { readonly: true })
  try {
    const version = versionOf(db)
    const older = isBehindSqlite(db) ? await upToDate(db) : null
    const side = sqliteSide(older?.db ?? db, MODELS)
    return {
      side: { ...side, place: file },
      async assertQuiet() {
        if (db.inTransaction) db.exec('COMMIT')
        if (versionOf(db) !== version) throw new MoveRefused(`${file} was written to meanwhile. Stop the bot first`)
      },
      async close() {
        db.close()
        await side.close()
        older?.remove()
        letGo()
      },
    }
  } catch (error) {
    db.close()
    letGo()
    throw error
  }
}

/** Another one when somebody else has written to the file since. */
const versionOf = (db: Sqlite.Database): number => Number(db.pragma('data_version', { simple: true }))

/** The file a URL names. Throws when there is none. */
export function existingFile(url: string): string {
  const file = fileOf(url)
  if (!existsSync(file) || !statSync(file).isFile()) throw new MoveRefused(`there is no file ${file}`)
  return file
}

/** A shop of an older version is brought up to date in a copy: the file itself stays as it is. */
async function upToDate(db: Sqlite.Database): Promise<{ db: Sqlite.Database; remove(): void }> {
  const folder = mkdtempSync(path.join(path.dirname(db.name), '.moving-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const file = path.join(folder, 'shop.db')
    await db.backup(file)
    const copy = new Sqlite(file)
    migrateSqlite(copy, migrationsOf('sqlite'))
    return { db: copy, remove }
  } catch (error) {
    remove()
    throw error
  }
}
