import type { Refusal } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { telegramPlace } from '../domain/refs.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import type { Owed, Target } from '../outbox/owed.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Message } from '../store/messages.ts'
import { act } from './act.ts'
import { callOff, notAsked } from './call-off.ts'
import { type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

/** A send that a platform refused for good, as the outbox tells of it. */
export interface Undelivered {
  rowId: number
  target: Target
  owed: Owed
  because: Refusal
  why: string
}

/** What follows from a refusal: whoever blocked the bot waits no more, an answer that did not arrive is none, and somebody is told. */
export function undelivered(
  desk: Desk,
  { rowId, target, owed, because, why }: Undelivered,
  now: Instant,
): Promise<void> {
  return inTransaction(desk, async (within) => {
    const { store, rules } = within
    if (owed.do === 'show' && owed.subject.of === 'survey') await notDelivered(within, owed.subject.id)
    if (target.at === 'customer' && because === 'blocked') await blocked(within, target.customerId, rowId, now)
    if (because === 'chat-gone' || (target.at === 'topic' && owed.do === 'topic'))
      await tellOwners(within, target, why, now)
    if (owed.do !== 'relay') return
    const message = await store.messages.find(owed.messageId)
    const from = message && telegramPlace(message.ref)
    if (!message || !from || because === 'chat-gone') return
    if (message.author === 'customer') return sayInstead(within, message, now)
    await store.messages.change(message.id, { refusedAt: now })
    await refold(within, message.customerId, message.at, now)
    const customer = await store.customers.find(message.customerId)
    const w = wordsIn(rules.locale).topic
    const reason = because === 'blocked' ? w.blocked : because === 'message-gone' ? w.gone : w.refused(why)
    await owe(store, {
      key: `undelivered:${message.id}`,
      target: { at: 'chat', platform: 'telegram', chat: from.chat, thread: customer?.topicId ?? undefined },
      owed: { do: 'say', reply: { tone: 'warning', body: [{ text: w.undelivered(reason) }] }, replyTo: from.messageId },
      priority: PRIORITY.rest,
      now,
    })
  })
}

/** A question that never arrived was not asked; an edit that was refused leaves the vote as it is. */
async function notDelivered(desk: Desk, surveyId: number): Promise<void> {
  const survey = await desk.store.surveys.find(surveyId)
  if (!survey || survey.deliveredAt !== null) return
  await desk.store.surveys.change(surveyId, { state: 'failed' })
  await notAsked(desk, survey.customerId)
}

/** A message that cannot be copied, deleted by its writer for one, is told in words: what is stored reaches the team. */
async function sayInstead({ store, rules }: Desk, message: Message, now: Instant): Promise<void> {
  const { topic } = wordsIn(rules.locale)
  await owe(store, {
    key: `instead:${message.id}`,
    target: { at: 'topic', customerId: message.customerId },
    owed: { do: 'say', reply: { body: [{ small: topic.instead }, { text: message.text ?? `[${message.kind}]` }] } },
    priority: PRIORITY.rest,
    now,
  })
}

/** A chat of the team cannot be written to: its owners are told wherever else they can be, once a day. */
async function tellOwners({ store, rules, places }: Desk, target: Target, why: string, now: Instant): Promise<void> {
  const lost = target.at === 'chat' ? `${target.platform}:${target.chat}` : 'inbox'
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active && p.telegramId)
  const inPrivate = owners.map((p) => ({ platform: 'telegram' as const, chat: p.telegramId ?? '' }))
  const elsewhere = [...places.alerts, ...inPrivate].filter(({ platform, chat }) => `${platform}:${chat}` !== lost)
  for (const { platform, chat } of elsewhere) {
    await owe(store, {
      key: `lost:${lost}:${Math.floor(now / DAY_MS)}:${platform}:${chat}`,
      target: { at: 'chat', platform, chat },
      owed: {
        do: 'say',
        reply: { tone: 'warning', body: [{ text: wordsIn(rules.locale).owner.undelivered(lost, why) }] },
      },
      priority: PRIORITY.alert,
      now,
    })
  }
}

async function blocked(desk: Desk, customerId: number, rowId: number, now: Instant): Promise<void> {
  const customer = await desk.store.customers.find(customerId)
  // A Business chat is its account's: that the bot may not write there says nothing about the customer.
  if (!customer || customer.channel === 'business' || customer.unreachableAt !== null) return
  await desk.store.customers.change(customerId, { unreachableAt: now })
  await callOff(desk, { customerId })
  await act(desk, { chat: customerId, kind: 'unreachable', by: null }, { key: `blocked:${rowId}`, at: now })
}
