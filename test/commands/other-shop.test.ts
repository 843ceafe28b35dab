import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { hear } from '../../src/actions/hear.ts'
import { dispatch, type Failure } from '../../src/chat/dispatch.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Database, openDatabase } from '../../src/store/open.ts'
import { openRaw, type RawDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

/** Another shop in the same database: numbers of what is its own, on buttons or typed here. */
const OTHER = 2

let room: Room
let database: Database
let raw: RawDatabase
let rina: Person
let joko: Person
/** By kind, the number of something in the other shop. */
let theirs: Record<'customer' | 'wait' | 'survey' | 'order' | 'account' | 'person' | 'outbox', number>

beforeAll(async () => {
  room = await openRoom()
  database = await openDatabase(room.url, 0)
  raw = await openRaw(room.url)
  rina = await room.people('Rina', { telegramId: '77', role: 'owner' })
  const shop = database.shop(OTHER)
  const when = at('10:00')
  joko = await shop.people.add({ name: 'Joko', role: 'admin', telegramId: '88' }, when)
  // Their customer waits, as one of ours would.
  await hear(await room.desk(shop), [room.message(when, '900', 'Rahasia', 'rahasia?')], when)
  const customerId = (await shop.customers.at('telegram', '900'))?.id ?? 0
  const conversationId = (await shop.conversations.latest(customerId))?.id ?? 0
  const wait = (await shop.waits.now(customerId))?.id ?? 0
  await shop.surveys.plan({ customerId, conversationId, kind: 'csat', askAt: when })
  const [survey] = await raw.all<{ id: number }>('SELECT "id" FROM "Survey"')
  const order = await shop.orders.add({ number: 'A-1', customerId, state: 'placed', source: 'command', placedAt: when })
  const account = await shop.accounts.put(
    {
      ...{ userId: '88', name: 'Joko', connectionId: 'c2', userChatId: '88', personId: joko.id, enabled: true },
      ...{ canReply: true, standing: 'asked' },
    },
    when,
  )
  const [row] = await raw.all<{ id: number }>('SELECT "id" FROM "Outbox"')
  theirs = {
    ...{ customer: customerId, wait, survey: survey?.id ?? 0, order: order.id },
    ...{ account: account.id, person: joko.id, outbox: row?.id ?? 0 },
  }
})
afterAll(async () => {
  await raw.close()
  await database.close()
  await room.close()
})

async function rowsOfOther(): Promise<string[]> {
  const all: string[] = []
  for (const name of await raw.tables()) {
    const [one] = await raw.all<object>(`SELECT * FROM "${name}" LIMIT 1`)
    if (!one || !('shopId' in one)) continue
    const rows = await raw.all<object>(`SELECT * FROM "${name}" WHERE "shopId" = ?`, OTHER)
    all.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return all.sort()
}

it('every command with numbers of another shop: none tells of it, and none changes it', async () => {
  const before = await rowsOfOther()
  expect(before.length).toBeGreaterThan(8)
  const ids = [...new Set(Object.values(theirs))]
  const numbers = [
    ...ids.flatMap((id) => [`${id}`, `id:${id}`, `#${id}`, `${id} 5`, `${id} yes`, `${id} id:${joko.id}`, `${id} 1h`]),
    ...ids.flatMap((id) =>
      ['export', 'erase', 'off', 'on', 'right', 'wrong', 'yes', 'no'].map((word) => `${word} ${id}`),
    ),
    `${theirs.customer}-${theirs.wait}`,
    `erase ${theirs.customer} yes`,
    `id:${theirs.order} paid`,
    'A-1 paid',
    'A-1',
    'Joko',
    'Rahasia',
    'off Joko',
    'export Rahasia',
    `${theirs.customer} A-9 150000 kaos`,
  ]
  const broken: Failure[] = []
  const told: string[] = []
  const desk = await room.desk()
  // Our owner, and their customer.
  for (const [id, person] of [['77', rina] as const, ['900', null] as const]) {
    for (const line of commands.flatMap(({ name }) => numbers.map((rest) => `${name} ${rest}`))) {
      const answer = await dispatch(
        commands,
        line,
        {
          now: at('12:00'),
          caller: { sender: { platform: 'telegram', id, name: 'x' }, person },
          place: { platform: 'telegram', chat: id, kind: 'private' },
          chat: null,
          key: `${id} ${line}`,
          locale: 'id',
          words: wordsIn('id'),
          team: [rina],
          zone: desk.rules.zone,
          desk,
        },
        { log: (failure) => broken.push(failure) },
      )
      const said = JSON.stringify(answer)
      if (/rahasia/i.test(said) && !line.includes('Rahasia')) told.push(`${line}: ${said}`)
    }
  }
  expect(broken.map(({ line, error }) => `${line}: ${error}`)).toEqual([])
  expect(told).toEqual([])
  expect(await rowsOfOther()).toEqual(before)
})
