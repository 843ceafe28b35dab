import { noticeView } from '../chat/views/notice.ts'
import { localeOf } from '../domain/locale.ts'
import type { Person } from '../domain/people.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY, type Target } from '../outbox/owed.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { type Desk, inTransaction } from './desk.ts'
import { privateChatOf } from './tell-team.ts'

const KEY = 'notice:'

/** Who has not written for so long is told when they come back. */
const LATELY_MS = 30 * DAY_MS

/**
 * Tells everybody whose work is measured, once, what is measured of it: in private, or where they answered last, for their
 * eyes only. Owners decide what is measured, and know. Returns how many were told.
 */
export async function noticeNewcomers(desk: Desk, now: Instant): Promise<number> {
  const unaware = (await desk.store.people.all()).filter(isUnaware)
  let told = 0
  for (const { id } of unaware) if (await inTransaction(desk, (within) => notice(within, id, now))) told += 1
  return told
}

const isUnaware = ({ active, role, shared, noticedAt }: Person): boolean =>
  active && role !== 'owner' && !shared && noticedAt === null

async function notice({ store, rules, places }: Desk, id: number, now: Instant): Promise<boolean> {
  const person = (await store.people.all()).find((one) => one.id === id)
  const way = person && isUnaware(person) ? await wayTo({ store, rules, places }, person, now) : null
  if (!person || !way) return false
  const reply = noticeView(rules, localeOf(person.locale) ?? rules.locale)
  const owed = { do: 'say', reply } as const
  const isNew = await owe(store, { key: way.key, target: way.target, owed, priority: PRIORITY.rest, now })
  if (isNew) await store.people.change(id, { noticedAt: now })
  return isNew
}

/** Each way is tried once. */
async function wayTo(
  { store, places }: Pick<Desk, 'store' | 'rules' | 'places'>,
  person: Person,
  now: Instant,
): Promise<{ key: string; target: Target } | null> {
  const own = privateChatOf(person, places)
  if (own) return { key: `${KEY}${person.id}:${own.platform}`, target: { at: 'chat', ...own } }
  const account = (await store.accounts.all()).find((one) => one.personId === person.id && one.enabled)
  if (account) {
    return { key: `${KEY}${person.id}:account`, target: { at: 'chat', platform: 'telegram', chat: account.userChatId } }
  }
  if (person.telegramId === null) return null
  const last = await store.messages.lastWrittenTo(person.id, now - LATELY_MS)
  const customer = last === null ? null : await store.customers.find(last)
  if (!customer?.inbox || !customer.topicId) return null
  const onlyFor = { userId: person.telegramId }
  const { inbox: chat, topicId: thread } = customer
  return { key: `${KEY}${person.id}:topic`, target: { at: 'chat', platform: 'telegram', chat, thread, onlyFor } }
}

export const isNotice = ({ key }: OutboxRow): boolean => key.startsWith(KEY)

/** They could not be told there; they will be where they can. */
export async function notNoticed({ store }: Desk, { id, key }: OutboxRow): Promise<void> {
  const person = Number(key.split(':')[1])
  await store.outbox.release([id], { state: 'void' })
  await store.people.change(person, { noticedAt: null })
}
