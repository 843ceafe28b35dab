import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { storeFails } from '../../src/store/failure.ts'
import { openDatabase } from '../../src/store/open.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'sigap-failure-'))
const file = path.join(dir, 'sigap.db')
const database = await openDatabase(`file:${file}`, 0)
const store = database.shop(1)
const dewi = { channel: 'telegram', address: '1', name: 'Dewi' }

afterAll(async () => {
  await database.close()
  rmSync(dir, { recursive: true, force: true })
})

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe('a store that fails is told from a fact that cannot be stored', () => {
  it('the same customer twice is wrong in itself', async () => {
    await store.customers.add(dewi, 0)
    const error = await errorOf(store.customers.add(dewi, 0))
    expect(error).toBeInstanceOf(Error)
    expect(storeFails(error)).toBe(false)
  })

  it('a value of the wrong kind is wrong in itself', async () => {
    const error = await errorOf(store.customers.add({ ...dewi, address: '2', surveyedAt: 'soon' as never }, 0))
    expect(error).toBeInstanceOf(Error)
    expect(storeFails(error)).toBe(false)
  })

  it('a file somebody else has locked is the store failing', async () => {
    const other = new Sqlite(file)
    other.exec('BEGIN EXCLUSIVE')
    try {
      const error = await errorOf(store.customers.add({ ...dewi, address: '3' }, 0))
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(true)
    } finally {
      other.exec('ROLLBACK')
      other.close()
    }
  })

  it('a full disk is the store failing', async () => {
    const small = path.join(dir, 'small.db')
    const full = await openDatabase(`file:${small}`, 0)
    try {
      await full.shop(1).transaction((tx) => fill(tx, 'PRAGMA max_page_count = 1'))
      const names = 'x'.repeat(100_000)
      const error = await errorOf(full.shop(1).customers.add({ ...dewi, name: names }, 0))
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(true)
    } finally {
      await full.close()
    }
  })
})

/** Says something to the connection itself; only a test of failures has reason to. */
async function fill(tx: object, pragma: string): Promise<void> {
  const { scope } = tx as { scope: { db: { $queryRawUnsafe(sql: string): Promise<unknown> } } }
  await scope.db.$queryRawUnsafe(pragma)
}
