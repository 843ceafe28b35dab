import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { openDatabase } from '../../src/store/open.ts'
import { ENGINE, newDatabase, type TestDatabase } from '../support/database.ts'
import { passingFolder } from '../support/folder.ts'
import { readDatabase } from '../support/read.ts'

const MOVE = path.join(projectRoot, 'dist/src/move.js')
/** With texts this long SQLite has to write before it is told to commit. */
const MESSAGES = 12_000
const TEXT = 'Kak, ready? 🌸 '.repeat(150)
const folder = passingFolder('sigap-moving-')
const file = (name: string) => path.join(folder, `${name}.db`)
const databases: TestDatabase[] = []

afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  child: ChildProcess
  printed(): string
  ended: Promise<{ code: number | null; out: string }>
}

/** Runs `move` with these flags; how it ended and what it printed. */
function run(...flags: string[]): Running {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [MOVE, ...flags], { cwd: folder, env: { PATH, HOME } })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (out += data))
  return {
    child,
    printed: () => out,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out }))),
  }
}

async function manyMessages(): Promise<string> {
  const url = `file:${file('many')}`
  await (await openDatabase(url, 0)).close()
  const db = new Sqlite(file('many'))
  const customer = db.prepare(
    `INSERT INTO Customer (shopId, channel, address, name, createdAt) VALUES (1, 'telegram', '1', 'Dewi', 0)`,
  )
  const message = db.prepare(
    `INSERT INTO Message (shopId, customerId, ref, at, "order", author, kind, text, heardAt)
     VALUES (1, 1, ?, ?, ?, 'customer', 'text', ?, ?)`,
  )
  db.transaction(() => {
    customer.run()
    for (let i = 0; i < MESSAGES; i += 1) message.run(`tg:1:${i}`, i, i, TEXT, i)
  })()
  db.close()
  return url
}

/** Whether rows are on their way into a database at this moment. */
async function isFilling(url: string): Promise<boolean> {
  if (ENGINE === 'sqlite') {
    const log = `${url.replace('file:', '')}-wal`
    return existsSync(log) && statSync(log).size > 1_000_000
  }
  const moving = `SELECT 1 AS "one" FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'INSERT INTO "Message"%'`
  return (await readDatabase(url, moving)).length > 0
}

/** A server takes a moment to see that nobody is there any more. */
async function othersGone(url: string): Promise<void> {
  if (ENGINE === 'sqlite') return
  const others =
    'SELECT 1 AS "one" FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'
  while ((await readDatabase(url, others)).length > 0) await sleep(10)
}

describe('npm run move', () => {
  it('killed midway leaves nothing behind, and is simply run again', { timeout: 90_000 }, async () => {
    const from = await manyMessages()
    const target = await newDatabase({ bare: true })
    databases.push(target)
    const isReadAgain = async ({ printed }: Running) => printed().includes('the same on both sides')
    for (const isMidway of [() => isFilling(target.url), isReadAgain]) {
      const running = run('--from', from, '--to', target.url)
      let gone = false
      running.ended.then(() => {
        gone = true
      })
      while (!gone && !(await isMidway(running))) await sleep(2)
      expect(gone, running.printed()).toBe(false)
      running.child.kill('SIGKILL')
      await running.ended
      await othersGone(target.url)
      expect(await readDatabase(target.url, 'SELECT "id" FROM "Customer"')).toEqual([])
    }
    const { code, out } = await run('--from', from, '--to', target.url).ended
    expect(out).toMatch(/Message +12,000 rows, the same on both sides/)
    expect(out).toMatch(/22 tables, 12,002 rows moved to .*; counts, sums and every row verified/)
    expect(code).toBe(0)
    const [counted] = await readDatabase(target.url, 'SELECT COUNT(*) AS "n", SUM("at") AS "at" FROM "Message"')
    expect(counted).toEqual({ n: MESSAGES, at: (MESSAGES * (MESSAGES - 1)) / 2 })
    const again = await run('--from', from, '--to', target.url).ended
    expect(again).toMatchObject({ code: 1, out: expect.stringMatching(/^\S+ holds a shop already .*\n$/) })
  })

  const WRONG: readonly [flags: string[], says: string][] = [
    [[], '--from is missing'],
    [['--from', 'file:a.db'], '--to is missing'],
    [['--from', 'a.db', '--to', 'file:b.db'], '--from must look like'],
    [['--form', 'file:a.db'], "Unknown option '--form'"],
    [['--from', 'file:a.db', '--to', 'file:./a.db'], 'the same database'],
    [['--from', 'file:a.db', '--to', 'file:b.db'], 'there is no file'],
    [['--from', 'postgresql://sigap:geheim-wort@127.0.0.1:9/x', '--to', 'file:b.db'], 'ECONNREFUSED'],
    [['--from', 'postgresql://sigap:geheim-wort@[/x', '--to', 'file:b.db'], 'no address like'],
  ]

  it.runIf(ENGINE === 'sqlite')('says in plain words what is wrong', { timeout: 60_000 }, async () => {
    for (const [flags, says] of WRONG) {
      const { code, out } = await run(...flags).ended
      expect(out).toContain(says)
      expect(code).toBe(1)
      expect(out.trim().split('\n').length).toBeLessThanOrEqual(2)
      expect(out).not.toMatch(/geheim|^ +at /m)
    }
  })
})
