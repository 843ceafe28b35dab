import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FoldedConversation } from '../../src/domain/fold.ts'
import { newConversation } from '../../src/domain/folded.ts'
import { openShop, type TestShop } from '../commands/shop.ts'

const AT = Date.parse('2026-10-20T02:00:00Z')
const DAY = 86_400_000
const SARI = 7

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** One that ended as it began, with one stretch and one admin's messages. */
const folded = (at: number, openSeconds: number, messages: number): FoldedConversation => ({
  ...newConversation(at, false),
  endedAt: at,
  ended: 'silence',
  parts: [{ personId: SARI, firstAt: at, messages }],
  stretches: [
    { openedAt: at, resolvedAt: at, openSeconds, how: 'silence', creditId: SARI, answered: true, reopenedAt: null },
  ],
})

describe('a conversation that turned out to belong to another', () => {
  it('hands its surveys over, also when both were planned for the same opening, and leaves nothing behind', async () => {
    const { conversations, surveys } = shop.store
    const { customerId } = await shop.customer('Dewi')
    const heir = await conversations.put(customerId, folded(AT + DAY, 9, 2), undefined)
    const gone = await conversations.put(customerId, folded(AT + 2 * DAY, 9, 2), undefined)
    const askAt = AT + 3 * DAY
    const plan = (conversationId: number) => surveys.plan({ customerId, conversationId, kind: 'csat', askAt })
    await plan(gone.id)
    const [asked] = await surveys.due(askAt, 10)
    await surveys.change(asked!.id, { state: 'asked', deliveredAt: askAt })
    await plan(heir.id)
    await conversations.remove(gone.id, heir.id)
    expect(await surveys.find(asked!.id)).toMatchObject({ conversationId: heir.id })
    expect(await surveys.due(askAt, 10)).toEqual([])
    expect(await conversations.since(customerId, AT + DAY)).toMatchObject([{ id: heir.id, parts: [{ messages: 2 }] }])
  })
})

describe('a conversation folded again', () => {
  it('keeps the open seconds its stretch was closed with, and counts what everybody wrote anew', async () => {
    const { conversations } = shop.store
    const { customerId } = await shop.customer('Dewi')
    const since = () => conversations.since(customerId, AT + DAY)
    await conversations.put(customerId, folded(AT + DAY, 9, 2), undefined)
    const [known] = await since()
    await conversations.put(customerId, folded(AT + DAY, 1, 3), known)
    expect(await since()).toMatchObject([{ parts: [{ messages: 3 }], stretches: [{ openSeconds: 9 }] }])
    const [again] = await since()
    await conversations.put(customerId, { ...folded(AT + DAY, 1, 3), parts: [], stretches: [] }, again)
    expect(await since()).toMatchObject([{ parts: [], stretches: [] }])
  })
})
