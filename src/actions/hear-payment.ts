import type { HeardMessage, Payment } from '../chat/heard.ts'
import { slash } from '../chat/slash.ts'
import { wordsIn } from '../chat/words/index.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Order } from '../store/orders.ts'
import { paymentKey, unnamedPayment } from '../store/payment-key.ts'
import type { Store } from '../store/store.ts'
import type { Hearing } from './hearing.ts'
import { settleOrder } from './settle-order.ts'

/**
 * A customer paid through the platform: an order, paid at once, however often it is told. Given back, the order is cancelled.
 * Told in the wrong order, both count from when they happened. Who the payer is matters only the first time: told again after
 * they were erased, it brings nobody back.
 */
export async function hearPayment(
  h: Hearing,
  { at }: HeardMessage,
  payment: Payment,
  payer: () => Promise<Customer | null>,
): Promise<void> {
  const { store } = h.desk
  const { charge, is, money } = payment
  const { known, keyOf } = await toldBefore(store, charge)
  const customer = known ? null : await payer()
  const order = known ?? (customer && (await placed(store, payment, customer, at)))
  if (!order) return
  const step = { orderId: order.id, at, byId: null }
  if (is === 'paid') await store.orders.addStep({ ...step, key: keyOf('placed'), kind: 'placed' })
  const state = is === 'paid' ? 'paid' : 'cancelled'
  const added = await store.orders.addStep({ ...step, key: keyOf(is), kind: state })
  if (added === null) return
  if (known && is === 'paid' && money) await store.orders.change(order.id, money)
  await settleOrder(h.desk, order.id, { step: added, state }, h.now)
  if (money === null && is === 'paid') await askAmount(h, order, payment)
}

/** The order of a payment told before, if it was, and the keys of its steps: those of somebody erased do not name the payment. */
async function toldBefore({ orders }: Store, charge: string) {
  const plain = (what: string) => paymentKey(charge, what)
  for (const keyOf of [plain, (what: string) => unnamedPayment(plain(what))]) {
    const known = (await orders.caused(keyOf('paid'))) ?? (await orders.caused(keyOf('refunded')))
    if (known) return { known, keyOf }
  }
  return { known: null, keyOf: plain }
}

async function placed(store: Store, { charge, money }: Payment, customer: Customer, at: number): Promise<Order> {
  const number = await numberOf(store, charge)
  const order = { number, customerId: customer.id, state: 'placed', source: 'payment', placedAt: at } as const
  return store.orders.add({ ...order, ...money })
}

const SHORTEST = 8
const LONGEST = 28

/** As much of the payment's id as tells it from other orders; with a digit, so that it can be typed as a number. */
async function numberOf(store: Store, charge: string): Promise<string> {
  const plain = charge.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
  for (let length = SHORTEST; ; length += 4) {
    const short = plain.slice(-Math.min(length, LONGEST))
    const tail = length > LONGEST ? `-${length - LONGEST}` : /\d/.test(short) ? '' : '0'
    const number = `TG-${short}${tail}`
    if (!(await store.orders.numbered(number))) return number
  }
}

/** An amount that is not known for sure is not written down: the team is asked for it. */
async function askAmount({ desk, now }: Hearing, { id, number, customerId }: Order, { said }: Payment): Promise<void> {
  if (customerId === null) return
  const { orders: w } = wordsIn(desk.rules.locale)
  const example = slash(`order ${number} 150000`, 'telegram')
  await owe(desk.store, {
    key: `order-amount:${id}`,
    target: { at: 'topic', customerId },
    owed: {
      do: 'say',
      reply: { tone: 'warning', body: [{ text: w.unreadable(said) }, { text: [{ code: example }] }] },
    },
    priority: PRIORITY.rest,
    now,
  })
}
