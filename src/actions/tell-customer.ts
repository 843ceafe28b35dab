import { say } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { localeOf } from '../domain/locale.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Order } from '../store/orders.ts'
import type { Desk } from './desk.ts'
import { mayWriteTo } from './may-write.ts'
import type { News } from './settle-order.ts'

/**
 * Tells a customer how far their order has come, if the shop wishes it. What the bot says by itself is nobody's answer: it
 * closes no wait, and is not said to whoever cannot be reached.
 */
export async function tellCustomer(desk: Desk, order: Order, { step, state }: News, now: Instant): Promise<void> {
  const { store, rules } = desk
  if (!rules.orders.tell || order.customerId === null) return
  const customer = await store.customers.find(order.customerId)
  if (!customer || !(await mayWriteTo(desk, customer, now))) return
  const { told, tracking } = wordsIn(localeOf(customer.locale) ?? rules.locale).orders
  const { name } = customer
  const text =
    state === 'shipped'
      ? told.shipped(name, order.number, order.courier)
      : state === 'placed'
        ? told.placed(name, order.number, rules.name)
        : told[state](name, order.number)
  const reply = say(text)
  const copied =
    state === 'shipped' && order.tracking !== null ? [{ text: [`${tracking}: `, { code: order.tracking }] }] : []
  // In a Business chat the bot hears no commands.
  const follow = customer.channel === 'telegram' ? [{ small: told.follow }] : []
  await owe(store, {
    key: `order-told:${step}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'say', reply: { body: [...reply.body, ...copied, ...follow] } },
    priority: PRIORITY.rest,
    now,
  })
}
