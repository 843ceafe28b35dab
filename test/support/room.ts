import { act } from '../../src/actions/act.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { type Fact, hear } from '../../src/actions/hear.ts'
import { rulesFrom } from '../../src/actions/rules.ts'
import type { HeardMessage } from '../../src/chat/heard.ts'
import { readConfig } from '../../src/config.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Instant } from '../../src/domain/time.ts'
import type { Message } from '../../src/store/messages.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Wait } from '../../src/store/waits.ts'
import { newDatabase } from './database.ts'

const INBOX = '-1001'
const CONNECTION = 'c1'

/** A clock time on Friday, 23 October 2026, or another day, in Jakarta. */
export const at = (clock: string, day = '2026-10-23'): Instant => Date.parse(`${day}T${clock}:00+07:00`)

interface Says {
  album?: string
  ref?: number
  /** An administrator who stays anonymous. */
  anonymous?: boolean
}

/** A shop's database with the bot's ears and hands, without any platform: what is heard is given to it. */
export async function openRoom(env: Record<string, string> = {}) {
  const { url, drop } = await newDatabase()
  const database = await openDatabase(url, 0)
  const store = database.shop(1)
  const { shop: environment } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x', ...env })
  let refs = 0

  const desk = async (over = store): Promise<Desk> => {
    const rules = rulesFrom(environment, await over.settings.all())
    return { store: over, rules, environment, places: { alerts: [], inboxes: [INBOX] } }
  }
  const hears = async (facts: readonly Fact[], now: Instant) => hear(await desk(), facts, now)

  const message = (when: Instant, from: string, name: string, text: string, says: Says = {}): HeardMessage => {
    const id = says.ref ?? ++refs
    return {
      type: 'message',
      ref: `tg:${from}:${id}`,
      messageId: `${id}`,
      at: when,
      order: id,
      from: { platform: 'telegram', id: from, name },
      place: { platform: 'telegram', chat: from, kind: 'private' },
      content: says.album ? { kind: 'photo', text: text || undefined } : { kind: 'text', text },
      writer: says.anonymous ? 'anonymous' : 'human',
      ...(says.album ? { album: says.album } : {}),
    }
  }

  /** A customer writes to the bot; their topic is there at once. */
  async function customer(when: Instant, name: string, text = 'Kak, ready?'): Promise<number> {
    const id = `9${[...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e8}`
    await hears([message(when, id, name, text)], when)
    const found = await store.customers.at('telegram', id)
    if (!found) throw new Error(`${name} was not heard`)
    if (!found.topicId) await store.customers.change(found.id, { topicId: `${found.id}0` })
    return found.id
  }

  const inTopic = (when: Instant, by: string, chat: number, text: string, says: Says = {}): HeardMessage => {
    const said = message(when, by, by, text, says)
    const place = { platform: 'telegram', chat: INBOX, thread: `${chat}0`, kind: 'group' } as const
    return { ...said, ref: `tg:${INBOX}:${said.messageId}`, place }
  }

  /** Somebody writes in a customer's topic. */
  async function answers(when: Instant, by: string, chat: number, text: string, says: Says = {}): Promise<Message> {
    const said = inTopic(when, by, chat, text, says)
    await hears([said], when)
    return heard(said.ref)
  }

  async function heard(ref: string): Promise<Message> {
    const [found] = (await store.messages.byRefs([ref])).values()
    if (!found) throw new Error(`${ref} was not stored`)
    return found
  }

  /** A Business account of that user, on the team or not. */
  const connects = (when: Instant, user: string, name: string) =>
    hears(
      [
        {
          type: 'connection',
          order: ++refs,
          at: when,
          connectionId: CONNECTION,
          user: { platform: 'telegram', id: user, name },
          userChatId: user,
          enabled: true,
          canReply: true,
        },
      ],
      when,
    )

  /** Written in a chat of the Business account, by the customer or by the account itself. */
  async function business(when: Instant, by: string, customerId: string, text: string): Promise<Message | null> {
    const said = message(when, by, by, text)
    const account = (await store.accounts.all())[0]
    const from = { platform: 'telegram', id: customerId, name: `Pelanggan ${customerId}` } as const
    const ref = `biz:${CONNECTION}:${customerId}:${said.messageId}`
    await hears([{ ...said, ref, business: { connectionId: CONNECTION, chat: customerId, with: from } }], when)
    const stored = await store.messages.byRefs([`biz:${account?.userId}:${customerId}:${said.messageId}`])
    return stored.values().next().value ?? null
  }

  async function does(
    when: Instant,
    kind: 'claim' | 'assign' | 'resolve',
    chat: number,
    by: Person | null,
    to?: Person,
  ) {
    await act(await desk(), { chat, kind, by, to }, { key: `${kind}:${++refs}`, at: when })
  }

  const people = (name: string, more: Partial<Person> = {}) => store.people.add({ name, role: 'admin', ...more }, 0)

  /** The chat's newest wait. */
  async function wait(chat: number): Promise<Wait> {
    const found = (await store.waits.since(chat, 0)).at(-1)
    if (!found) throw new Error(`nobody waited in ${chat}`)
    return found
  }

  async function close(): Promise<void> {
    await database.close()
    await drop()
  }

  return { url, store, desk, hears, message, customer, inTopic, answers, connects, business, does, people, wait, close }
}

export type Room = Awaited<ReturnType<typeof openRoom>>
