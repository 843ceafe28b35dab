import { connect } from '../connect.ts'
import { MoveRefused } from './side.ts'

/** A process that has not been seen for longer, by the database's own clock, is gone. */
const SEEN_MS = 5000
const SEEN = `
  SELECT "id", "seenAt", EXTRACT(EPOCH FROM clock_timestamp()) * 1000 - "seenAt" < ${SEEN_MS} AS "lives"
  FROM "Process" ORDER BY "id"`

/**
 * Watches that no bot works on a PostgreSQL database: throws when one was seen a moment ago. What it returns throws when one
 * has shown itself since.
 */
export async function nobodyOn(url: string, place: string): Promise<() => Promise<void>> {
  const before = await seen(url)
  const live = before.filter(({ lives }) => lives).length
  if (live > 0) throw new MoveRefused(`${place} is in use by the bot (${live} running). Stop it first`)
  const moments = (all: readonly Process[]) => all.map(({ id, seenAt }) => `${id} ${seenAt}`).join()
  return async () => {
    if (moments(await seen(url)) !== moments(before)) {
      throw new MoveRefused(`a bot was started on ${place} meanwhile. Stop it and begin again`)
    }
  }
}

interface Process {
  id: string
  seenAt: string
  lives: boolean
}

async function seen(url: string): Promise<Process[]> {
  const client = await connect(url)
  try {
    return (await client.query<Process>(SEEN)).rows
  } finally {
    await client.end()
  }
}
