import { FileHeld, holdFile } from '../hold.ts'
import { fileOf } from './places.ts'
import { MoveRefused } from './side.ts'

/** Keeps every bot off a SQLite file until what comes back is called. Throws when one runs on it. */
export function keepOff(url: string): () => void {
  try {
    return holdFile(url)
  } catch (error) {
    if (error instanceof FileHeld) throw new MoveRefused(`${fileOf(url)} is in use by the bot. Stop it first`)
    // Where nothing can be written no bot runs either.
    return () => {}
  }
}
