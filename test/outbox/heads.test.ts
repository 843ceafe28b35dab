import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenShop, openShop, relay } from './shop.ts'

let shop: OpenShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const NOW = 1_000_000
const owe = (key: string, more: Partial<ReturnType<typeof relay>>) =>
  shop.store.outbox.add({ ...relay(0), key, lane: key, ...more })
const change = async (key: string, changes: { attempts?: number; notBefore?: number }) => {
  const row = await shop.store.outbox.byKey(key)
  await shop.store.outbox.release([row?.id ?? 0], changes)
}

describe('since when something could have gone but for the pace', () => {
  const since = () => shop.store.outbox.readySince(NOW)

  it('is the oldest time come, edits left out; nothing when nothing is owed', async () => {
    expect(await since()).toBeNull()
    await owe('later', { notBefore: NOW + 1 })
    await owe('edit', { priority: 4, notBefore: 1 })
    expect(await since()).toBeNull()
    await owe('b', { notBefore: 900 })
    await owe('a', { notBefore: 800 })
    expect(await since()).toBe(800)
  })

  it('what follows one that fails waits for that, what follows one that is paced waits for the pace', async () => {
    await owe('first', { lane: 'dewi', notBefore: 100 })
    await owe('second', { lane: 'dewi', notBefore: 200 })
    await owe('other', { notBefore: 500 })
    await change('first', { notBefore: NOW + 9000 })
    expect(await since()).toBe(200)
    await change('first', { attempts: 1 })
    expect(await since()).toBe(500)
  })

  it('is known at once of 10,000 messages in one lane', async () => {
    // Asked for each message about all the others, the test runs out of time.
    await shop.owe(10_000, (i) => ({ notBefore: 1000 + i }))
    expect(await since()).toBe(1000)
    expect((await shop.store.outbox.backlog(NOW)).depth).toBe(10_000)
  })
})

describe('when something more may go', () => {
  it('is the first time of those at the head of a lane: what stands behind cannot go before', async () => {
    await owe('head', { lane: 'dewi', notBefore: NOW + 300 })
    await owe('behind', { lane: 'dewi', notBefore: NOW + 100 })
    await owe('other', { notBefore: NOW + 500 })
    await owe('now', { notBefore: NOW })
    expect(await shop.store.outbox.nextTime(NOW)).toBe(NOW + 300)
    expect(await shop.store.outbox.nextTime(NOW + 500)).toBeNull()
  })
})

describe('what may go next', () => {
  const next = async ({ chats = [] as string[], edits = [] as string[] } = {}, take = 9) =>
    (await shop.store.outbox.ready(NOW, { chats, edits }, take)).map(({ key }) => key)

  it('is the head of each lane, the most urgent lane first, then the oldest', async () => {
    await owe('edit', { priority: 4 })
    await owe('text', { priority: 3 })
    await owe('text behind', { priority: 3, lane: 'text' })
    await owe('alert', { priority: 1 })
    await owe('later', { priority: 0, notBefore: NOW + 1 })
    expect(await next()).toEqual(['alert', 'text', 'edit'])
    expect(await next({}, 1)).toEqual(['alert'])
    expect(await next({ chats: ['telegram:-1'] })).toEqual([])
  })

  it('an edit goes as early as what its customer wrote after it', async () => {
    await owe('edit of Ani', { priority: 4, lane: 'ani' })
    await owe('edit of Budi', { priority: 4, lane: 'budi' })
    await owe('Cici', { priority: 3 })
    expect(await next()).toEqual(['Cici', 'edit of Ani', 'edit of Budi'])
    await owe('Ani', { priority: 3, lane: 'ani' })
    expect(await next()).toEqual(['edit of Ani', 'Cici', 'edit of Budi'])
    await owe('answer to Budi', { priority: 0, lane: 'budi' })
    expect(await next()).toEqual(['edit of Budi', 'edit of Ani', 'Cici'])
  })
  it('where edits must wait, all else may go, and an edit that something stands behind', async () => {
    await owe('edit of Ani', { priority: 4, lane: 'ani' })
    await owe('edit of Budi', { priority: 4, lane: 'budi' })
    await owe('Ani', { priority: 3, lane: 'ani' })
    await owe('edit elsewhere', { priority: 4, chat: 'telegram:-2' })
    await owe('alert', { priority: 1 })
    expect(await next({ edits: ['telegram:-1'] })).toEqual(['alert', 'edit of Ani', 'edit elsewhere'])
  })
})
