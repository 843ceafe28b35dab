import Sqlite from 'better-sqlite3'
import { connect } from '../../store/connect.ts'
import { isServer } from '../../store/open.ts'

const COUNT = `SELECT count(*) AS n FROM "Message" WHERE "author" IN ('customer', 'human', 'note', 'start')`

/** How many messages people wrote the bot has on record. */
export async function storedMessages(databaseUrl: string): Promise<number> {
  if (isServer(databaseUrl)) {
    const server = await connect(databaseUrl)
    const { rows } = await server.query<{ n: string }>(COUNT).finally(() => server.end())
    return Number(rows[0]?.n)
  }
  const file = new Sqlite(databaseUrl.replace(/^file:/, ''), { readonly: true })
  try {
    return Number(file.prepare<[], { n: number }>(COUNT).get()?.n)
  } finally {
    file.close()
  }
}
