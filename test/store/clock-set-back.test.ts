import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newDatabase, type TestDatabase } from '../support/database.ts'
import { readDatabase } from '../support/read.ts'

let test: TestDatabase
let database: Database
let store: Store
beforeEach(async () => {
  test = await newDatabase()
  database = await openDatabase(test.url, 0)
  store = database.shop(1)
})
afterEach(async () => {
  await database.close()
  await test.drop()
})

const HOUR_MS = 3_600_000

/** The database's clock is set back by an hour: what was to end soon ends an hour later. */
async function setBack(): Promise<void> {
  await readDatabase(test.url, `UPDATE "Lease" SET "until" = "until" + ${HOUR_MS}`)
  await readDatabase(test.url, `UPDATE "Process" SET "seenAt" = "seenAt" + ${HOUR_MS}`)
}

describe('the database’s clock is set back by an hour', () => {
  it('a turn whose holder has died is taken over; one that is renewed stays', async () => {
    await store.leases.take('hear', 'dead', 6000)
    await store.leases.take('kept', 'alive', 6000)
    expect(await store.leases.take('hear', 'other', 6000)).toBe(false)
    await setBack()
    expect(await store.leases.take('hear', 'other', 6000)).toBe(true)
    expect(await store.leases.take('kept', 'alive', 6000)).toBe(true)
    expect(await store.leases.take('kept', 'other', 6000)).toBe(false)
  })

  it('what is planned for later is not begun now', async () => {
    await store.leases.plan('job', Date.now() + HOUR_MS)
    await setBack()
    expect(await store.leases.take('job', 'a', 6000)).toBe(false)
  })

  it('those that have gone are not counted among those that run', async () => {
    await store.processes.seen('gone')
    await store.processes.seen('runs')
    await setBack()
    await store.processes.seen('runs')
    expect(await store.processes.alive()).toBe(1)
  })

  it('nobody’s word that all is heard holds for longer than it was given', async () => {
    await store.checks.vouch('a')
    expect(await store.checks.isVouched()).toBe(true)
    await setBack()
    expect(await store.checks.isVouched()).toBe(false)
  })
})
