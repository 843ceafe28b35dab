import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refold } from '../../src/actions/refold.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.close())

const stretches = () =>
  readDatabase<{ openedAt: number; reopenedAt: number | null }>(
    room.url,
    'SELECT "openedAt", "reopenedAt" FROM "Stretch" ORDER BY "openedAt"',
  )

describe('resolved and taken up again, over and over within one second', () => {
  it('each time counts, now and when the chat is folded anew', async () => {
    const now = at('12:00')
    const sari = await room.people('Sari', { telegramId: '42' })
    const chat = await room.customer(now, 'Dewi')
    const [{ address = '' } = {}] = await readDatabase<{ address: string }>(
      room.url,
      'SELECT "address" FROM "Customer"',
    )
    for (const text of ['satu?', 'dua?', 'tiga?']) {
      await room.does(now, 'resolve', chat, sari)
      await room.hears([room.message(now, address, 'Dewi', text)], now)
    }
    await room.does(now, 'resolve', chat, sari)
    const counted = await stretches()
    expect(counted.map(({ openedAt }) => openedAt - now)).toEqual([0, 1, 2, 3])
    expect(counted.map(({ reopenedAt }) => reopenedAt)).toEqual([now, now, now, null])
    // As when a message that came late moves its start: all of it is written at once.
    await room.store.transaction(async (tx) => {
      for (const { id } of await tx.waits.since(chat, 0)) await tx.waits.remove(id)
      for (const { id } of await tx.conversations.since(chat, 0)) await tx.conversations.remove(id, undefined)
      await refold({ ...(await room.desk(tx)), store: tx }, chat, now, now)
    })
    expect(await stretches()).toEqual(counted)
  })
})
