import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { command } from '../../commands/support/command.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { rulesFrom } from '../../src/actions/rules.ts'
import type { Answer, Command } from '../../src/chat/command.ts'
import type { HeardMessage, HeardPress } from '../../src/chat/heard.ts'
import { readConfig } from '../../src/config.ts'
import { Reception } from '../../src/reception.ts'
import { type Database, openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { ENGINE, newDatabase, type TestDatabase } from '../support/database.ts'
import { readDatabase } from '../support/read.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')
const { shop: rules } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x', BUSINESS_HOURS: 'always' })
const OWNER = { platform: 'telegram', id: '5', name: 'Rina' } as const
const ALONE = { platform: 'telegram', chat: '5', kind: 'private' } as const
const TEAM = { platform: 'telegram', chat: '-100', kind: 'group' } as const

let database: TestDatabase
let handles: Database[]
/** How presses were answered, by process. */
let notices: string[]

beforeEach(async () => {
  database = await newDatabase()
  notices = []
  handles = [await openDatabase(database.url, 0)]
  // A file has one process; there two parts of it hear the same.
  if (ENGINE === 'postgresql') handles.push(await openDatabase(database.url, 0))
  const [store] = stores()
  await store.people.add({ name: 'Rina', role: 'owner', telegramId: OWNER.id, slackId: 'U1' }, 0)
  await store.people.add({ name: 'Sari', role: 'admin', telegramId: '6' }, 0)
  const { id } = await store.customers.add({ channel: 'telegram', address: '77', name: 'Dewi' }, 0)
  expect(id).toBe(1)
})
afterEach(async () => {
  for (const handle of handles) await handle.close()
  await database.drop()
})

function stores(): [Store, Store] {
  const [one, other = one] = handles.map((handle) => handle.shop(1))
  if (!one || !other) throw new Error('no database is open')
  return [one, other]
}

const process = (store: Store, known: readonly Command<Desk>[] = commands): Reception =>
  new Reception({
    desk: async () => ({
      store,
      rules: rulesFrom(rules, await store.settings.all()),
      rulesIn: async (within) => rulesFrom(rules, await within.settings.all()),
      environment: rules,
      places: { alerts: [TEAM], inboxes: [] },
    }),
    commands: known,
    now: () => NOW,
    locale: 'id',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    stirred: () => {},
    aside: () => {},
    answerPress: async (_, notice) => void notices.push(notice ?? ''),
    findConnection: async () => null,
  })

const two = (): [Reception, Reception] => {
  const [one, other] = stores()
  return [process(one), process(other)]
}

const says = (line: string): HeardMessage => ({
  type: 'message',
  ref: `tg:-100:${line}`,
  messageId: '9',
  at: NOW,
  order: 9,
  from: OWNER,
  place: TEAM,
  content: { kind: 'text', text: `/${line}` },
  writer: 'human',
  command: { name: line.split(' ')[0] ?? '', line },
})

const presses = (line: string): HeardPress => ({
  type: 'press',
  key: line,
  at: NOW,
  order: 9,
  from: OWNER,
  place: TEAM,
  handle: 'h',
  on: '1',
  runs: line,
})

const audited = async () =>
  (await readDatabase<{ line: string }>(database.url, 'SELECT "line" FROM "Audit"')).map(({ line }) => line)
const answers = () =>
  readDatabase<{ key: string }>(database.url, `SELECT "key" FROM "Outbox" WHERE "key" LIKE 'reply:%'`)
const changes = async (): Promise<unknown[]> => JSON.parse((await stores()[0].settings.all()).CHANGES ?? '[]')

