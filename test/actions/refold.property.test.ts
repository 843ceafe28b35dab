import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { act } from '../../src/actions/act.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { endSilent } from '../../src/actions/end-silent.ts'
import { type Fact, hear } from '../../src/actions/hear.ts'
import { refold } from '../../src/actions/refold.ts'
import { readConfig } from '../../src/config.ts'
import { DAY_MS, SECOND_MS } from '../../src/domain/time.ts'
import { openDatabase } from '../../src/store/open.ts'
import { anyChat, type Chat, shuffled } from '../support/chat.ts'
import { newDatabase } from '../support/database.ts'
import { openRaw } from '../support/read.ts'

const SEED = 20261023
const END = Date.parse('2027-03-01T00:00:00Z')
const OWN = '77'
const WORDS = {
  // An odd one asks something, so that what is asked, and asked again, depends on what was heard.
  customer: (courtesy: boolean, id: number) =>
    courtesy ? 'makasih kak' : id % 2 === 1 ? 'barangnya kapan dikirim' : 'saya sudah transfer',
  human: (question: boolean, holding: boolean, brief: boolean) => {
    if (question) return 'mau warna apa?'
    return holding ? 'sebentar ya kak' : brief ? 'ok' : 'barangnya sudah dikirim kemarin'
  },
}

const { url, drop } = await newDatabase()
const database = await openDatabase(url, 0)
const raw = await openRaw(url)
const { shop: rules } = readConfig({
  TELEGRAM_BOT_TOKEN: '1:x',
  BUSINESS_HOURS: 'Mon-Fri 08:00-12:00,13:00-21:00; Sat 20:00-02:00',
})
const desk: Desk = { store: database.shop(1), rules, environment: rules, places: { alerts: [], inboxes: [] } }
const sari = await desk.store.people.add({ name: 'Sari', role: 'admin', telegramId: OWN }, 0)
await hear(desk, [connection()], 0)

afterAll(async () => {
  await raw.close()
  await database.close()
  await drop()
})

function connection(): Fact {
  const user = { platform: 'telegram', id: OWN, name: 'Sari' } as const
  return {
    type: 'connection',
    order: 1,
    at: 0,
    connectionId: 'c',
    user,
    userChatId: OWN,
    enabled: true,
    canReply: true,
  }
}

let chats = 0

/** The chat as a Business account's updates: first what was said, then what was deleted. */
function factsOf({ messages }: Chat, chat: string): { said: Fact[]; deleted: Fact[] } {
  const customer = { platform: 'telegram', id: chat, name: 'Dewi' } as const
  const place = { platform: 'telegram', chat, kind: 'private' } as const
  const business = { connectionId: 'c', chat, with: customer }
  const said = messages.map(({ id, at, order, author, courtesy, question, holding = false, brief = false }): Fact => {
    const text = author === 'customer' ? WORDS.customer(courtesy, id) : WORDS.human(question, holding, brief)
    const from = author === 'customer' ? customer : { platform: 'telegram' as const, id: OWN, name: 'Sari' }
    const ref = `biz:c:${chat}:${id}`
    const content = { kind: 'text', text }
    return { type: 'message', ref, messageId: `${id}`, at, order, from, place, content, writer: 'human', business }
  })
  const deleted = messages.flatMap(({ id, order, deletedAt }): Fact[] => {
    const refs = [`biz:c:${chat}:${id}`]
    return deletedAt === null ? [] : [{ type: 'deletion', refs, order: order + 1000, at: deletedAt, business }]
  })
  return { said, deleted }
}

const EDITED_MS = 90 * SECOND_MS

/** Every third message is written anew after a minute and a half, unless it was deleted by then. */
function editsOf({ messages }: Chat, chat: string): Fact[] {
  const business = { connectionId: 'c', chat }
  const place = { platform: 'telegram', chat, kind: 'private' } as const
  const edited = messages.filter(({ id, at, deletedAt }) => id % 3 === 0 && (deletedAt ?? END) > at + EDITED_MS)
  return edited.map(({ id, at, author, order }) => {
    const text = author === 'customer' ? 'jadi kapan dikirim kak?' : 'DASAR BODOH, sudah saya bilang besok'
    const content = { kind: 'text', text }
    const ref = `biz:c:${chat}:${id}`
    return { type: 'edit', ref, order: order + 500, at: at + EDITED_MS, writtenAt: at, place, content, business }
  })
}

