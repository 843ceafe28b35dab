import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../src/actions/erase.ts'
import { forgetOldWords } from '../../src/actions/forget-old-words.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'always' })
})
afterEach(() => room.close())

const DAY = at('10:00')
const later = (days: number) => DAY + days * DAY_MS
const forget = async (days: number) => forgetOldWords(await room.desk(), later(days))
const texts = () =>
  readDatabase<{ author: string; text: string | null }>(
    room.url,
    'SELECT "author", "text" FROM "Message" ORDER BY "id"',
  )

/** A conversation of that day, answered with fault and ended. */
async function conversation(name: string, when: number, ended = true): Promise<number> {
  const chat = await room.customer(when, name, `Kak, saya ${name}`)
  await room.answers(when + 60_000, 'Sari', chat, 'Goblok kamu')
  if (ended) await room.does(when + 120_000, 'resolve', chat, null)
  return chat
}

describe('old words', () => {
  it('are emptied once they are 180 days old, with the quotes of findings; the figures stay', async () => {
    await conversation('Dewi', DAY)
    await conversation('Rina', later(100))
    const span = { from: 0, to: later(400) }
    const figures = async () => {
      const { store } = room
      return {
        writing: await store.messages.writing(span),
        waits: await store.waits.facts(span),
        stretches: await store.conversations.stretches(span),
        findings: (await store.findings.facts(span)).map(({ quote, ...fact }) => fact),
      }
    }
    const before = await figures()
    expect(await forget(179)).toEqual({ words: 0, early: 0, trail: 0 })
    expect(await forget(181)).toEqual({ words: 2, early: 0, trail: 0 })
    expect((await texts()).map(({ text }) => text)).toEqual(['', '', 'Kak, saya Rina', 'Goblok kamu'])
    expect((await room.store.findings.facts(span)).map(({ quote }) => quote)).toEqual(['', 'Goblok'])
    expect(await forget(182)).toEqual({ words: 0, early: 0, trail: 0 })
    expect(await forget(281)).toEqual({ words: 2, early: 0, trail: 0 })
    expect(await figures()).toEqual(before)
  })

  it('of what was owed and came to nothing go as well; what is still owed keeps them', async () => {
    const { outbox } = room.store
    const words = JSON.stringify({ text: 'Dewi menunggu' })
    for (const key of ['skipped', 'owed']) {
      await outbox.add({ key, lane: key, chat: 'x', priority: 1, payload: words, notBefore: DAY, createdAt: DAY })
    }
    await outbox.release([(await outbox.byKey('skipped'))?.id ?? 0], { state: 'done' })
    await forget(179)
    expect((await outbox.byKey('skipped'))?.payload).toBe(words)
    await forget(181)
    expect((await outbox.byKey('skipped'))?.payload).toBe('')
    expect((await outbox.byKey('owed'))?.payload).toBe(words)
  })

  it('of whoever still waits, or whose conversation goes on, are left until that is over', async () => {
    const waiting = await room.customer(DAY, 'Dewi', 'Kak, ready?')
    const open = await conversation('Rina', DAY, false)
    await conversation('Tono', DAY)
    expect((await forget(200)).words).toBe(2)
    expect((await texts()).map(({ text }) => text)).toEqual(['Kak, ready?', 'Kak, saya Rina', 'Goblok kamu', '', ''])
    await room.does(later(200), 'resolve', waiting, null)
    await room.does(later(200), 'resolve', open, null)
    expect((await forget(201)).words).toBe(3)
    expect((await texts()).every(({ text }) => text === '')).toBe(true)
  })

  it('many more than one page of them go, those needed in the middle stay', async () => {
    const chat = await room.customer(DAY, 'Dewi', 'Kak, ready?')
    await room.does(DAY + 1000, 'resolve', chat, null)
    const many = Array.from({ length: 1300 }, (_, i) => room.message(DAY + 2000, '777', 'Rina', `pesan ${i}`))
    while (many.length > 0) await room.hears(many.splice(0, 100), DAY + 2000)
    const [rina] = await room.store.held.called('rina', 2)
    expect((await forget(200)).words).toBe(1)
    await room.does(later(200), 'resolve', rina?.id ?? 0, null)
    expect((await forget(201)).words).toBe(1300)
  })

  it('are kept for as long as the shop says, and for ever if it says so', async () => {
    await conversation('Dewi', DAY)
    await room.store.settings.set('RETENTION', 'ever', null, DAY)
    expect((await forget(5000)).words).toBe(0)
    await room.store.settings.set('RETENTION', '7d', null, DAY)
    expect((await forget(6)).words).toBe(0)
    expect((await forget(8)).words).toBe(2)
  })

  it('nothing is judged anew by what is not there any more', async () => {
    const chat = await conversation('Dewi', DAY)
    const span = { from: 0, to: later(400) }
    const before = (await room.store.findings.facts(span)).length
    await forget(200)
    await room.does(later(200), 'resolve', chat, null)
    expect(await room.store.findings.facts(span)).toHaveLength(before)
  })

  it('of the trail go after two years, edits that came too early after two days', async () => {
    await room.store.trail.add('target first 5m', null, DAY)
    expect(await forget(729)).toMatchObject({ trail: 0 })
    expect(await forget(731)).toMatchObject({ trail: 1 })
  })

  it('an erased customer’s were gone before', async () => {
    const chat = await conversation('Dewi', DAY)
    expect(await erase(await room.desk(), { chat }, { key: 'erase', at: later(1) })).toEqual({
      is: 'done',
      topic: true,
    })
    expect((await forget(200)).words).toBe(0)
    expect(await erase(await room.desk(), { chat }, { key: 'again', at: later(2) })).toEqual({ is: 'erased-before' })
    expect(await erase(await room.desk(), { chat: 99 }, { key: 'x', at: later(2) })).toEqual({ is: 'unknown' })
  })
})