describe('a command that two processes hear at once', () => {
  it.each([
    'target first 4m',
    'hours apply Mon-Fri 09:00-17:00',
    'holidays add 2026-12-24',
    'alerts 50 admin',
    'holidays national on',
    'admin role Sari lead',
    'admin add Wati telegram:8',
  ])('/%s happens once, with one answer', async (line) => {
    await Promise.all(two().map((one) => one.hear([says(line)])))
    await Promise.all(two().map((one) => one.hear([says(line)])))
    expect(await answers()).toEqual([{ key: `reply:said:tg:-100:${line}` }])
    expect(await audited()).toEqual([line])
    expect((await changes()).length).toBeLessThanOrEqual(1)
  })

  it('and a press', async () => {
    await Promise.all(two().map((one) => one.hear([says('target first 4m')])))
    await Promise.all(two().map((one) => one.hear([presses('undo 1')])))
    expect(await answers()).toHaveLength(2)
    expect(await changes()).toHaveLength(2)
    expect((await audited()).sort()).toEqual(['target first 4m', 'undo 1'])
    expect(notices).toHaveLength(1)
  })

  it('and a press that is answered by a notice alone, also after what came next', async () => {
    const batch = [presses('try'), says('try off')].map((heard) => ({ ...heard, place: ALONE }))
    await Promise.all(two().map((one) => one.hear(batch.slice(0, 1))))
    await two()[0].hear(batch.slice(1))
    await Promise.all(two().map((one) => one.hear(batch)))
    expect(await audited()).toEqual(['try', 'try off'])
    expect(await readDatabase(database.url, 'SELECT "name" FROM "Person" WHERE "tryingUntil" IS NOT NULL')).toEqual([])
  })

  it('and what Slack delivers to both: one of them answers', async () => {
    const given = {
      line: 'target first 4m',
      sender: { platform: 'slack', id: 'U1', name: 'Rina' },
      place: { platform: 'slack', chat: 'C1', kind: 'group' },
      key: 'slack:Ev1',
      at: NOW,
    } as const
    const said: Answer[] = await Promise.all([...two(), ...two()].map((one) => one.given(given)))
    expect(said.filter(({ reply, notice }) => reply || notice)).toHaveLength(1)
    expect(await changes()).toHaveLength(1)
    expect(await audited()).toEqual(['target first 4m'])
  })

  it('what only reads is answered once as well', async () => {
    await Promise.all(two().map((one) => one.hear([says('waiting')])))
    expect(await answers()).toHaveLength(1)
  })
})

/** As the driver says it. */
const hungUp = () => new Error('Connection terminated unexpectedly')

/** A command that breaks so many times after it has changed something. */
const breaking = (times: number, error = hungUp()) => {
  let tries = 0
  return command({
    name: 'retry',
    args: {},
    allow: 'owner',
    changes: true,
    examples: ['retry'],
    async run(_, { desk }) {
      tries += 1
      await desk.store.settings.set(`TRY ${tries}`, 'done', null, NOW)
      if (tries <= times) throw error
      return { reply: { body: [{ text: 'selesai' }] } }
    },
  })
}

const tried = async () => Object.keys(await stores()[0].settings.all()).filter((name) => name.startsWith('TRY'))

describe('a command whose connection to the store breaks in the middle', () => {
  const said = async () =>
    (await readDatabase<{ payload: string }>(database.url, `SELECT "payload" FROM "Outbox" WHERE "key" LIKE 'reply:%'`))
      .map(({ payload }) => payload)
      .join()

  it('is done after all, once, while the store is there', async () => {
    const bot = process(stores()[0], [breaking(2)])
    for (let i = 0; i < 2; i += 1) await bot.hear([says('retry')])
    expect(await tried()).toEqual(['TRY 3'])
    expect(await answers()).toHaveLength(1)
    expect(await said()).toContain('selesai')
    expect(await audited()).toEqual(['retry'])
  })

  it('is told to the asker when it does so each time', async () => {
    await process(stores()[0], [breaking(99)]).hear([says('retry')])
    expect(await tried()).toEqual([])
    expect(await answers()).toHaveLength(1)
    expect(await said()).toContain('ada yang rusak di sisi Sigap')
    expect(await audited()).toEqual([])
  })

  it('stays unanswered while the store is away', async () => {
    const [store] = stores()
    const bot = process(store, [breaking(1)])
    store.ping = () => Promise.reject(hungUp())
    await expect(bot.hear([says('retry')])).rejects.toThrow('Connection terminated')
    expect(await answers()).toEqual([])
  })
})

describe('a command that breaks in the middle', () => {
  it('leaves nothing of it, and is answered once', async () => {
    const bot = process(stores()[0], [breaking(99, new Error('broken'))])
    for (let i = 0; i < 2; i += 1) await bot.hear([says('retry')])
    expect(await tried()).toEqual([])
    expect(await answers()).toHaveLength(1)
    expect(await audited()).toEqual([])
  })
})
