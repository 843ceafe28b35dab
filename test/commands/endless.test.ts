import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Answer } from '../../src/chat/command.ts'
import { dispatch, type Failure, LONGEST_LINE } from '../../src/chat/dispatch.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { at, openRoom, type Room } from '../support/room.ts'

const LENGTH = 100_000
/** So much of it nobody needs to read again. */
const A_LOT = 600
/** Repeated without end: whoever tries every way to read one of them is at it for minutes. */
const UNITS = ['a', 'a ', '/kpi ', '\n', 'telegram:', '2026-10-', '1.', '~', '\u202e', 'Rp1 ', '09:00-']

let room: Room
let rina: Person
let chat: number
beforeAll(async () => {
  room = await openRoom()
  rina = await room.people('Rina', { telegramId: '77', role: 'owner' })
  chat = await room.customer(at('12:00'), 'Dewi')
})
afterAll(() => room.close())

/** Everything a line may begin with: each command's name, and each beginning of its examples. */
const BEGINNINGS = new Set(
  commands.flatMap(({ name, examples }) => [
    `${name} `,
    `${name} 1 `,
    ...examples.flatMap((example) => [...example.matchAll(/\s+|$/g)].map(({ index }) => `${example.slice(0, index)} `)),
  ]),
)

const broken: Failure[] = []

async function says(line: string): Promise<Answer> {
  const desk = await room.desk()
  return dispatch(
    commands,
    line,
    {
      now: at('12:03'),
      caller: { sender: { platform: 'telegram', id: '77', name: 'Rina' }, person: rina },
      place: { platform: 'telegram', chat: '77', kind: 'private' },
      chat: null,
      key: line.slice(0, 100),
      locale: 'id',
      words: wordsIn('id'),
      team: [rina],
      zone: desk.rules.zone,
      desk,
    },
    { log: (failure) => broken.push(failure) },
  )
}

describe.each(UNITS)('%j for ever', (unit) => {
  it('is heard of both sides', async () => {
    const text = unit.repeat(LENGTH / unit.length)
    await room.hears([room.message(at('12:01'), '500', 'Dewi', text)], at('12:01'))
    await room.answers(at('12:02'), '77', chat, text.replace('/', ''))
  })

  it('is refused in a command, kindly', async () => {
    for (const { name } of commands) {
      const { notice } = await says(`${name} ${unit.repeat(LENGTH / unit.length)}`)
      expect(notice ?? '').toMatch(/terlalu panjang/)
    }
  })

  it('is read by every command as far as one can be typed: none breaks, and none gives it all back', async () => {
    const aLot = JSON.stringify(unit.repeat(A_LOT / unit.length)).slice(1, -1)
    const repeated: string[] = []
    for (const beginning of BEGINNINGS) {
      const line = (beginning + unit.repeat(LONGEST_LINE)).slice(0, LONGEST_LINE)
      const { reply, notice } = await says(line)
      expect(reply ?? notice).toBeDefined()
      if (JSON.stringify(reply ?? notice).includes(aLot)) repeated.push(beginning)
    }
    expect(repeated).toEqual([])
    expect(broken).toEqual([])
  })
})
