import type { Refusal } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { telegramPlace } from '../domain/refs.ts'
import { HOUR_MS, type Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { type Owed, PRIORITY, type Target } from '../outbox/owed.ts'
import { peek } from '../outbox/payload.ts'
import { runMoved } from '../outbox/run-progress.ts'
import { type Aftermath, bury } from '../outbox/settle.ts'
import { storeFails } from '../store/failure.ts'
import type { Message } from '../store/messages.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { act } from './act.ts'
import { callOff, notAsked } from './call-off.ts'
import { type Desk, inTransaction } from './desk.ts'
import { sayElsewhere } from './elsewhere.ts'
import { unsaid } from './judge.ts'
import { tellLostChat } from './lost-chat.ts'
import { isNotice, notNoticed } from './notice.ts'
import { refold } from './refold.ts'
import { isOfStuck, tellStuck } from './tell-stuck.ts'
import { tellTopicStays } from './topic-stays.ts'

/** A send that a platform refused for good: one row, or several that went together. */
export type Undelivered = Extract<Aftermath, { is: 'refused' }>

/**
 * What follows from a refusal, in one transaction with it: whoever blocked the bot waits no more, an answer that did not
 * arrive is none, and somebody is told. Where that itself goes wrong, the row is put aside all the same.
 */
export async function undelivered(desk: Desk, refusal: Undelivered, now: Instant): Promise<void> {
  const { rows, kept } = refusal
  try {
    await inTransaction(desk, async (within) => {
      if (!kept) await bury(within.store, rows, refusal, now)
      for (const row of rows) await follow(within, row, refusal, now)
    })
  } catch (error) {
    if (!storeFails(error) && !kept) await bury(desk.store, rows, refusal, now)
    throw error
  }
}

interface Refused {
  row: OutboxRow
  target: Target
  owed: Owed
  because: Refusal
  why: string
}

async function follow(desk: Desk, row: OutboxRow, { because, why, kept }: Undelivered, now: Instant): Promise<void> {
  const known = peek(row)
  if (!known) return tellStuck(desk, now)
  const { target, owed } = known
  if (isNotice(row)) return notNoticed(desk, row)
  if (owed.do === 'clear') return tellTopicStays(desk, owed.customerId, why, now)
  if (owed.do === 'show' && owed.subject.of === 'survey') await notDelivered(desk, owed.subject.id, now)
  if (target.at === 'chat' && because === 'blocked') await outOfReach(desk, target.chat)
  if (target.at === 'customer' && because === 'blocked') await blocked(desk, target.customerId, row.id, now)
  if (because === 'chat-gone' || (target.at === 'topic' && owed.do === 'topic'))
    await tellLostChat(desk, target, why, now)
  if (kept) return
  if ((owed.do === 'relay' || owed.do === 'revise') && because !== 'chat-gone') {
    return notRelayed(desk, { row, target, owed, because, why }, now)
  }
  if (await isTold(desk, row, now)) return
  if (isOfStuck(row) || (await desk.store.outbox.find(row.id))?.state !== 'dead') return
  await tellStuck(desk, now)
}

/** Whether the team learns of it in another chat; then there is nothing to try again. */
async function isTold(desk: Desk, row: OutboxRow, now: Instant): Promise<boolean> {
  if (!(await sayElsewhere(desk, row, { now, isRefused: true, works: () => true }))) return false
  await desk.store.outbox.release([row.id], { state: 'void' })
  return true
}

async function notRelayed(desk: Desk, { row, owed, because, why }: Refused, now: Instant): Promise<void> {
  if (owed.do !== 'relay' && owed.do !== 'revise') return
  const message = await desk.store.messages.find(owed.messageId)
  if (!message) return tellStuck(desk, now)
  const { topic } = wordsIn(desk.rules.locale)
  if (message.author === 'customer') {
    return sayInstead(desk, row, message, owed.do === 'relay' ? topic.instead : topic.edited, now)
  }
  if (owed.do === 'relay') {
    await desk.store.messages.change(message.id, { refusedAt: now })
    await unsaid(desk, message.id, now)
    await refold(desk, message.customerId, message.at, now)
  }
  const reason =
    because === 'blocked'
      ? topic.blocked
      : because === 'message-gone'
        ? topic.gone
        : because === 'given-up'
          ? topic.givenUp(Math.round((now - row.createdAt) / HOUR_MS), why)
          : topic.refused(why)
  const text = owed.do === 'relay' ? topic.undelivered(reason) : topic.editUndelivered(reason)
  // An album is told of once, and again after it was tried again.
  const again = row.wanted > 1 ? `:${row.wanted}` : ''
  await owe(desk.store, {
    key: `undelivered:${owed.do}:${message.album ?? row.id}${again}`,
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

/**
 * A message that cannot be copied, deleted by its writer for one, is told in words: what is stored reaches the team, in the
 * place the message had among the others.
 */
async function sayInstead({ store }: Desk, row: OutboxRow, message: Message, why: string, now: Instant): Promise<void> {
  const target: Target = { at: 'topic', customerId: message.customerId }
  const words = [{ small: why }, { text: message.text ?? `[${message.kind}]` }]
  const relays = peek(row)?.owed.do === 'relay' ? message.id : undefined
  const payload = JSON.stringify({ target, owed: { do: 'say', reply: { body: words }, relays } })
  await store.outbox.release([row.id], { state: 'pending', payload, attempts: 0, notBefore: now, error: null })
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
