import Sqlite from 'better-sqlite3'

/** How many messages people wrote the bot has on record. */
export function storedMessages(databaseUrl: string): number {
  const database = new Sqlite(databaseUrl.replace(/^file:/, ''), { readonly: true })
  try {
    const query = `SELECT count(*) AS n FROM Message WHERE author IN ('customer', 'human', 'note', 'start')`
    return Number(database.prepare<[], { n: number }>(query).get()?.n)
  } finally {
    database.close()
  }
}
