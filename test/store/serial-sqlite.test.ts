import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/store/open.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'serial-'))
const databases: Database[] = []
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()))
  rmSync(folder, { recursive: true })
})

async function shop(name: string) {
  const database = await openDatabase(`file:${folder}/${name}.db`, 1)
  databases.push(database)
  return database.shop(1)
}

const row = (key: string) => ({ key, lane: key, chat: 'x', priority: 1, payload: '{}', notBefore: 0, createdAt: 0 })

/** A transaction that has written something and waits to be told how to end. */
async function open(store: Awaited<ReturnType<typeof shop>>) {
  let begun = () => {}
  let end = (_error?: Error) => {}
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const isEnded = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve())
  })
  const done = store.transaction(async (tx) => {
    await tx.outbox.add(row('inside'))
    begun()
    await isEnded
  })
  await isBegun
  return { end, done }
}

describe('on one connection, beside a transaction that is open', () => {
  it('what was written beside it is not undone together with it', async () => {
    const store = await shop('undone')
    const { end, done } = await open(store)
    const added = store.outbox.add(row('beside'))
    const set = store.settings.set('NAME', 'value', null, 1)
    end(new Error('taken back'))
    await expect(done).rejects.toThrow('taken back')
    expect(await added).toBe(true)
    await set
    expect(await store.outbox.byKey('beside')).toMatchObject({ key: 'beside' })
    expect(await store.outbox.byKey('inside')).toBeNull()
    expect(await store.settings.all()).toEqual({ NAME: 'value' })
  })

  it('nobody sees what does not hold yet', async () => {
    const store = await shop('seen')
    const { end, done } = await open(store)
    const ready = store.outbox.ready(1, { chats: [], edits: [] }, 10)
    end(new Error('taken back'))
    await expect(done).rejects.toThrow('taken back')
    expect(await ready).toEqual([])
  })

  it('everybody has their turn in order, transactions and others', async () => {
    const store = await shop('order')
    const { end, done } = await open(store)
    const said: string[] = []
    const others = [
      store.outbox.add(row('first')).then(() => said.push('first')),
      store.transaction((tx) => tx.outbox.add(row('second'))).then(() => said.push('second')),
      store.outbox.add(row('third')).then(() => said.push('third')),
    ]
    end()
    await Promise.all([done, ...others])
    expect(said.toSorted()).toEqual(['first', 'second', 'third'])
    expect((await store.outbox.ready(1, { chats: [], edits: [] }, 10)).map(({ key }) => key)).toEqual([
      'inside',
      'first',
      'second',
      'third',
    ])
  })
})
