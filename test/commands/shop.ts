import { commands } from '../../commands/index.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { rulesFrom } from '../../src/actions/rules.ts'
import type { Answer, Call } from '../../src/chat/command.ts'
import { spoken } from '../../src/chat/command.ts'
import { dispatch, type Failure } from '../../src/chat/dispatch.ts'
import type { Platform } from '../../src/chat/heard.ts'
import { plain } from '../../src/chat/plain.ts'
import type { Vitals } from '../../src/chat/vitals.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { FoldedConversation } from '../../src/domain/fold.ts'
import { parseHours } from '../../src/domain/hours-text.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Person } from '../../src/domain/people.ts'
import { chatRules, type ShopRules } from '../../src/domain/rules.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { NewWait } from '../../src/store/waits.ts'
import { newDatabase } from '../support/database.ts'

export const NOW = Date.parse('2026-10-23T12:00:00+07:00')
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)

export interface Saying {
  as?: string
  locale?: Locale
  platform?: Platform
  chat?: number | null
  private?: boolean
  pressed?: boolean
  key?: string
}

const read = parseHours('Mon-Sat 08:00-21:00; Sun 09:00-17:00')

const RULES: ShopRules = {
  ...chatRules({}),
  name: 'Toko Melati',
  zone: 'Asia/Jakarta',
  locale: 'id',
  schedule: {
    zone: 'Asia/Jakarta',
    weekly: 'ok' in read ? read.ok : 'always',
    overrides: {},
    holidays: {},
    breaks: {},
  },
  firstResponseSeconds: 600,
  nextResponseSeconds: 900,
  resolutionSeconds: 86_400,
  autoResolveSeconds: 43_200,
  reopenWithinSeconds: 259_200,
  surveyCooldownSeconds: 604_800,
}

const STAFF: readonly (Partial<Person> & Pick<Person, 'name' | 'role'>)[] = [
  { name: 'Wati', role: 'owner', ranked: false, telegramId: '1' },
  { name: 'Budi', role: 'lead', ranked: false, telegramId: '2' },
  { name: 'Sari Dewi', role: 'admin', nickname: 'Sari', telegramId: '11', telegramName: 'sari_cs', slackId: 'U111' },
  { name: 'Rina', role: 'admin', slackId: 'U222' },
  { name: 'Ranti', role: 'admin' },
  { name: 'Joko', role: 'admin', active: false, telegramId: '15' },
]

