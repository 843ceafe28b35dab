import { describe, expect, it } from 'vitest'
import { Pacer, share } from '../../src/outbox/pace.ts'
import { type OpenShop, openShop, relay } from './shop.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')

describe('a part of a pace', () => {
  it.each([
    [{ count: 20, ms: 60_000 }, 1, { count: 20, ms: 60_000 }],
    [{ count: 20, ms: 60_000 }, 2, { count: 10, ms: 60_000 }],
    [{ count: 30, ms: 1000 }, 4, { count: 7, ms: 1000 }],
    [{ count: 4, ms: 4000 }, 8, { count: 1, ms: 8000 }],
    [{ count: 1, ms: 1000 }, 3, { count: 1, ms: 3000 }],
  ])('of %o among %i is %o', (limit, processes, part) => {
    expect(share(limit, processes)).toEqual(part)
  })

  it('of none is none', () => {
    expect(share(null, 4)).toBeNull()
  })
})

describe('a process among others', () => {
  const pace = { group: { count: 20, ms: 60_000 }, global: { count: 30, ms: 1000 }, slack: { count: 4, ms: 4000 } }

  it('sends its part, and all of it once the others are gone', () => {
    const pacer = new Pacer(pace)
    pacer.shareAmong(4)
    for (let n = 0; n < 5; n += 1) pacer.sent('telegram:-1', NOW)
    expect(pacer.nextAt('telegram:-1', NOW)).toBe(NOW + 60_000)
    expect(pacer.nextAt('telegram:-2', NOW)).toBe(NOW)
    pacer.shareAmong(1)
    expect(pacer.nextAt('telegram:-1', NOW)).toBe(NOW)
  })

  it('is not held up by what it sent before the clock was set back', () => {
    const pacer = new Pacer(pace)
    for (let n = 0; n < 20; n += 1) pacer.sent('telegram:-1', NOW + 3_600_000)
    expect(pacer.nextAt('telegram:-1', NOW)).toBe(NOW)
    for (let n = 0; n < 20; n += 1) pacer.sent('telegram:-1', NOW)
    expect(pacer.nextAt('telegram:-1', NOW)).toBe(NOW + 60_000)
  })

  it('obeys pauses, whichever process was told', () => {
    const pacer = new Pacer(pace)
    pacer.obey(new Map([['telegram:5', NOW + 7000]]))
    expect(pacer.waiting(NOW)).toMatchObject({ chats: ['telegram:5'], telegram: false, until: NOW + 7000 })
    expect(pacer.nextAt('telegram:5', NOW)).toBe(NOW + 7000)
    expect(pacer.nextAt('telegram:77', NOW)).toBe(NOW)
  })
})

describe('in the store', () => {
  const fresh = async (work: (shop: OpenShop) => Promise<void>) => {
    const shop = await openShop()
    await work(shop).finally(() => shop.close())
  }

  it('of two pauses the longer holds, and those that are over are forgotten', () =>
    fresh(async ({ store: { pauses } }) => {
      await pauses.keep('telegram:5', NOW + 9000, NOW)
      await pauses.keep('telegram:5', NOW + 2000, NOW)
      await pauses.keep('telegram:6', NOW + 1000, NOW)
      expect([...(await pauses.all())].sort()).toEqual([
        ['telegram:5', NOW + 9000],
        ['telegram:6', NOW + 1000],
      ])
      await pauses.keep('slack:C1', NOW + 5000, NOW + 4000)
      expect([...(await pauses.all()).keys()].sort()).toEqual(['slack:C1', 'telegram:5'])
    }))

  it('while all of Telegram must wait, what waits for it does not hide what goes to Slack', () =>
    fresh(async ({ store, owe }) => {
      await owe(50, (i) => ({ lane: `topic:${i}`, priority: 1, ...(i % 2 === 0 && { chat: `customer:${i}` }) }))
      await store.outbox.add({ ...relay(99), lane: 'slack', chat: 'slack:C1', priority: 3 })
      const keys = async (...platforms: 'telegram'[]) =>
        (await store.outbox.ready(NOW, { chats: [], edits: [], platforms }, 24)).map(({ key }) => key)
      expect(await keys()).not.toContain('relay:99')
      expect(await keys('telegram')).toEqual(['relay:99'])
    }))
})