async function customerOf(chat: string): Promise<number> {
  const customer = await desk.store.customers.at('business', `${OWN}:${chat}`)
  if (!customer) throw new Error(`nobody in chat ${chat}`)
  return customer.id
}

const columns = (of: string, names: string): string => names.replaceAll(/\w+/g, (name) => `${of}."${name}"`)
const CONVERSATION = columns(
  'c',
  'startedAt, endedAt, ended, endedById, closesAt, assignedId, answered, firstAnswerAt, lastAnswerAt, lastAnswerBy, reopened',
)
const STRETCH = columns('s', 'openedAt, resolvedAt, openSeconds, how, creditId, answered, reopenedAt')
const FINDING = columns('f', 'rule, term, severity, creditId, at')
const WAIT = columns(
  'w',
  `kind, state, openedAt, dueAt, targetSeconds, closedAt, answeredById, openSeconds, elapsedSeconds, adminSeconds, chargedId,
  holding, substantialSeconds, adminSubstantialSeconds, promiseDueAt, promiseEndedAt, question, afterCourtesy, briefAnswer, decidedAt`,
)
const OF = `c."customerId" = ?`

/** Everything derived of a chat, without the ids of rows. */
async function derived(customerId: number) {
  const all = (sql: string) => raw.all<object>(sql, customerId)
  const within = (table: string, name: string) =>
    `FROM "${table}" ${name} JOIN "Conversation" c ON c."id" = ${name}."conversationId" WHERE ${OF}`
  return {
    conversations: await all(`SELECT ${CONVERSATION} FROM "Conversation" c WHERE ${OF} ORDER BY c."startedAt"`),
    stretches: await all(`SELECT ${STRETCH} ${within('Stretch', 's')} ORDER BY s."openedAt"`),
    parts: await all(
      `SELECT c."startedAt", p."personId", p."firstAt", p."messages" ${within('Part', 'p')} ORDER BY 1, 2`,
    ),
    findings: await all(
      `SELECT ${FINDING} FROM "Finding" f
       WHERE f."customerId" = ? AND f."goneAt" IS NULL AND f."messageId" IS NULL ORDER BY f."at", f."term", f."id"`,
    ),
    waits: await all(
      `SELECT ${WAIT}, m."at" AS "openerAt" FROM "Wait" w JOIN "Message" m ON m."id" = w."openerId"
       WHERE w."customerId" = ? ORDER BY w."openedAt"`,
    ),
  }
}

/** What stands of a chat's messages, and what was found in those of the team. */
async function written(customerId: number) {
  const message = columns('m', 'at, author, text, deletedAt')
  return {
    messages: await raw.all(`SELECT ${message} FROM "Message" m WHERE m."customerId" = ? ORDER BY m."at"`, customerId),
    findings: await raw.all(
      `SELECT ${FINDING} FROM "Finding" f WHERE f."customerId" = ? AND f."goneAt" IS NULL AND f."messageId" IS NOT NULL
       ORDER BY f."at", f."rule", f."term"`,
      customerId,
    ),
  }
}

/** Pieces of a list, in order. */
function batches<T>(list: readonly T[], sizes: readonly number[]): T[][] {
  const result: T[][] = []
  for (let from = 0, turn = 0; from < list.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    result.push(list.slice(from, from + size))
    from += size
  }
  return result
}

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 })
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IAsyncProperty<T>, numRuns = 60) =>
  fc.assert(property, { seed: SEED, numRuns })

