import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
})
afterEach(() => shop?.close())

/** It still hears, shows, answers and alerts. */
async function works(): Promise<void> {
  const [budi, sari] = [shop.customer('Budi'), shop.teammate('Sari')]
  await budi.says('masih hidup?')
  expect(shop.heard(budi)).toEqual(['masih hidup?'])
  await shop.advance('11m')
  expect(shop.heard('alerts').filter((text) => text.includes('Budi belum dibalas'))).toHaveLength(1)
  await sari.answers(budi, 'masih')
  expect(budi.heard().at(-1)).toBe('masih')
  const health = await fetch(`http://127.0.0.1:${shop.stage.app.port}/healthz`)
  expect(await health.json()).toMatchObject({ status: 'ok', channels: [{ name: 'Telegram', state: 'heard' }] })
  expect(health.status).toBe(200)
  const metrics = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
  expect(metrics).toContain('sigap_updates_aside_total{why="unstorable"} 0')
}

const person = { id: 777, is_bot: false, first_name: 'Dewi' }
const chat = { id: 777, type: 'private', first_name: 'Dewi' }
const message = { message_id: 1, date: 1_792_724_400, chat, from: person, text: 'halo' }

describe('a malformed update is passed over, and never stops the process (contract 15)', () => {
  const malformed: [string, Record<string, unknown>][] = [
    ['nothing', {}],
    ['message null', { message: null }],
    ['message a text', { message: 'halo' }],
    ['message a list', { message: [message] }],
    ['no chat', { message: { ...message, chat: undefined } }],
    ['no date', { message: { ...message, date: undefined } }],
    ['a date far away', { message: { ...message, date: 9e15 } }],
    ['a date before all', { message: { ...message, date: -5 } }],
    ['a date of words', { message: { ...message, date: 'kemarin' } }],
    ['no message id', { message: { ...message, message_id: undefined } }],
    ['an id of words', { message: { ...message, message_id: 'satu' } }],
    ['an id too large', { message: { ...message, message_id: 2 ** 60 } }],
    ['no sender', { message: { ...message, from: undefined } }],
    ['a sender of nothing', { message: { ...message, from: {} } }],
    ['a text that is a number', { message: { ...message, text: 42 } }],
    ['a text that is an object', { message: { ...message, text: { a: 1 } } }],
    ['entities of nothing', { message: { ...message, text: '/kpi x', entities: [null, 5, { type: 'bot_command' }] } }],
    ['a chat of an unknown type', { message: { ...message, chat: { ...chat, type: 'planet' } } }],
    ['a chat id that is no number', { message: { ...message, chat: { ...chat, id: '777' } } }],
    ['a press of nothing', { callback_query: {} }],
    ['a press without a message', { callback_query: { id: '1', from: person, data: 'claim 1', chat_instance: '1' } }],
    [
      'a press with nonsense',
      { callback_query: { id: '2', from: person, data: '\u0000💥 1-', message, chat_instance: '1' } },
    ],
    [
      'a long press',
      { callback_query: { id: '3', from: person, data: 'claim '.repeat(5000), message, chat_instance: '1' } },
    ],
    ['an edit of nothing', { edited_message: {} }],
    ['an edit of the unknown', { edited_message: { ...message, message_id: 999, edit_date: 1_792_724_401 } }],
    ['a deletion of nothing', { deleted_business_messages: { business_connection_id: 'x', chat, message_ids: 'all' } }],
    ['a connection of nobody', { business_connection: { id: 'x', date: 1 } }],
    ['a message through an unknown connection', { business_message: { ...message, business_connection_id: 'nobody' } }],
    ['a membership of nothing', { my_chat_member: { chat } }],
    [
      'a group that moved to itself',
      { message: { ...message, chat: { id: -5, type: 'group' }, migrate_to_chat_id: -5 } },
    ],
    ['something new', { teleportation: { to: 'moon' } }],
    ['a prototype', JSON.parse('{"message":{"__proto__":{"a":1},"constructor":1}}')],
    ['very deep', { message: { ...message, rich_message: deep(2000) } }],
  ]
  it('each by itself', async () => {
    const dewi = shop.customer('Dewi')
    for (const [what, update] of malformed) {
      shop.telegram.push(update)
      await dewi.says(what)
      expect(shop.heard(dewi).at(-1)).toBe(what)
    }
    await works()
  })

  it('groups said to have moved in a circle', async () => {
    const group = (id: number) => ({ ...message, chat: { id, type: 'group', title: 'x' }, text: undefined })
    const [a, b] = [-77, -78]
    shop.telegram.push({ message: { ...group(a), migrate_to_chat_id: b } })
    shop.telegram.push({ message: { ...group(b), migrate_to_chat_id: a } })
    await shop.settle()
    await works()
  })

  it('all of them in one batch with good ones between', async () => {
    const dewi = shop.customer('Dewi')
    for (const [i, [, update]] of malformed.entries()) {
      shop.telegram.push(update)
      shop.telegram.send(dewi.user, `teks ${i}`)
    }
    await shop.settle()
    expect(shop.heard(dewi)).toEqual(malformed.map((_, i) => `teks ${i}`))
    await works()
  })
})

const folder = path.resolve(import.meta.dirname, '../../../shared/payloads/telegram')
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')
  : []

describe.skipIf(files.length === 0)('every payload the platform is known to send', () => {
  const updates = files.map((name) => {
    const read = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
    const kind = name.startsWith('message.') ? 'message' : name.startsWith('callbackquery.') ? 'callback_query' : null
    const special = { businessconnection: 'business_connection', businessmessagesdeleted: 'deleted_business_messages' }
    const field = kind ?? special[name.split('.')[0] as keyof typeof special]
    return field ? { [field]: read } : read
  })

  it('is taken, once and twice, in and out of order', async () => {
    for (const update of updates) shop.telegram.push(update)
    await shop.settle()
    for (const update of [...updates].reverse()) shop.telegram.push(update)
    await shop.settle()
    // Years old as they are, their dates are not believed: whoever wrote waits from now on.
    await shop.advance('11m')
    await works()
  })
})

function deep(levels: number): object {
  return levels === 0 ? { text: 'x' } : { blocks: [deep(levels - 1)] }
}
