import Sqlite from 'better-sqlite3'
import { connect } from '../../store/connect.ts'

/** What the database holds at the end, read past the bot. */
export interface Stored {
  messages: { text: string; author: string; times: number }[]
  waits: { ref: string; opener: string }[]
  surveys: { id: number; state: string; score: number | null }[]
  orders: { number: string; times: number }[]
  people: { name: string; times: number }[]
  /** What is still owed, or was given up. */
  owed: { state: string; key: string; error: string | null }[]
  repeats: number
}

type Ask = <Row>(sql: string) => Promise<Row[]>

/** Reads the database a URL names. */
export async function readStored(url: string): Promise<Stored> {
  if (url.startsWith('file:')) {
    const db = new Sqlite(url.replace(/^file:/, ''), { readonly: true })
    try {
      return await read(async <Row>(sql: string) => db.prepare<[], Row>(sql).all())
    } finally {
      db.close()
    }
  }
  const client = await connect(url)
  try {
    return await read(async <Row>(sql: string) => (await client.query(sql)).rows as Row[])
  } finally {
    await client.end()
  }
}

async function read(ask: Ask): Promise<Stored> {
  const [repeats] = await ask<{ n: unknown }>('SELECT SUM("repeats") AS "n" FROM "Outbox"')
  return {
    messages: numbered(
      await ask('SELECT "text", "author", COUNT(*) AS "times" FROM "Message" GROUP BY "text", "author"'),
      'times',
    ),
    waits: (
      await ask<{ number: unknown; id: unknown; opener: string | null }>(
        'SELECT w."customerId" AS "number", w."id", m."text" AS "opener" FROM "Wait" w JOIN "Message" m ON m."id" = w."openerId"',
      )
    ).map(({ number, id, opener }) => ({ ref: `${number}-${id}`, opener: opener ?? '' })),
    surveys: await ask('SELECT "id", "state", "score" FROM "Survey"'),
    orders: numbered(
      await ask(
        'SELECT o."number", COUNT(s."id") AS "times" FROM "Order" o LEFT JOIN "OrderStep" s ON s."orderId" = o."id" GROUP BY o."id", o."number"',
      ),
      'times',
    ),
    people: numbered(await ask('SELECT "name", COUNT(*) AS "times" FROM "Person" GROUP BY "name"'), 'times'),
    owed: await ask(`SELECT "state", "key", "error" FROM "Outbox" WHERE "state" <> 'done'`),
    repeats: Number(repeats?.n ?? 0),
  }
}

/** PostgreSQL counts in strings. */
const numbered = <Row extends object>(rows: Row[], field: keyof Row): Row[] =>
  rows.map((row) => ({ ...row, [field]: Number(row[field]) }))
