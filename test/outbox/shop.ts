import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { openDatabase } from '../../src/store/open.ts'
import type { NewRow } from '../../src/store/outbox.ts'
import type { Store } from '../../src/store/store.ts'

/** A shop of its own on a real database. */
export interface OpenShop {
  store: Store
  /** Owes a great many at once, behind the bot's back: what each differs in from an ordinary relay. */
  owe(count: number, row: (i: number) => Partial<NewRow>): void
  close(): Promise<void>
}

export async function openShop(): Promise<OpenShop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-outbox-'))
  const file = path.join(folder, 'sigap.db')
  const database = await openDatabase(`file:${file}`, 0)
  return {
    store: database.shop(1),
    owe(count, row) {
      const raw = new Sqlite(file)
      const insert = raw.prepare(
        `INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "state", "payload", "notBefore", "createdAt")
         VALUES (1, @key, @lane, @chat, @priority, 'pending', @payload, @notBefore, @createdAt)`,
      )
      raw.transaction(() => {
        for (let i = 0; i < count; i += 1) insert.run({ ...relay(i), ...row(i) })
      })()
      raw.close()
    },
    async close() {
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The relay of a customer's message into the inbox. */
export function relay(i: number): NewRow {
  const payload = JSON.stringify({ target: { at: 'topic', customerId: 1 }, owed: { do: 'relay', messageId: i } })
  return { key: `relay:${i}`, lane: 'topic:1', chat: 'telegram:-1', priority: 3, payload, notBefore: i, createdAt: i }
}
