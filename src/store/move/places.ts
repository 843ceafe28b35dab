import { realpathSync } from 'node:fs'
import path from 'node:path'
import { isServer } from '../open.ts'
import { MoveRefused } from './side.ts'

/** The file a `file:` URL names. */
export const fileOf = (url: string): string => path.resolve(url.replace(/^file:/, ''))

/** A database's name as it may be printed: a file, or server and database without user and password. */
export function placeOf(url: string): string {
  if (!isServer(url)) return fileOf(url)
  if (!URL.canParse(url)) throw new MoveRefused('that is no address like postgresql://user:password@host/database')
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

/** Throws when two URLs are seen to name one file. */
export function refuseSameFile(from: string, to: string): void {
  if (isServer(from) || isServer(to)) return
  if (realOf(fileOf(from)) === realOf(fileOf(to))) throw new MoveRefused('source and target are the same database')
}

function realOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}
