import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

it('conversations that turn out to be one: what each of them was asked stays on record, though it was at one moment', async () => {
  const { store } = room
  const [night, opening] = [at('01:00'), at('09:00')]
  const customerId = await room.customer(night, 'Dewi')
  const first = await store.conversations.latest(customerId)
  const begun = { endedAt: night, ended: 'resolved', endedById: null, closesAt: null, assignedId: null } as const
  const answered = { answered: true, firstAnswerAt: night, lastAnswerAt: night, lastAnswerBy: null, reopened: 0 }
  const empty = { ...begun, ...answered, trial: false, stretches: [], parts: [], waits: [] }
  const others = await Promise.all(
    [1, 2].map((hour) => store.conversations.put(customerId, { ...empty, startedAt: night + hour }, undefined)),
  )
  for (const { id } of [first, ...others].flatMap((one) => one ?? [])) {
    await store.surveys.plan({ customerId, conversationId: id, kind: 'csat', askAt: opening })
  }
  const all = 'SELECT "id", "conversationId" FROM "Survey" ORDER BY "id"'
  const asked = await readDatabase<{ id: number; conversationId: number }>(room.url, all)
  for (const { id } of asked) await store.surveys.change(id, { state: 'answered', score: 5, deliveredAt: opening })
  for (const { id } of others) await store.conversations.remove(id, first?.id)
  expect(await readDatabase(room.url, all)).toEqual(asked.map(({ id }) => ({ id, conversationId: first?.id })))
})
