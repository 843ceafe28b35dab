import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { makeFolder } from './folder.ts'

/** How long a process that starts waits for one that is just stopping. */
const STOPPING_MS = 1000

/** Another process works on the same SQLite file. */
export class FileHeld extends Error {
  constructor() {
    super('another process of the bot is using it')
    this.name = 'FileHeld'
  }
}

/**
 * Makes this process the only bot on the SQLite file a `file:` URL names; what comes back lets go of it. Held is a file beside
 * it, by a lock of the system, which ends with the process however that ends: the database itself stays open to backups.
 */
export function holdFile(url: string): () => void {
  const file = path.resolve(url.replace(/^file:/, ''))
  makeFolder(path.dirname(file))
  const lock = new Sqlite(`${existsSync(file) ? realpathSync(file) : file}-lock`, { timeout: STOPPING_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY') ? new FileHeld() : error
  }
  return () => lock.close()
}
