import { openDatabase } from '../../src/store/open.ts'
import type { NewRow } from '../../src/store/outbox.ts'
import type { Store } from '../../src/store/store.ts'
import { newDatabase } from '../support/database.ts'
import { openRaw } from '../support/read.ts'

/** A shop of its own on a real database. */
export interface OpenShop {
  store: Store
  /** Owes a great many at once, behind the bot's back: what each differs in from an ordinary relay. */
  owe(count: number, row: (i: number) => Partial<NewRow>): Promise<void>
  close(): Promise<void>
}

const INSERT = `
  INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "state", "payload", "notBefore", "createdAt")
  VALUES (1, ?, ?, ?, ?, 'pending', ?, ?, ?)`

export async function openShop(): Promise<OpenShop> {
  const { url, drop } = await newDatabase()
  const database = await openDatabase(url, 0)
  return {
    store: database.shop(1),
    async owe(count, row) {
      const raw = await openRaw(url)
      await raw.all('BEGIN')
      for (let i = 0; i < count; i += 1) {
        const { key, lane, chat, priority, payload, notBefore, createdAt } = { ...relay(i), ...row(i) }
        await raw.all(INSERT, key, lane, chat, priority, payload, notBefore, createdAt)
      }
      await raw.all('COMMIT')
      await raw.close()
    },
    async close() {
      await database.close()
      await drop()
    },
  }
}

/** The relay of a customer's message into the inbox. */
export function relay(i: number): NewRow {
  const payload = JSON.stringify({ target: { at: 'topic', customerId: 1 }, owed: { do: 'relay', messageId: i } })
  return { key: `relay:${i}`, lane: 'topic:1', chat: 'telegram:-1', priority: 3, payload, notBefore: i, createdAt: i }
}
