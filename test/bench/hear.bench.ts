import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { bench, describe } from 'vitest'
import { hear } from '../../src/actions/hear.ts'
import type { HeardMessage } from '../../src/chat/heard.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/store/open.ts'

const BATCH = 100
const CUSTOMERS = 25

const dir = mkdtempSync(path.join(tmpdir(), 'sigap-bench-'))
const database = await openDatabase(`file:${dir}/sigap.db`, 0)
const { shop } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x', BUSINESS_HOURS: 'always' })
const desk = { store: database.shop(1), rules: shop, environment: shop, places: { alerts: [], inboxes: ['-1001'] } }

const raw = new Sqlite(path.join(dir, 'raw.db'))
raw.pragma('journal_mode = WAL')
raw.pragma('synchronous = FULL')
raw.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, ref TEXT UNIQUE, customer TEXT, at INTEGER, text TEXT)')
const insert = raw.prepare('INSERT INTO message (ref, customer, at, text) VALUES (?, ?, ?, ?)')

let order = 0
function message(): HeardMessage {
  order += 1
  const id = String(order % CUSTOMERS)
  return {
    type: 'message',
    ref: `tg:${id}:${order}`,
    messageId: String(order),
    at: order * 1000,
    order,
    from: { platform: 'telegram', id, name: `Customer ${id}` },
    place: { platform: 'telegram', chat: id, kind: 'private' },
    content: { kind: 'text', text: 'Kak, barangnya ready?' },
    writer: 'human',
  }
}

/** What hearing costs, as a ratio to the least that could be done: one durable insert a message. */
describe(`${BATCH} messages of ${CUSTOMERS} customers`, () => {
  bench('one raw SQLite insert and commit each', () => {
    for (let i = 0; i < BATCH; i += 1) {
      const { ref, from, at, content } = message()
      insert.run(ref, from.id, at, content.text)
    }
  })

  bench('heard: facts, waits and relays in one transaction', async () => {
    await hear(desk, Array.from({ length: BATCH }, message), order * 1000)
  })

  bench('heard one transaction at a time', async () => {
    for (let i = 0; i < BATCH; i += 1) await hear(desk, [message()], order * 1000)
  })
})
