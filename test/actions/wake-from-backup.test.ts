import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { wakeFromBackup } from '../../src/actions/wake-from-backup.ts'
import { owe } from '../../src/outbox/owe.ts'
import { PRIORITY } from '../../src/outbox/owed.ts'
import { backUp } from '../../src/store/move/backup.ts'
import { openDatabase } from '../../src/store/open.ts'
import { passingFolder } from '../support/folder.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

const folder = passingFolder('sigap-restored-')
let room: Room
afterEach(async () => {
  await room?.close()
  rmSync(folder, { recursive: true, force: true })
})

const SAID = { do: 'say', reply: { body: [{ text: 'Halo' }] } } as const

it('after a restore customers are told nothing twice, and the team what to look at', async () => {
  room = await openRoom({ SHOP_LOCALE: 'en' })
  const { store } = room
  const dewi = await room.customer(at('09:00'), 'Dewi')
  const putri = await room.customer(at('09:00'), 'Putri')
  const customers = [dewi, putri]
  for (const customerId of customers) {
    const target = { at: 'customer', customerId } as const
    await owe(store, { key: `news:${customerId}`, target, owed: SAID, priority: PRIORITY.toCustomer, now: at('09:30') })
  }
  const { address } = (await store.customers.find(dewi))!
  const target = { at: 'chat', platform: 'telegram', chat: address } as const
  await owe(store, { key: 'reply:track', target, owed: SAID, priority: PRIORITY.toCustomer, now: at('09:30') })
  const [first] = await store.conversations.since(dewi, 0)
  const [second] = await store.conversations.since(putri, 0)
  await store.surveys.plan({ customerId: dewi, conversationId: first!.id, kind: 'csat', askAt: at('10:00') })
  await store.surveys.plan({ customerId: putri, conversationId: second!.id, kind: 'csat', askAt: at('18:00') })
  const span = { from: 0, to: at('09:30') }
  await store.runs.start(span, [{ customerId: dewi, askAt: at('18:00') }], { byId: 1, at: at('09:30') })

  const file = path.join(folder, 'backup.db')
  await backUp(room.url, file, at('09:31'))
  const database = await openDatabase(`file:${file}`, 0)
  const restored = database.shop(1)
  const owner = { platform: 'telegram', chat: '-77' } as const
  const desk = { ...(await room.desk(restored)), places: { alerts: [owner], inboxes: [] } }
  const later = at('12:00')
  expect(await wakeFromBackup(desk, later)).toBe(3)

  const pending = await readDatabase<{ chat: string }>(
    `file:${file}`,
    `SELECT "chat" FROM "Outbox" WHERE "state" = 'pending' AND "chat" NOT LIKE 'telegram:-1001'`,
  )
  expect(pending).toEqual([{ chat: 'telegram:-77' }])
  const told = await restored.outbox.byKey(`restored:${at('09:31')}:telegram:-77`)
  expect(told?.payload).toMatch(/started on a backup made on .*23 Oct.*3 messages to customers.*NPS survey/)
  for (const id of customers) expect(await restored.outbox.byKey(`news:${id}`)).toMatchObject({ state: 'dead' })
  // What goes to the team is rather seen twice than never.
  expect(await restored.outbox.byKey(`topic:${dewi}`)).toMatchObject({ state: 'pending' })

  expect(await restored.surveys.due(later, 10)).toEqual([])
  expect((await restored.agenda()).ask).toBe(at('18:00'))
  expect(await restored.runs.running()).toBeNull()
  for (const id of customers) expect(await restored.customers.find(id)).toMatchObject({ surveyedAt: later })

  const { id } = await restored.customers.add({ channel: 'telegram', address: '5', name: 'Baru' }, later)
  expect(id).toBeGreaterThan(1000)
  expect(await wakeFromBackup(desk, later)).toBeNull()
  await database.close()
  // The shop that was copied knows nothing of it.
  expect(await wakeFromBackup(await room.desk(), later)).toBeNull()
  expect(await store.outbox.byKey(`news:${dewi}`)).toMatchObject({ state: 'pending' })
})
