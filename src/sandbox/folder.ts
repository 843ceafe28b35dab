import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder in memory, where a machine has one. */
const MEMORY = '/dev/shm'
/** The databases of a whole run, with room to spare. */
const ROOM_BYTES = 2 ** 31

const isRoomy = (folder: string): boolean => {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ROOM_BYTES
}

const parent = isRoomy(MEMORY) ? MEMORY : tmpdir()

/** Makes a folder for what need not survive the machine: tests wait for a disk at every commit, and learn nothing from it. */
export const passingFolder = (prefix: string): string => mkdtempSync(path.join(parent, prefix))
