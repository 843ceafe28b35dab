import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import type { SeenMessage } from '../../src/sandbox/telegram/index.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { ledger } from './asking.ts'
import { admin } from './crew.ts'

/** Open to everybody: what they do for a stranger is tested where they are. */
const OPEN = ['help', 'language']
const NUMBERS = ['', '1', '2-1', '1-999', '-1', '1 5 x', 'Sari']
/** What no button of ours has ever carried. */
const FOREIGN = [
  ...['\0', '{}', 'null', '__proto__', 'constructor', '__proto__ 1', 'toString 1', '💥', '/', '//', 'claim\n1-1'],
  ...['claim 1-1; resolve 1', `claim ${'1'.repeat(400)}`, 'x'.repeat(65), 'vote 1 5 '.repeat(2000), '%00'],
  ...[
    '/admin off Rina',
    'setup x',
    'setup 000000',
    'optout 1',
    'optout 999',
    'try',
    'undo 1',
    'undo x',
    'account 1 yes',
  ],
]

let shop: Scenario
let dewi: Customer
let budi: Customer
let sari: Teammate
let joko: Teammate
let tono: Teammate
let serial = 0

beforeAll(async () => {
  shop = await scenario({ slack: false, patienceMs: 60_000, env: { BUSINESS_HOURS: 'always' } })
  ;[dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
  sari = await admin(shop, 'Sari')
  joko = await admin(shop, 'Joko')
  tono = shop.teammate('Tono')
  await dewi.says('/start')
  await budi.says('halo kak')
  await sari.answers(budi, 'halo')
  await sari.writes('/resolve', budi)
  await dewi.says('ada kak?')
  await shop.advance('30m')
  await joko.writes('/help', 'private')
  await shop.owner.writes('/admin off Joko', 'private')
})
afterAll(() => shop.close())

type Chat = { id: number; type: string; title?: string; first_name?: string; is_forum?: boolean }
const ENOUGH_MS = 120_000
const FOREIGN_GROUP: Chat = { id: -100_777, type: 'supergroup', title: 'Bukan toko' }

/** A press nobody's thumb made: any data, on any message, in any chat. */
function press(by: Customer | Teammate, data: string, chat: Chat, more: object = {}): void {
  const message = { message_id: 3, date: 1, chat, ...more }
  const callback_query = { id: `forged-${++serial}`, from: by.user, message, chat_instance: '1', data }
  shop.telegram.push({ callback_query })
}

const places = (by: Customer | Teammate): [Chat, object][] => [
  [shop.stage.alerts, {}],
  [shop.stage.inbox, { message_thread_id: dewi.topic, is_topic_message: true }],
  [{ id: by.user.id, type: 'private', first_name: by.name }, {}],
  [FOREIGN_GROUP, {}],
]

/** What everybody in these chats sees. */
const seenByAll = (): SeenMessage[] =>
  [shop.stage.alerts, shop.stage.inbox, dewi.user, budi.user, sari.user, shop.owner.user]
    .flatMap((chat) => shop.telegram.messages(chat))
    .filter(({ fromBot, receiver }) => fromBot && receiver === undefined)

/** The rows of a ledger that another did not have. */
function newIn(before: string, after: string): string[] {
  const known = new Set(rowsOf(before))
  // What was refused may stand in the trail of who wanted what.
  return rowsOf(after).filter((row) => !known.has(row) && !row.startsWith('Audit '))
}

const rowsOf = (ledgered: string): string[] =>
  (JSON.parse(ledgered) as [string, object[]][]).flatMap(([table, rows]) =>
    rows.map((row) => `${table} ${JSON.stringify(row)}`),
  )

/** Nothing is known, seen or broken that was not before. */
async function nothingHappensBy(by: Customer | Teammate, presses: () => void): Promise<void> {
  const [known, seen] = [await ledger(shop), seenByAll().filter(({ chat }) => chat !== by.user.id)]
  presses()
  await shop.settle()
  expect(newIn(known, await ledger(shop))).toEqual([])
  expect(seenByAll().filter(({ chat }) => chat !== by.user.id)).toEqual(seen)
}

const PRESSERS: readonly [string, () => Customer | Teammate][] = [
  ['a stranger', () => tono],
  ['somebody set off', () => joko],
  ['a customer', () => dewi],
]

describe.each(PRESSERS)('%s presses what only the team may', (_, who) => {
  it('every command, with many numbers, in every chat: nothing happens, and nobody else sees anything', {
    timeout: ENOUGH_MS,
  }, async () => {
    const team = commands.filter(({ name, allow }) => allow !== 'anyone' && !OPEN.includes(name))
    await nothingHappensBy(who(), () => {
      for (const { name } of team) {
        for (const number of NUMBERS)
          for (const [chat, more] of places(who())) press(who(), `${name} ${number}`, chat, more)
      }
    })
  })

  it('a question that was asked of somebody else, or of nobody', async () => {
    await nothingHappensBy(who(), () => {
      for (const score of [0, 1, 5, 10, 11, -1]) {
        for (const survey of [1, 2, 999])
          for (const [chat] of places(who())) press(who(), `vote ${survey} ${score}`, chat)
      }
    })
  })

  it('data that is not ours', async () => {
    await nothingHappensBy(who(), () => {
      for (const data of FOREIGN.filter((line) => !line.startsWith('optout'))) {
        for (const [chat] of places(who())) press(who(), data, chat)
      }
    })
  })
})

describe('the owner', () => {
  it('presses data that is not ours: nothing happens, and nothing breaks', async () => {
    await nothingHappensBy(shop.owner, () => {
      for (const data of FOREIGN.filter((line) => !/^\/+$/.test(line)))
        for (const [chat, more] of places(shop.owner).slice(0, 2)) press(shop.owner, data, chat, more)
    })
    const said = shop.telegram.messages(shop.owner.user).map(({ text }) => text)
    expect(said.filter((text) => /S-[0-9A-F]{6}/.test(text))).toEqual([])
  })

  it('presses buttons of chats and waits there are not: nothing happens', async () => {
    const lines = ['claim', 'dismiss', 'snooze', 'assign'].flatMap((name) => [
      `${name} 999-1`,
      `${name} 1-999`,
      `${name} 2-1`,
    ])
    await nothingHappensBy(shop.owner, () => {
      for (const line of lines) press(shop.owner, line, shop.stage.alerts)
    })
  })

  it('presses under a message that is too old for Telegram to show: it counts', async () => {
    expect(shop.heard('alerts').join('\n')).not.toContain('Rina')
    press(shop.owner, 'claim 1', shop.stage.alerts, { date: 0 })
    await shop.settle()
    expect(shop.heard('alerts').join('\n')).toContain('Rina')
  })

  it('presses under an inline result: nothing happens', async () => {
    await nothingHappensBy(shop.owner, () => {
      const query = { id: `forged-${++serial}`, from: shop.owner.user, chat_instance: '1', data: 'resolve 1' }
      shop.telegram.push({ callback_query: { ...query, inline_message_id: 'x' } })
    })
  })
})
