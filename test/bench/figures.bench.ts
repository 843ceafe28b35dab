import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { bench, describe } from 'vitest'
import { factsOf } from '../../commands/support/facts.ts'
import { readConfig } from '../../src/config.ts'
import { scorecardOf } from '../../src/domain/scorecard.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { openDatabase } from '../../src/store/open.ts'

const WAITS = 20_000
const ADMINS = 20
const BEGIN = Date.parse('2026-10-01T00:00:00Z')
const MONTH = { from: BEGIN, to: BEGIN + 31 * DAY_MS }

const file = path.join(mkdtempSync(path.join(tmpdir(), 'sigap-bench-')), 'sigap.db')
const database = await openDatabase(`file:${file}`, 0)
const { shop } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x', BUSINESS_HOURS: 'always' })
const desk = { store: database.shop(1), environment: shop, rules: shop, places: { alerts: [], inboxes: [] } }
const raw = new Sqlite(file)

/** A month of answered waits, written as they stand in the store. */
raw.transaction(() => {
  raw.exec(`INSERT INTO Customer (id, shopId, channel, address, name, ignored, createdAt)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    SELECT i, 1, 'telegram', i, 'Pelanggan ' || i, 0, 0 FROM n`)
  raw.exec(`INSERT INTO Conversation (id, shopId, customerId, startedAt, answered, reopened, trial, notSales)
    SELECT id, 1, id, ${BEGIN}, 1, 0, 0, 0 FROM Customer`)
  raw.exec(`INSERT INTO Message (id, shopId, customerId, ref, at, "order", author, kind, heardAt)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${WAITS})
    SELECT i, 1, 1 + i % 1000, 'tg:' || i, ${BEGIN} + i * ${2 * MINUTE_MS}, i, 'customer', 'text', 0 FROM n`)
  raw.exec(`INSERT INTO Wait (shopId, customerId, conversationId, openerId, kind, state, openedAt, dueAt, targetSeconds,
      closedAt, answeredById, openSeconds, elapsedSeconds, adminSeconds, decidedAt)
    SELECT 1, customerId, customerId, id, CASE id % 5 WHEN 0 THEN 'first' ELSE 'next' END, 'answered', at, at + 600000, 600,
      at + (id % 900) * 1000, 1 + id % ${ADMINS}, id % 900, id % 900, id % 900, at + MIN(id % 900, 600) * 1000
    FROM Message`)
})()

const facts = await factsOf(desk, MONTH)
const now = MONTH.to

/** What figures cost, as a ratio to the least that could be done: reading the month's waits once. */
describe(`the figures of ${WAITS} waits`, () => {
  bench('one raw SQLite read of them', () => {
    raw.prepare('SELECT * FROM Wait WHERE decidedAt >= ? AND decidedAt < ?').all(MONTH.from, MONTH.to)
  })

  bench('read as facts', async () => {
    await factsOf(desk, MONTH)
  })

  bench('a scorecard of one admin, as in /kpi', () => {
    scorecardOf([1], facts, MONTH, now)
  })

  bench(`a scorecard of each of ${ADMINS}, as in /team`, () => {
    for (let admin = 1; admin <= ADMINS; admin += 1) scorecardOf([admin], facts, MONTH, now)
  })
})
