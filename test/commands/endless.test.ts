import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { dispatch, type Failure } from '../../src/chat/dispatch.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { at, openRoom, type Room } from '../support/room.ts'

const LENGTH = 50_000
/** Repeated without end: whoever tries every way to read one of them is at it for minutes. */
const UNITS = ['a', '/kpi ', '\n', 'telegram:', '2026-10-', '1.', '~', '\u202e', 'Rp1 ']

let room: Room
let rina: Person
let chat: number
beforeAll(async () => {
  room = await openRoom()
  rina = await room.people('Rina', { telegramId: '77', role: 'owner' })
  chat = await room.customer(at('12:00'), 'Dewi')
})
afterAll(() => room.close())

it.each(UNITS)('%j for ever: heard of both sides, read by every command, and none breaks', async (unit) => {
  const text = unit.repeat(LENGTH / unit.length)
  await room.hears([room.message(at('12:01'), '500', 'Dewi', text)], at('12:01'))
  await room.answers(at('12:02'), '77', chat, text.replace('/', ''))
  const broken: Failure[] = []
  const desk = await room.desk()
  for (const { name } of commands) {
    for (const before of ['', '1 ']) {
      const answer = await dispatch(
        commands,
        `${name} ${before}${text}`,
        {
          now: at('12:03'),
          caller: { sender: { platform: 'telegram', id: '77', name: 'Rina' }, person: rina },
          place: { platform: 'telegram', chat: '77', kind: 'private' },
          chat: null,
          key: `${name}${before}${unit}`,
          locale: 'id',
          words: wordsIn('id'),
          team: [rina],
          zone: desk.rules.zone,
          desk,
        },
        { log: (failure) => broken.push(failure) },
      )
      expect(answer.reply ?? answer.notice).toBeDefined()
    }
  }
  expect(broken).toEqual([])
})
