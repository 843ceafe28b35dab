import { closedThroughout } from '../domain/away.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Message } from '../store/messages.ts'
import type { Hearing } from './hearing.ts'

/**
 * Tells a customer who writes to the bot while the shop is closed when it opens again, once in each closing. It answers
 * nothing: their wait goes on. Business accounts have Telegram's own message for that.
 */
export async function sayAway({ desk, now }: Hearing, customer: Customer, message: Message): Promise<void> {
  const { store, rules } = desk
  if (!rules.away.on || message.trial || message.courtesy || message.comment) return
  const closedSince = (at: number) => closedThroughout(rules.schedule, at, now)
  // Of what was written last night and is heard in the morning, that the shop was closed is no news.
  if (!closedSince(message.at)) return
  if (customer.awayAt !== null && closedSince(customer.awayAt)) return
  // Somebody of the team is still there.
  const answer = await store.messages.before(customer.id, message.at + 1)
  if (answer && closedSince(answer.at)) return
  await store.customers.change(customer.id, { awayAt: now })
  await owe(store, {
    key: `away:${message.id}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'show', subject: { of: 'away', id: message.id } },
    priority: PRIORITY.toCustomer,
    now,
  })
}
