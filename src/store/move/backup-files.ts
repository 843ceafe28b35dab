import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { DAY_MS, type Instant } from '../../domain/time.ts'

const NAMED = /^sigap-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.db$/
const UNFINISHED = /^sigap-.*\.part(?:-\w+)?$/

/** A backup's name, by its moment: `sigap-2026-11-23T10-00-00Z.db`. */
export function backupName(now: Instant): string {
  const [moment] = new Date(now).toISOString().split('.')
  return `sigap-${moment?.replaceAll(':', '-')}Z.db`
}

/** Removes the oldest backups of a folder beyond `keep`, and what killed ones have left. Their names. */
export function prune(folder: string, keep: number, now: Instant): string[] {
  const names = readdirSync(folder)
  const old = names
    .filter((name) => NAMED.test(name))
    .sort()
    .slice(0, -keep)
  const left = names.filter((name) => UNFINISHED.test(name) && statSync(path.join(folder, name)).mtimeMs < now - DAY_MS)
  const gone = [...old, ...left].map((name) => path.join(folder, name))
  for (const file of gone) for (const part of ['', '-lock']) rmSync(file + part, { force: true })
  return gone
}

/** Makes an empty file that only its owner may read: it will hold customers' words. */
export function makePrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'wx', 0o600))
}

/** What was written to a file or folder is on the disk when this returns. */
export function sync(file: string): void {
  const handle = openSync(file, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
