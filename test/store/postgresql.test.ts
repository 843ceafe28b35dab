import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/store/open.ts'
import type { NewRow } from '../../src/store/outbox.ts'
import { newDatabase, type TestDatabase } from '../support/database.ts'

describe('on PostgreSQL', () => {
  let empty: TestDatabase
  let here: Database
  let there: Database

  beforeAll(async () => {
    empty = await newDatabase({ bare: true })
    // Two processes that start together bring the tables up to date once.
    ;[here, there] = await Promise.all([openDatabase(empty.url, 0), openDatabase(empty.url, 0)])
  })
  afterAll(async () => {
    await Promise.all([here?.close(), there?.close()])
    await empty?.drop()
  })

  const row = (key: string, more: Partial<NewRow> = {}): NewRow => ({
    key,
    lane: 'lane',
    chat: 'telegram:1',
    priority: 1,
    payload: '{}',
    notBefore: 0,
    createdAt: 0,
    ...more,
  })

  it('opens again what is up to date', async () => {
    const again = await openDatabase(empty.url, 0)
    expect(await again.shop(1).people.all()).toEqual([])
    await again.close()
  })

  it('tells the other process at once what this one has changed', async () => {
    await there.shop(1).settings.all()
    await here.shop(1).settings.set('SHOP_LOCALE', 'en', null, 1)
    expect(await there.shop(1).settings.all()).toEqual({ SHOP_LOCALE: 'en' })
    await here.shop(1).settings.remove('SHOP_LOCALE')
    expect(await there.shop(1).settings.all()).toEqual({})
  })

  it('lets one transaction of a shop write at a time, whichever process it is in', async () => {
    const [one, other] = [here.shop(1), there.shop(1)]
    await one.settings.set('COUNT', '0', null, 1)
    const add = (store: typeof one) =>
      store.transaction(async (tx) => {
        const { COUNT } = await tx.settings.all()
        await tx.settings.set('COUNT', String(Number(COUNT) + 1), null, 1)
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(n % 2 === 0 ? one : other)))
    expect(await one.settings.all()).toMatchObject({ COUNT: '20' })
  })

  it('takes back all of a transaction that fails', async () => {
    const store = here.shop(1)
    const failing = store.transaction(async (tx) => {
      await tx.settings.set('HALF', 'done', null, 1)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.settings.all()).not.toHaveProperty('HALF')
  })

  it('gives the heads of lanes, most urgent first, past chats that must wait, and each to one sender', async () => {
    const { outbox } = here.shop(1)
    await outbox.add(row('a', { priority: 3 }))
    await outbox.add(row('b', { lane: 'other', priority: 1 }))
    await outbox.add(row('c', { lane: 'third', priority: 4, chat: 'telegram:2' }))
    await outbox.add(row('d', { priority: 0 }))
    expect(await outbox.add(row('d'))).toBe(false)
    const keys = async (chats: string[], edits: string[]) =>
      (await outbox.ready(10, { chats, edits }, 9)).map(({ key }) => key)
    expect(await keys([], [])).toEqual(['a', 'b', 'c'])
    expect(await keys(['telegram:1'], [])).toEqual(['c'])
    expect(await keys([], ['telegram:2'])).toEqual(['a', 'b'])
    const [first] = await outbox.ready(10, { chats: [], edits: [] }, 1)
    const taken = await Promise.all([
      outbox.lease(first!, 'here', 10, 60_000),
      there.shop(1).outbox.lease(first!, 'there', 10, 60_000),
    ])
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await outbox.repeats()).toBe(0)
    const [holder, other] = taken[0] ? ['here', 'there'] : ['there', 'here']
    expect(await outbox.renew(first!.id, other!, 60_000)).toBe(false)
    // It runs out at once.
    expect(await outbox.renew(first!.id, holder!, 0)).toBe(true)
    expect(await there.shop(1).outbox.lease(first!, other!, 10, 0)).toMatchObject({ id: first!.id, repeats: 1 })
    expect(await outbox.repeats()).toBe(1)
    // As it was read before: settled by another since, and not to go before its time.
    await outbox.release([first!.id], { notBefore: 50 })
    expect(await outbox.lease(first!, 'here', 10, 60_000)).toBeNull()
    await outbox.release([first!.id], { notBefore: 0 })
    expect(await outbox.readySince(10)).toBe(0)
    expect(await outbox.nextTime(10)).toBeNull()
    expect(await outbox.backlog(10)).toMatchObject({ depth: 4, dead: 0 })
  })

  it('lets one process at a time have a lease, and the next as soon as it is given back or over', async () => {
    const [one, other] = [here.shop(1).leases, there.shop(1).leases]
    const taken = await Promise.all([one.take('ear', 'a', 60_000), other.take('ear', 'b', 60_000)])
    expect(taken.filter(Boolean)).toHaveLength(1)
    const [holder, waiter] = taken[0] ? ['a', 'b'] : ['b', 'a']
    expect(await other.take('ear', waiter, 60_000)).toBe(false)
    expect(await one.take('ear', holder, 60_000)).toBe(true)
    await one.give('ear', waiter)
    expect(await other.take('ear', waiter, 60_000)).toBe(false)
    await one.give('ear', holder)
    expect(await other.take('ear', waiter, 0)).toBe(true)
    expect(await one.take('ear', holder, 60_000)).toBe(true)
  })

  it('takes the lock of the shop from a process that stands still in the middle', async () => {
    let asleep = () => {}
    const began = new Promise<void>((resolve) => {
      asleep = resolve
    })
    let wake = () => {}
    const standing = here.shop(1).transaction(async (tx) => {
      await tx.settings.set('HALF', 'done', null, 1)
      asleep()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      await tx.settings.all()
    })
    await began
    await there.shop(1).transaction((tx) => tx.settings.set('MEANWHILE', 'done', null, 1))
    wake()
    await expect(standing).rejects.toThrow()
    expect(await here.shop(1).settings.all()).not.toHaveProperty('HALF')
    await there.shop(1).settings.remove('MEANWHILE')
  })

  it('counts the processes seen a moment ago, and forgets one that leaves', async () => {
    const { processes } = here.shop(1)
    for (const id of ['a', 'b', 'b']) await processes.seen(id)
    expect(await there.shop(1).processes.alive()).toBe(2)
    await processes.leave('a')
    expect(await processes.alive()).toBe(1)
  })

  it('owes the same once, whichever process finds its cause, and neither fails', async () => {
    const owe = (database: Database) => database.shop(1).outbox.add(row('twin', { lane: 'twin' }))
    expect((await Promise.all([owe(here), owe(there)])).sort()).toEqual([false, true])
  })
})
