import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../src/chat/reply.ts'
import { type Instant, MINUTE_MS } from '../../src/domain/time.ts'
import { type OpenShop, openShop } from './shop.ts'

const NOW: Instant = Date.UTC(2026, 9, 23, 5)

let shop: OpenShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const payload = (chat: string) =>
  JSON.stringify({ target: { at: 'chat', platform: 'telegram', chat }, owed: { do: 'say', reply: say('x') } })

/** What everything owed has met by now: it failed some times. */
async function allFails(): Promise<void> {
  const rows = await shop.store.outbox.ready(NOW, { chats: [], edits: [] }, 500)
  await shop.store.outbox.release(
    rows.map(({ id }) => id),
    { attempts: 3 },
  )
}

describe('what fails in great numbers', () => {
  it.each([
    ['answers', (i: number) => ({ key: `reply:said:${i}`, lane: `telegram:${1000 + i}:` })],
    ['what is for one pair of eyes', (i: number) => ({ key: `given:${i}`, lane: `telegram:${1000 + i}:` })],
    ['files', (i: number) => ({ key: `file:${i}`, lane: `telegram:${1000 + i}:` })],
    ['warnings in topics', (i: number) => ({ key: `warn:${i}`, lane: `topic:${i}` })],
  ])('does not hide an alert that is late: %s', async (_, row) => {
    const owed = { priority: 1, notBefore: NOW, createdAt: NOW }
    await shop.owe(120, (i) => ({ ...owed, ...row(i), chat: `telegram:${1000 + i}`, payload: payload(`${1000 + i}`) }))
    const alert = { key: 'alert:1:telegram:-100', lane: 'telegram:-100:', chat: 'telegram:-100' }
    await shop.owe(1, () => ({ ...owed, ...alert, payload: payload('-100') }))
    await allFails()
    const late = await shop.store.stuck.lateNews(NOW + 2 * MINUTE_MS, NOW + 2 * MINUTE_MS)
    expect(late.map(({ key }) => key)).toEqual([alert.key])
  })

  it('in one chat does not hide what fails in another: of each chat there is the oldest', async () => {
    const row = (i: number) => ({ lane: `topic:${i}`, notBefore: NOW, createdAt: NOW + i })
    await shop.owe(120, row)
    await shop.owe(2, (i) => ({ ...row(i + 200), key: `say:${i}`, chat: `customer:${i}` }))
    await allFails()
    const failing = await shop.store.stuck.failingSince(NOW + 2 * MINUTE_MS, 50)
    expect(failing.map(({ key }) => key)).toEqual(['relay:0', 'say:0', 'say:1'])
  })
})
