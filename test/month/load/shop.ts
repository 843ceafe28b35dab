import { commands } from '../../../commands/index.ts'
import type { Desk } from '../../../src/actions/desk.ts'
import { hear } from '../../../src/actions/hear.ts'
import { rulesFrom } from '../../../src/actions/rules.ts'
import { share } from '../../../src/actions/share.ts'
import { setOff } from '../../../src/actions/team.ts'
import { type Call, spoken } from '../../../src/chat/command.ts'
import { dispatch } from '../../../src/chat/dispatch.ts'
import { plain } from '../../../src/chat/plain.ts'
import { wordsIn } from '../../../src/chat/words/index.ts'
import { readConfig } from '../../../src/config.ts'
import type { Person } from '../../../src/domain/people.ts'
import type { ShopRules } from '../../../src/domain/rules.ts'
import { openDatabase } from '../../../src/store/open.ts'
import { newDatabase } from '../../support/database.ts'
import { openRaw } from '../../support/read.ts'
import { accounts, staff } from '../events/people.ts'
import type { DayHours } from '../recomputed/clock.ts'
import { BUSINESS_TARGETS, HOURS, MONTH, NOW, OPENING, TARGETS, ZONE } from '../world.ts'

export const INBOX = '-1001'
const BEGINNING = MONTH.from - 1

const intervals = (days: Readonly<Record<string, DayHours>>) =>
  Object.fromEntries(Object.entries(days).map(([date, hours]) => [date, hours.map(([from, to]) => ({ from, to }))]))

/** The same rules as the recomputation's, as a shop would set them. */
function environmentOf(): ShopRules {
  const { shop } = readConfig({
    ...{ TELEGRAM_BOT_TOKEN: '1:x', SHOP_TIMEZONE: ZONE, BUSINESS_HOURS: HOURS },
    ...{ FIRST_RESPONSE_TARGET: `${TARGETS.first}s`, NEXT_RESPONSE_TARGET: `${TARGETS.next}s` },
  })
  return { ...shop, schedule: { ...shop.schedule, breaks: intervals(OPENING.breaks) } }
}

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${minutes % 60}`.replace(/\b\d\b/g, '0$&')

/** What the owner has said by chat before the month began. */
function settings(): Record<string, string> {
  const dates = Object.entries(OPENING.overrides).map(([date, hours]) => {
    const said = hours.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(',')
    return `${date} ${said || 'closed'}`
  })
  return {
    'FIRST_RESPONSE_TARGET:business': `${BUSINESS_TARGETS.first}s`,
    HOURS_ON_DATES: dates.join('; '),
    HOLIDAYS_OWN: JSON.stringify(Object.fromEntries(OPENING.holidays.map((date) => [date, 'Libur']))),
  }
}

/** A shop in a database of its own, with everybody on the team and the accounts they write from. */
export async function openMonth() {
  const { url, drop } = await newDatabase()
  const database = await openDatabase(url, BEGINNING)
  const raw = await openRaw(url)
  const store = database.shop(1)
  const environment = environmentOf()
  const ids = new Map<string, number>()
  for (const [name, value] of Object.entries(settings())) await store.settings.set(name, value, null, BEGINNING)
  for (const { key, name, nickname, role, ranked, telegramId, shift, off } of staff) {
    const person = { name, nickname, role, ranked, telegramId, shift, active: off !== 'before' }
    ids.set(key, (await store.people.add(person, BEGINNING)).id)
  }
  const desk: Desk = {
    ...{ store, environment, rules: rulesFrom(environment, await store.settings.all()) },
    places: { alerts: [], inboxes: [INBOX] },
  }
  await connect(desk, ids)

  const people = async (): Promise<Map<string, Person>> => {
    const all = await store.people.all()
    return new Map([...ids].map(([key, id]) => [key, all.find((p) => p.id === id)!]))
  }

  /** What the owner reads when they say a line on the month's last evening. */
  async function said(line: string, locale: 'id' | 'en'): Promise<string> {
    const person = (await people()).get('wati')!
    const call: Call<Desk> = {
      ...{ now: NOW, chat: null, key: `call:${line}:${locale}`, locale, words: wordsIn(locale), zone: ZONE, desk },
      caller: { sender: { platform: 'telegram', id: person.telegramId ?? '', name: person.name }, person },
      place: { platform: 'telegram', chat: INBOX, kind: 'group' },
      team: await store.people.all(),
    }
    const failed: unknown[] = []
    const answer = await dispatch(commands, line, call, {
      log: (failure) => failed.push(failure),
      audit: async () => {},
    })
    if (failed.length > 0) throw new Error(`${line}: ${JSON.stringify(failed)}`)
    const { reply } = spoken(answer, false)
    return reply ? plain(reply) : ''
  }

  async function leave(): Promise<void> {
    for (const { key, off } of staff) {
      if (off === 'after')
        await setOff(desk, { person: (await people()).get(key)!, off: true }, { key: `off:${key}`, at: NOW })
    }
  }

  async function close(): Promise<void> {
    await raw.close()
    await database.close()
    await drop()
  }

  return { desk, raw, ids, people, said, leave, close }
}

export type Month = Awaited<ReturnType<typeof openMonth>>

/** The accounts are connected; those of several people are said to be. */
async function connect(desk: Desk, ids: ReadonlyMap<string, number>): Promise<void> {
  const cause = { key: 'begin', at: BEGINNING }
  for (const { key, name, userId } of accounts) {
    const user = { platform: 'telegram', id: userId, name } as const
    const about = { connectionId: `c-${key}`, user, userChatId: userId, enabled: true, canReply: true }
    await hear(desk, [{ type: 'connection', order: 1, at: BEGINNING, ...about }], BEGINNING)
  }
  for (const account of await desk.store.accounts.all()) {
    const { id, ...known } = account
    await desk.store.accounts.put({ ...known, standing: 'accepted' }, BEGINNING)
    if (accounts.find(({ userId }) => userId === account.userId)?.shared) {
      await share(desk, { person: null, account, shared: true }, { ...cause, key: `share:${id}` })
    }
  }
  const table = (await desk.store.people.all()).find(({ id }) => id === ids.get('meja'))!
  await share(desk, { person: table, account: null, shared: true }, cause)
}