describe('a chat as it is stored', () => {
  it('is the same in whatever order, in whatever pieces and however often its messages were heard', async () => {
    const keys = fc.array(fc.integer(), { minLength: 3, maxLength: 12 })
    const property = fc.asyncProperty(anyChat(14), keys, sizes, async (chat, order, pieces) => {
      if (chat.messages.length === 0) return
      const [once, often] = [`${++chats}`, `${++chats}`]
      const straight = factsOf(chat, once)
      await hear(desk, [...straight.said, ...straight.deleted], END)
      const { said, deleted } = factsOf(chat, often)
      for (const some of batches(shuffled(said, order), pieces)) await hear(desk, some, END)
      for (const some of batches(deleted, pieces)) await hear(desk, some, END)
      await hear(desk, said.slice(0, 3), END)
      await hear(desk, [...deleted, ...shuffled(said, order.toReversed())], END)
      await endSilent(desk, END + 30 * DAY_MS)
      expect(await derived(await customerOf(often))).toEqual(await derived(await customerOf(once)))
    })
    await holds(property)
  })

  it('is the same whether its edits and deletions were heard after their messages or before', async () => {
    const keys = fc.array(fc.integer(), { minLength: 3, maxLength: 12 })
    const property = fc.asyncProperty(anyChat(14), keys, sizes, async (chat, order, pieces) => {
      if (chat.messages.length === 0) return
      const [once, often] = [`${++chats}`, `${++chats}`]
      const straight = factsOf(chat, once)
      await hear(desk, [...straight.said, ...editsOf(chat, once), ...straight.deleted], END)
      const { said, deleted } = factsOf(chat, often)
      const all = shuffled([...said, ...editsOf(chat, often), ...deleted], order)
      for (const some of batches(all, pieces)) await hear(desk, some, END)
      await hear(desk, all.toReversed(), END)
      await endSilent(desk, END + 30 * DAY_MS)
      expect(await derived(await customerOf(often))).toEqual(await derived(await customerOf(once)))
      expect(await written(await customerOf(often))).toEqual(await written(await customerOf(once)))
    })
    await holds(property, 25)
  })

  it('is the same folded piece by piece as it happened and all at once', async () => {
    const property = fc.asyncProperty(anyChat(16), sizes, async (chat, pieces) => {
      if (chat.messages.length === 0) return
      const name = `${++chats}`
      for (const some of batches(eventsOf(chat), pieces)) await happen(chat, name, some)
      const customerId = await customerOf(name)
      const now = END + 30 * DAY_MS
      await endSilent(desk, now)
      const copy = await copied(customerId)
      await desk.store.transaction((store) => refold({ ...desk, store }, copy, 0, now, now))
      expect(await derived(copy)).toEqual(await derived(customerId))
    })
    await holds(property)
  })
})

type Event = { at: number; message?: number; act?: Chat['acts'][number]; deleted?: number }

function eventsOf({ messages, acts }: Chat): Event[] {
  const events: Event[] = messages.flatMap(({ id, at, deletedAt }) => [
    { at, message: id },
    ...(deletedAt === null ? [] : [{ at: deletedAt, deleted: id }]),
  ])
  return [...events, ...acts.map((one) => ({ at: one.at, act: one }))].sort((a, b) => a.at - b.at)
}

/** Some of it happens: silence takes its course, messages are heard together, acts come between them. */
async function happen(chat: Chat, name: string, events: readonly Event[]): Promise<void> {
  const { said, deleted } = factsOf(chat, name)
  const factOf = ({ message, deleted: gone }: Event) =>
    message === undefined
      ? deleted.find((f) => f.type === 'deletion' && f.refs[0] === `biz:c:${name}:${gone}`)
      : said.find((f) => f.type === 'message' && f.messageId === `${message}`)
  await endSilent(desk, (events[0]?.at ?? 0) - 1)
  let run: Fact[] = []
  for (const event of events) {
    const fact = event.act ? undefined : factOf(event)
    if (fact) run.push(fact)
    if (!event.act) continue
    await hear(desk, run, event.at)
    run = []
    const by = event.act.byId === 1 ? sari : null
    const deed = { chat: await customerOf(name), kind: event.act.kind, by, to: sari }
    await act(desk, deed, { key: `${name}:${event.at}`, at: event.at + SECOND_MS })
  }
  await hear(desk, run, events.at(-1)?.at ?? 0)
}

/** The same messages and acts as somebody else's chat, nothing of it folded. */
async function copied(customerId: number): Promise<number> {
  const from = await desk.store.customers.find(customerId)
  if (!from) throw new Error('nobody to copy')
  const { id: _, ...seen } = from
  const copy = await desk.store.customers.add({ ...seen, address: `${from.address}:copy` }, 0)
  const same = async (table: string, key: string) => {
    const [row = {}] = await raw.all<object>(`SELECT * FROM "${table}" WHERE "customerId" = ?`, customerId)
    const kept = Object.keys(row).flatMap((name) => (['id', key, 'customerId'].includes(name) ? [] : [`"${name}"`]))
    if (kept.length === 0) return
    const target = `INSERT INTO "${table}" ("customerId", "${key}", ${kept})`
    const source = `SELECT ${copy.id}, "${key}" || ':copy', ${kept} FROM "${table}" WHERE "customerId" = ? ORDER BY "id"`
    await raw.all(`${target} ${source}`, customerId)
  }
  await same('Message', 'ref')
  await same('Act', 'key')
  return copy.id
}
