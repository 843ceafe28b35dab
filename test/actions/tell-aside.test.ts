import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../src/actions/erase.ts'
import type { HeardMessage, HeardPress } from '../../src/chat/heard.ts'
import { Reception } from '../../src/reception.ts'
import { Prisma } from '../../src/store/generated/sqlite/client.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
let logged: string[]
let asides: number
beforeEach(async () => {
  room = await openRoom()
  logged = []
  asides = 0
})
afterEach(() => room.close())

const ALERTS = { platform: 'slack', chat: 'C1' } as const
const now = at('12:00')
const EXPIRED = 'A commit cannot be executed on an expired transaction.'

function reception(): Reception {
  const note = (_: object, message: string) => void logged.push(message)
  return new Reception({
    desk: async () => {
      const desk = await room.desk()
      return { ...desk, places: { ...desk.places, alerts: [ALERTS] } }
    },
    commands: [],
    now: () => now,
    locale: 'id',
    log: { info: note, warn: note, error: note },
    stirred: () => {},
    aside: () => {
      asides += 1
    },
    answerPress: async () => {},
    findConnection: async () => null,
  })
}

const says = (number: number, name = 'Dewi') => room.message(now, '500', name, `pesan ${number}`)
const stored = async () => {
  const dewi = await room.store.customers.at('telegram', '500')
  return (await room.store.messages.customerWords(dewi?.id ?? 0, 0, 1000)).map(({ text }) => text)
}

/** What no platform sends and no database holds. */
const unstorable = (): HeardMessage => {
  const said = room.message(now, '600', 'Joko \u202e 081377778888', 'pesan')
  return { ...said, content: { kind: 'text', text: 7 as never } }
}

interface Owed {
  key: string
  payload: string
}
const owed = (like: string) =>
  readDatabase<Owed>(room.url, 'SELECT "key", "payload" FROM "Outbox" WHERE "key" LIKE ? ORDER BY "id"', like)

describe('what cannot be stored for its own sake', () => {
  it('is put aside and told, of each sender once an hour; nothing beside it is lost', async () => {
    const batch = Array.from({ length: 20 }, (_, i) => (i === 7 || i === 13 ? unstorable() : says(i)))
    await reception().hear(batch)
    expect(await stored()).toEqual(batch.flatMap(({ content: { text } }) => (typeof text === 'string' ? text : [])))
    expect(logged).toEqual(['an update was put aside', 'an update was put aside'])
    expect(asides).toBe(2)
    const news = await owed('aside:%')
    expect(news.map(({ payload }) => payload)).toEqual([
      expect.stringMatching(/Pesan dari Joko 0813•••••888 tidak bisa disimpan/),
    ])
  })

  it('and that it was is forgotten with them', async () => {
    await reception().hear([says(1), { ...unstorable(), from: says(1).from }])
    expect(await owed('aside:%')).toMatchObject([{ payload: expect.stringContaining('Dewi') }])
    const dewi = await room.store.customers.at('telegram', '500')
    await erase(await room.desk(), { chat: dewi?.id ?? 0 }, { key: 'x', at: now })
    const left = await readDatabase<Owed>(room.url, 'SELECT "key", "payload" FROM "Outbox"')
    expect(left.filter((row) => /Dewi|\b500\b/.test(JSON.stringify(row)))).toEqual([])
  })

  it('be it a press that nobody can answer: the next is heard', async () => {
    const press = { type: 'press', key: 'x', order: 1, at: now, runs: '?', on: '1', handle: 'h' } as const
    const broken: HeardPress = { ...press, from: says(0).from, place: null as never }
    await reception().hear([broken, says(1)])
    expect(await stored()).toEqual(['pesan 1'])
    expect(logged).toEqual(['an update was put aside'])
  })
})

describe('what takes longer than a transaction may', () => {
  it('is stored in smaller parts, each once and in order', async () => {
    const batch = Array.from({ length: 10 }, (_, i) => says(i))
    let refused = 0
    // As Prisma says it of a batch that was not done in time.
    room.store.around = async (work) => {
      const done = await work()
      if (refused++ < 2) throw new Prisma.PrismaClientKnownRequestError(EXPIRED, { code: 'P2028', clientVersion: '7' })
      return done
    }
    await reception().hear(batch)
    expect(await stored()).toEqual(batch.map(({ content }) => content.text))
    expect(logged).toEqual([])
  })

  it('and a store that is away is thrown on: the same batch comes again', async () => {
    const gone = new Prisma.PrismaClientKnownRequestError('nobody there', { code: 'P1001', clientVersion: '7' })
    room.store.around = () => Promise.reject(gone)
    await expect(reception().hear([says(1), says(2)])).rejects.toThrow(gone)
    expect(logged).toEqual([])
  })
})
