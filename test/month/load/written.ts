import type { Desk } from '../../../src/actions/desk.ts'
import { recorded, replying } from '../../../src/actions/hear.ts'
import { type Hearing, hearing } from '../../../src/actions/hearing.ts'
import { judge } from '../../../src/actions/judge.ts'
import { refold } from '../../../src/actions/refold.ts'
import type { HeardMessage } from '../../../src/chat/heard.ts'
import { isHolding } from '../../../src/domain/holding.ts'
import { isCourtesy, isQuestion } from '../../../src/domain/text.ts'
import { accounts } from '../events/people.ts'
import { type Chat, type Event, MONTH, NOW, type Said } from '../world.ts'
import { INBOX, type Month } from './shop.ts'

const AT_ONCE = 20
const AUTHOR = { customer: 'customer', admin: 'human', note: 'note', auto: 'auto' } as const

/** Chats as a shop would have them after a month of hearing: what was said and done stored as it is, then folded. */
export async function write(month: Month, chats: readonly Chat[]): Promise<void> {
  const { rules } = month.desk
  // Nobody was asked: what a survey does is another matter, and of the chats that are heard.
  const desk: Desk = { ...month.desk, rules: { ...rules, surveys: { ...rules.surveys, csat: false } } }
  for (let from = 0; from < chats.length; from += AT_ONCE) {
    const some = chats.slice(from, from + AT_ONCE)
    const customers = new Map<Chat, number>()
    for (const chat of some) customers.set(chat, await customerOf(month, chat))
    const h = await hearing(desk, [], NOW)
    await month.raw.all('BEGIN')
    for (const chat of some) for (const event of chat.events) await put(month, h, customers.get(chat)!, chat, event)
    await month.raw.all('COMMIT')
    await desk.store.transaction(async (store) => {
      for (const chat of some) {
        const within = { ...desk, store }
        await read(within, chat)
        const blocked = blockedAt(chat)
        if (blocked !== null) await store.customers.change(customers.get(chat)!, { unreachableAt: blocked })
        await refold(within, customers.get(chat)!, MONTH.from, NOW, NOW)
      }
    })
  }
}

async function customerOf({ desk }: Month, { key, name, channel, account }: Chat): Promise<number> {
  const userId = accounts.find((one) => one.key === account)?.userId
  const accountId = (await desk.store.accounts.all()).find((one) => one.userId === userId)?.id ?? null
  const address = userId ? `${userId}:${key}` : key
  const inbox = userId ? null : INBOX
  const { id } = await desk.store.customers.add({ channel, address, accountId, name, inbox, topicId: key }, MONTH.from)
  return id
}

const MESSAGE = [
  'ref',
  'at',
  'order',
  'author',
  'personId',
  'creditId',
  'kind',
  'text',
  'courtesy',
  'question',
  'holding',
  'followedAt',
  'brief',
  'trial',
  'editedAt',
  'deletedAt',
  'refusedAt',
  'heardAt',
] as const
const ACT = ['key', 'kind', 'at', 'order', 'byId', 'toId', 'voidedAt'] as const

type Row = Record<string, string | number | boolean | null | undefined>

async function insert({ raw }: Month, table: string, customerId: number, columns: readonly string[], row: Row) {
  const names = columns.map((name) => `"${name}"`)
  const sql = `INSERT INTO "${table}" ("shopId", "customerId", ${names}) VALUES (1, ?, ${columns.map(() => '?')})`
  await raw.all(sql, customerId, ...columns.map((name) => row[name] ?? null))
}

const refOf = (chat: Chat, { id }: Said): string => `tg:${chat.key}:${id}`

async function put(month: Month, h: Hearing, customerId: number, chat: Chat, event: Event): Promise<void> {
  if (event.is === 'done') {
    if (event.kind === 'snooze') return
    const { id, at, kind, by, to, putBackAt } = event
    const before = chat.events.findLast((one) => one.is === 'said' && one.id < id)
    const who = (key: string | null | undefined) => (key ? (month.ids.get(key) ?? null) : null)
    const row = {
      key: `act:${id}`,
      kind,
      at,
      order: before?.id ?? 0,
      byId: who(by),
      toId: who(to),
      voidedAt: putBackAt,
    }
    return insert(month, 'Act', customerId, ACT, row)
  }
  const personId = event.login ? month.ids.get(event.login) : null
  const heard = recorded(factOf(chat, event), customerId, event.at)
  const row = {
    ...{ ...heard, holding: false, brief: false },
    ...(event.by === 'admin' ? replying(h, factOf(chat, event)) : {}),
    ...editOf(h, event),
    ...{
      author: AUTHOR[event.by],
      personId,
      creditId: event.by === 'admin' ? personId : null,
      trial: event.trial ?? false,
    },
    deletedAt: event.deletedAt,
    ...(event.deletedAt === undefined ? {} : { text: null }),
    refusedAt: event.refused ? event.at : null,
  }
  await insert(month, 'Message', customerId, MESSAGE, row)
}

function factOf(chat: Chat, { id, at, kind, text }: Said): HeardMessage {
  const from = { platform: 'telegram', id: chat.key, name: chat.name } as const
  const place = { platform: 'telegram', chat: chat.key, kind: 'private' } as const
  const content = { kind, ...(text === null ? {} : { text }) }
  const ref = `tg:${chat.key}:${id}`
  return { type: 'message', ref, messageId: `${id}`, at, order: id, from, place, content, writer: 'human' }
}

/** What hearing an edit would have changed. */
function editOf(h: Hearing, { by, text, edited }: Said) {
  if (!edited) return {}
  const followed = by === 'admin' && isHolding(text ?? '', h.team) && !isHolding(edited.text, h.team)
  return {
    ...{ text: edited.text, editedAt: edited.at, courtesy: isCourtesy(edited.text), question: isQuestion(edited.text) },
    ...(followed ? { followedAt: edited.at } : {}),
  }
}

/** When the customer blocked the bot for good. */
function blockedAt({ events }: Chat): number | null {
  const blocked = events.findLast((event) => event.is === 'done' && event.kind === 'unreachable')
  const wrote = events.findLast((event) => event.is === 'said' && event.by === 'customer')
  return blocked && blocked.at > (wrote?.at ?? 0) ? blocked.at : null
}

/** What admins wrote is read as it would have been on hearing. */
async function read(desk: Desk, chat: Chat): Promise<void> {
  const human = chat.events.filter((event) => event.is === 'said' && event.by === 'admin')
  const texts = new Map(
    human.map((event) => [refOf(chat, event as Said), (event as Said).edited?.text ?? (event as Said).text]),
  )
  const stored = await desk.store.messages.byRefs([...texts.keys()])
  // What was deleted since had been read before.
  for (const message of stored.values()) await judge(desk, { ...message, text: texts.get(message.ref) ?? null }, NOW)
}
