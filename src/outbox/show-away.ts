import type { Parcel } from '../chat/parcel.ts'
import { plain } from '../chat/plain.ts'
import { type Reply, say } from '../chat/reply.ts'
import { awayText } from '../chat/views/away.ts'
import { wordsIn } from '../chat/words/index.ts'
import { localeOf } from '../domain/locale.ts'
import { telegramRef } from '../domain/refs.ts'
import type { ShopRules } from '../domain/rules.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import { owe } from './owe.ts'
import { PRIORITY } from './owed.ts'

/** The reply to what was written while the shop is closed; nothing once it has opened, or no longer wants it. */
export async function showAway(
  store: Store,
  rules: ShopRules,
  messageId: number,
  { now, posted }: { now: Instant; posted: boolean },
): Promise<Reply | null> {
  const message = await store.messages.find(messageId)
  const customer = message && (await store.customers.find(message.customerId))
  if (!customer || posted || !rules.away.on) return null
  const text = awayText(rules, { name: customer.name, locale: localeOf(customer.locale) ?? rules.locale, now })
  return text === null ? null : say(text)
}

/** What was sent to a customer by itself, told to the team where they answer them. */
export async function showAwayNote(store: Store, rules: ShopRules, messageId: number): Promise<Reply | null> {
  const message = await store.messages.find(messageId)
  const { topic } = wordsIn(rules.locale)
  return message && { body: [{ small: `${topic.awaySent} “${message.text ?? ''}”` }] }
}

/** It has arrived: kept as an automatic message, which answers nothing, and told to the team. */
export async function awaySent(
  store: Store,
  answeredId: number,
  parcel: Parcel,
  receipt: string,
  now: Instant,
): Promise<void> {
  const answered = await store.messages.find(answeredId)
  if (!answered || parcel.do !== 'post') return
  const { customerId, order } = answered
  // In whole seconds, as platforms date messages, so that it stands behind nothing said after it.
  const at = Math.floor(now / SECOND_MS) * SECOND_MS
  const ref = telegramRef(parcel.to.chat, receipt)
  const text = plain(parcel.reply)
  const sent = await store.messages.add({
    customerId,
    ref,
    at,
    order,
    author: 'auto',
    kind: 'text',
    text,
    heardAt: now,
  })
  const customer = await store.customers.find(customerId)
  if (!customer?.inbox) return
  await owe(store, {
    key: `away-note:${sent.id}`,
    target: { at: 'topic', customerId },
    owed: { do: 'show', subject: { of: 'away-note', id: sent.id } },
    priority: PRIORITY.rest,
    now,
  })
}
