import type { Refusal } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { telegramPlace } from '../domain/refs.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { type Owed, PRIORITY, type Target } from '../outbox/owed.ts'
import { read } from '../outbox/prepare.ts'
import { runMoved } from '../outbox/run-progress.ts'
import { type Aftermath, bury } from '../outbox/settle.ts'
import type { Message } from '../store/messages.ts'
import { act } from './act.ts'
import { callOff, notAsked } from './call-off.ts'
import { type Desk, inTransaction } from './desk.ts'
import { unsaid } from './judge.ts'
import { refold } from './refold.ts'
import { tellTeam } from './tell-team.ts'

/** A send that a platform refused for good: one row, or several that went together. */
export type Undelivered = Extract<Aftermath, { is: 'refused' }>

/**
 * What follows from a refusal, in one transaction with it: whoever blocked the bot waits no more, an answer that did not
 * arrive is none, and somebody is told.
 */
export function undelivered(desk: Desk, { rows, because, why, kept }: Undelivered, now: Instant): Promise<void> {
  return inTransaction(desk, async (within) => {
    if (!kept) await bury(within.store, rows, why)
    for (const row of rows) await follow(within, row.id, { ...read(row), because, why }, now)
  })
}

interface Refused {
  target: Target
  owed: Owed
  because: Refusal
  why: string
}

async function follow(desk: Desk, rowId: number, refused: Refused, now: Instant): Promise<void> {
  const { target, owed, because, why } = refused
  if (owed.do === 'show' && owed.subject.of === 'survey') await notDelivered(desk, owed.subject.id, now)
  if (target.at === 'chat' && because === 'blocked') await outOfReach(desk, target.chat)
  if (target.at === 'customer' && because === 'blocked') await blocked(desk, target.customerId, rowId, now)
  if (because === 'chat-gone' || (target.at === 'topic' && owed.do === 'topic'))
    await tellOwners(desk, target, why, now)
  if ((owed.do !== 'relay' && owed.do !== 'revise') || because === 'chat-gone') return
  const message = await desk.store.messages.find(owed.messageId)
  if (!message) return
  const { topic } = wordsIn(desk.rules.locale)
  if (message.author === 'customer') {
    return sayInstead(desk, rowId, message, owed.do === 'relay' ? topic.instead : topic.edited, now)
  }
  if (owed.do === 'relay') {
    await desk.store.messages.change(message.id, { refusedAt: now })
    await unsaid(desk, message.id, now)
    await refold(desk, message.customerId, message.at, now)
  }
  const reason = because === 'blocked' ? topic.blocked : because === 'message-gone' ? topic.gone : topic.refused(why)
  const text = owed.do === 'relay' ? topic.undelivered(reason) : topic.editUndelivered(reason)
  await owe(desk.store, {
    // An album is told of once.
    key: `undelivered:${owed.do}:${message.album ?? rowId}`,
    target: { at: 'topic', customerId: message.customerId },
    owed: { do: 'say', reply: { tone: 'warning', body: [{ text }] }, replyTo: telegramPlace(message.ref)?.messageId },
    priority: PRIORITY.rest,
    now,
  })
}

/** A question that never arrived was not asked; an edit that was refused leaves the vote as it is. */
async function notDelivered(desk: Desk, surveyId: number, now: Instant): Promise<void> {
  const survey = await desk.store.surveys.find(surveyId)
  if (!survey || survey.deliveredAt !== null) return
  await desk.store.surveys.change(surveyId, { state: 'failed' })
  await notAsked(desk, survey.customerId)
  await runMoved(desk.store, survey.runId, now)
}

/** A message that cannot be copied, deleted by its writer for one, is told in words: what is stored reaches the team. */
async function sayInstead({ store }: Desk, rowId: number, message: Message, why: string, now: Instant): Promise<void> {
  await owe(store, {
    key: `instead:${rowId}`,
    target: { at: 'topic', customerId: message.customerId },
    owed: { do: 'say', reply: { body: [{ small: why }, { text: message.text ?? `[${message.kind}]` }] } },
    priority: PRIORITY.rest,
    now,
  })
}

/** A chat of the team cannot be written to: its owners are told wherever else they can be, once a day. */
async function tellOwners(desk: Desk, target: Target, why: string, now: Instant): Promise<void> {
  const { store, rules, places } = desk
  const { owner } = wordsIn(rules.locale)
  const inbox = target.at === 'topic' ? (await store.customers.find(target.customerId))?.inbox : null
  const lost = target.at === 'chat' ? `${target.platform}:${target.chat}` : (inbox ?? target.at)
  const text =
    target.at === 'chat'
      ? owner.lostChat(target.platform === 'slack' ? 'Slack' : 'Telegram', why)
      : inbox
        ? owner.lostInbox(why)
        : owner.lostAccount(why)
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active && p.telegramId)
  const inPrivate = owners.map((p) => ({ platform: 'telegram' as const, chat: p.telegramId ?? '' }))
  const elsewhere = [...places.alerts, ...inPrivate].filter(({ platform, chat }) => `${platform}:${chat}` !== lost)
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, elsewhere, { key: `lost:${lost}:${Math.floor(now / DAY_MS)}`, owed, now })
}

/** Somebody of the team has stopped the bot: it may not write to them until they write again. */
async function outOfReach({ store }: Desk, chat: string): Promise<void> {
  const person = (await store.people.all()).find((p) => p.telegramId === chat && p.privateChat)
  if (person) await store.people.change(person.id, { privateChat: false })
}

async function blocked(desk: Desk, customerId: number, rowId: number, now: Instant): Promise<void> {
  const customer = await desk.store.customers.find(customerId)
  // A Business chat is its account's: that the bot may not write there says nothing about the customer.
  if (!customer || customer.channel === 'business' || customer.unreachableAt !== null) return
  await desk.store.customers.change(customerId, { unreachableAt: now })
  await callOff(desk, { customerId })
  await act(desk, { chat: customerId, kind: 'unreachable', by: null }, { key: `blocked:${rowId}`, at: now })
}
