import { commands } from '../../commands/index.ts'
import { act } from '../../src/actions/act.ts'
import { ask } from '../../src/actions/ask.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { endSilent } from '../../src/actions/end-silent.ts'
import { type Fact, hear } from '../../src/actions/hear.ts'
import { putBack } from '../../src/actions/put-back.ts'
import { vote } from '../../src/actions/vote.ts'
import type { Call } from '../../src/chat/command.ts'
import { dispatch } from '../../src/chat/dispatch.ts'
import { plain } from '../../src/chat/plain.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import { readConfig } from '../../src/config.ts'
import type { Person } from '../../src/domain/people.ts'
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/time.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Survey } from '../../src/store/surveys.ts'
import type { Chat } from '../support/chat.ts'
import { newDatabase } from '../support/database.ts'
import { readDatabase } from '../support/read.ts'

/** The group in which every customer has a topic. */
export const INBOX = '-1001'
/** Admins of the shop, by the number under which a chat knows them. */
export const ADMINS = ['Sari', 'Budi', 'Wati'] as const

const LONG_AGO: Instant = Date.parse('2026-01-01T00:00:00Z')
const ENV = {
  TELEGRAM_BOT_TOKEN: '1:x',
  BUSINESS_HOURS: 'Mon-Fri 08:00-12:00,13:00-21:00; Sat 20:00-02:00',
  SURVEY_COOLDOWN: '0s',
}

type Deed = Chat['acts'][number]

/** A shop in a database of its own, which hears chats in the inbox and whose figures are read as the owner reads them. */
export async function openHistory() {
  const { url, drop } = await newDatabase()
  const database = await openDatabase(url, 0)
  const { shop: rules } = readConfig(ENV)
  const store = database.shop(1)
  const desk: Desk = { store, rules, environment: rules, places: { alerts: [], inboxes: [INBOX] } }
  const owner = await store.people.add({ name: 'Rina', role: 'owner', telegramId: 'rina' }, LONG_AGO)
  const team: Person[] = []
  for (const name of ADMINS) team.push(await store.people.add({ name, role: 'admin', telegramId: name }, LONG_AGO))

  async function chatOf(user: string): Promise<number> {
    const customer = await store.customers.at('telegram', user)
    if (!customer) throw new Error(`${user} was not heard`)
    return customer.id
  }

  /** Somebody does something to a chat; given a key again, it is the same deed heard again. */
  async function does(user: string, { kind, byId, at }: Deed, now = at): Promise<void> {
    const by = team[(byId ?? 1) - 1] ?? owner
    await act(desk, { chat: await chatOf(user), kind, by, to: by }, { key: `${user}:${at}`, at: now })
  }

  /** The latest wait that was passed over waits again; `times`: how often the press is heard. */
  async function putsBack(user: string, at: Instant, times: number): Promise<void> {
    const chat = await chatOf(user)
    const wait = await store.waits.lastPassedOver(chat)
    if (!wait) return
    for (let i = 0; i < times; i += 1)
      await putBack(desk, { chat, waitId: wait.id, by: owner }, { key: `${user}:back`, at })
  }

  const surveysOf = async (user: string): Promise<Survey[]> => {
    const query = 'SELECT "id" FROM "Survey" WHERE "customerId" = ? ORDER BY "id"'
    const rows = await readDatabase<{ id: number }>(url, query, await chatOf(user))
    const found = await Promise.all(rows.map(({ id }) => store.surveys.find(id)))
    return found.filter((survey) => survey !== null)
  }

  /** Silence takes its course, and of each conversation that has ended the customer is asked how it was. */
  async function asks(user: string, now: Instant): Promise<void> {
    await endSilent(desk, now)
    await ask(desk, now + 7 * DAY_MS)
    for (const { id, state } of await surveysOf(user)) {
      if (state === 'asked') await store.surveys.change(id, { deliveredAt: now, expiresAt: now + 14 * DAY_MS })
    }
  }

  /** The customer presses, changes their mind, and the presses are heard in the order of `heard`. */
  async function votes(user: string, now: Instant, heard: readonly (0 | 1)[]): Promise<void> {
    for (const { id, conversationId, deliveredAt } of await surveysOf(user)) {
      if (deliveredAt === null) continue
      const { startedAt = 0 } = (await store.conversations.find(conversationId ?? 0)) ?? {}
      const scores = [1 + (((startedAt / MINUTE_MS) % 5) | 0), 5 - (((startedAt / MINUTE_MS) % 3) | 0)]
      for (const press of heard) {
        const voter = { platform: 'telegram', id: user, name: 'Dewi' } as const
        const cause = { key: `${user}:${startedAt}:${press}`, at: now + press * MINUTE_MS }
        await vote(desk, { survey: id, score: scores[press] ?? 1, voter }, cause)
      }
    }
  }

  /** What a command answers the owner, buttons included. */
  async function said(line: string, now: Instant): Promise<string> {
    const call: Call<Desk> = {
      now,
      caller: { sender: { platform: 'telegram', id: 'rina', name: 'Rina' }, person: owner },
      place: { platform: 'telegram', chat: 'rina', kind: 'private' },
      chat: null,
      key: line,
      locale: 'id',
      words: wordsIn('id'),
      team: await store.people.all(),
      zone: 'Asia/Jakarta',
      desk,
    }
    const fails = ({ error }: { error: unknown }) => {
      throw error
    }
    const { reply } = await dispatch(commands, line, call, { log: fails })
    return reply ? plain(reply, { buttons: true }) : ''
  }

  return {
    hears: (facts: readonly Fact[], now: Instant) => hear(desk, facts, now),
    /** Their topic is there. */
    async opens(user: string, thread: string): Promise<void> {
      await store.customers.change(await chatOf(user), { inbox: INBOX, topicId: thread })
    },
    does,
    putsBack,
    asks,
    votes,
    said,
    async close(): Promise<void> {
      await database.close()
      await drop()
    },
  }
}