/** A real shop in a database of its own, to which lines can be said and whose answers are read as plain text. */
export async function openShop(vitals?: Vitals) {
  const { url, drop } = await newDatabase()
  const database = await openDatabase(url, NOW)
  const store = database.shop(1)
  for (const person of STAFF) await store.people.add(person, NOW)
  const failures: Failure[] = []
  const audited: string[] = []
  let calls = 0

  const desk = async (): Promise<Desk> => ({
    store,
    rules: rulesFrom(RULES, await store.settings.all()),
    environment: RULES,
    places: { alerts: [], inboxes: ['-1001'] },
    ...(vitals ? { vitals: async () => vitals } : {}),
  })

  async function answer(line: string, saying: Saying = {}): Promise<Answer> {
    const team = await store.people.all()
    const person = team.find(({ name }) => name.startsWith(saying.as ?? 'Wati')) ?? null
    const { platform = 'telegram', locale = 'id' } = saying
    const senderId = platform === 'slack' ? person?.slackId : person?.telegramId
    const call: Call<Desk> = {
      now: NOW,
      caller: { sender: { platform, id: senderId ?? '999', name: person?.name ?? 'Dewi' }, person },
      place: { platform, chat: '-1001', kind: saying.private ? 'private' : 'group' },
      chat: saying.chat ?? null,
      key: saying.key ?? `call:${++calls}`,
      locale,
      words: wordsIn(locale),
      team,
      zone: 'Asia/Jakarta',
      desk: await desk(),
    }
    return dispatch(commands, line, call, {
      log: (failure) => failures.push(failure),
      audit: async (said) => void audited.push(said),
    })
  }

  /** What the asker reads, buttons included. A private answer begins with "(only you)". */
  async function said(line: string, saying: Saying = {}): Promise<string> {
    const given = await answer(line, saying)
    const { reply, notice } = spoken(given, saying.pressed === true)
    const shown = [notice ? `(notice) ${notice}` : '', reply ? plain(reply, { buttons: true }) : ''].filter(Boolean)
    return (given.onlyAsker ? '(only you) ' : '') + shown.join('\n')
  }

  const staff = async (name: string): Promise<Person> => {
    const person = (await store.people.all()).find((p) => p.name.startsWith(name))
    if (!person) throw new Error(`nobody called ${name}`)
    return person
  }

  async function customer(name: string): Promise<{ customerId: number; conversationId: number }> {
    const found = await store.customers.add({ channel: 'telegram', address: String(5000 + ++calls), name }, NOW)
    const conversation = await store.conversations.put(found.id, CONVERSATION, undefined)
    return { customerId: found.id, conversationId: conversation.id }
  }

  /** A wait as it stands in the store, with the customer's words. */
  async function wait(name: string, words: string, facts: Partial<NewWait> & Pick<NewWait, 'openedAt'>) {
    const who = await customer(name)
    const message = await store.messages.add({
      customerId: who.customerId,
      ref: `tg:${who.customerId}`,
      at: facts.openedAt,
      order: who.customerId,
      author: 'customer',
      kind: 'text',
      text: words,
      heardAt: facts.openedAt,
    })
    const base = { ...who, openerId: message.id, kind: 'first', state: 'open', targetSeconds: 600 } as const
    return store.waits.add({ ...base, ...facts })
  }

  /** An answer by an admin after so many seconds, on the morning of the day, in open time. */
  async function answered(admin: string, seconds: number, facts: Partial<NewWait> & { day?: string } = {}) {
    const { id } = await staff(admin)
    const { day = '2026-10-22', ...rest } = facts
    const openedAt = at(`${day} 10:00`)
    const closedAt = openedAt + seconds * 1000
    const late = seconds > 600
    return wait('Pelanggan', 'halo', {
      openedAt,
      closedAt,
      state: 'answered',
      dueAt: openedAt + 600_000,
      decidedAt: late ? openedAt + 600_000 : closedAt,
      openSeconds: seconds,
      elapsedSeconds: seconds,
      adminSeconds: seconds,
      substantialSeconds: seconds,
      adminSubstantialSeconds: seconds,
      answeredById: id,
      chargedId: id,
      ...rest,
    })
  }

  /** A survey delivered the day before, with its answer if there was one. */
  async function surveyed(admin: string, score: number | null) {
    const who = await customer('Pelanggan')
    const askAt = at('2026-10-22 12:00')
    await store.surveys.plan({ ...who, kind: 'csat', askAt })
    const planned = (await store.surveys.due(NOW, 1000)).find((s) => s.conversationId === who.conversationId)
    if (!planned) throw new Error('not planned')
    const { id } = await staff(admin)
    await store.surveys.change(planned.id, { state: 'answered', creditId: id, deliveredAt: askAt, score })
  }

  async function close(): Promise<void> {
    await database.close()
    await drop()
  }

  return { store, desk, answer, said, staff, wait, answered, surveyed, customer, failures, audited, close }
}

export type TestShop = Awaited<ReturnType<typeof openShop>>

const CONVERSATION: FoldedConversation = {
  startedAt: at('2026-10-20 09:00'),
  endedAt: null,
  ended: null,
  endedById: null,
  closesAt: null,
  assignedId: null,
  answered: false,
  firstAnswerAt: null,
  lastAnswerAt: null,
  lastAnswerBy: null,
  reopened: 0,
  trial: false,
  stretches: [],
  parts: [],
  waits: [],
}
