import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/open.ts'
import { migrateSqlite } from '../../src/store/sqlite.ts'

const MIGRATIONS = 'prisma/sqlite/migrations'
const FIRST = '20261123000000_init'
const dir = mkdtempSync(path.join(tmpdir(), 'sigap-migrate-'))

afterAll(() => rmSync(dir, { recursive: true, force: true }))

it('brings a shop of the first version along, with everything it had recorded', async () => {
  const file = path.join(dir, 'sigap.db')
  cpSync(path.join(MIGRATIONS, FIRST), path.join(dir, 'first', FIRST), { recursive: true })
  const old = new Sqlite(file)
  migrateSqlite(old, path.join(dir, 'first'))
  old.exec(`
    INSERT INTO Shop (id, createdAt) VALUES (1, 0);
    INSERT INTO Person (id, shopId, name, role, createdAt) VALUES (1, 1, 'Sari', 'admin', 0);
    INSERT INTO Customer (id, shopId, channel, address, name, createdAt) VALUES (7, 1, 'telegram', '70', 'Dewi', 0);
    INSERT INTO Message (id, shopId, customerId, ref, at, "order", author, personId, creditId, kind, text, heardAt) VALUES
      (1, 1, 7, 'a', 1000, 1, 'customer', NULL, NULL, 'text', 'Kak?', 0), (2, 1, 7, 'b', 61000, 2, 'human', 1, 1, 'text', 'Ya kak', 0);
    INSERT INTO Conversation (id, shopId, customerId, startedAt, answered) VALUES (3, 1, 7, 1000, true);
    INSERT INTO Wait (shopId, customerId, conversationId, openerId, kind, state, openedAt, targetSeconds, openSeconds, adminSeconds)
      VALUES (1, 7, 3, 1, 'first', 'answered', 1000, 600, 60, 60);
    INSERT INTO Survey (id, shopId, customerId, conversationId, kind, state, askAt, deliveredAt, score)
      VALUES (9, 1, 7, 3, 'csat', 'answered', 70000, 70000, 5);`)
  old.close()
  const database = await openDatabase(`file:${file}`, 100_000)
  const store = database.shop(1)
  expect(await store.messages.find(2)).toMatchObject({ text: 'Ya kak', creditId: 1, holding: false })
  expect(await store.conversations.find(3)).toMatchObject({ customerId: 7, firstAnswerAt: 61_000 })
  expect(await store.waits.facts({ from: 0, to: 90_000 })).toMatchObject([{ openSeconds: 60, substantialSeconds: 60 }])
  expect(await store.surveys.facts({ from: 0, to: 90_000 })).toMatchObject([{ kind: 'csat', score: 5 }])
  await database.close()
})
