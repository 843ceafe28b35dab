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
  await readDatabase(test.url, `UPDATE "Outbox" SET "leaseUntil" = "leaseUntil" + ${HOUR_MS} WHERE "leaseUntil" > 0`)
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

  it('what a dead process was sending is let go in seconds, what a live one sends stays its own', async () => {
    const row = { lane: 'l', chat: 'telegram:1', priority: 1, payload: '{}', notBefore: 0, createdAt: 0 }
    const lease = async (key: string, holder: string) => {
      await store.outbox.add({ ...row, key, lane: key })
      const owed = await store.outbox.byKey(key)
      return owed && store.outbox.lease(owed, holder, 1, 7000)
    }
    const [dead, alive] = [await lease('dead', 'dead'), await lease('alive', 'alive')]
    await setBack()
    await store.outbox.mendLeases()
    expect(await store.outbox.renew(alive?.id ?? 0, 'alive', 7000)).toBe(true)
    const ends = async (key: string) => ((await store.outbox.byKey(key))?.leaseUntil ?? 0) - Date.now()
    expect(dead).not.toBeNull()
    for (const key of ['dead', 'alive']) {
      expect(await ends(key)).toBeGreaterThan(0)
      expect(await ends(key)).toBeLessThan(11_000)
    }
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
