import type { OrderState } from '../domain/facts.ts'
import type { Money } from '../domain/money.ts'
import type { Person } from '../domain/people.ts'
import type { Order } from '../store/orders.ts'
import type { Store } from '../store/store.ts'
import { advanceOrder } from './advance-order.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { settleOrder } from './settle-order.ts'

interface Recording {
  /** The chat's number. */
  chat: number
  /** Null: the next of the shop's own numbers. */
  number: string | null
  money: Money
  items: string | null
  /** States it has reached already. */
  states: readonly OrderState[]
  by: Person
}

/** `amended`: the number was known, and what it says has changed; `before` is how it was. */
export type RecordedOrder =
  | { is: 'done' | 'same' | 'theirs'; order: Order }
  | { is: 'amended'; order: Order; before: Order }

/** Records what a customer ordered. The same number again corrects it; another customer's number is refused. */
export function recordOrder(desk: Desk, recording: Recording, cause: Cause): Promise<RecordedOrder> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const { chat, number, states, by } = recording
    const caused =
      (await store.orders.caused(`${cause.key}:placed`)) ?? (await store.orders.caused(`${cause.key}:amended`))
    if (caused) return { is: 'done', order: caused }
    const known = number === null ? null : await store.orders.numbered(number)
    if (known && known.customerId !== chat) return { is: 'theirs', order: known }
    const recorded: RecordedOrder = known
      ? await amend(within, known, recording, cause)
      : { is: 'done', order: await place(within, recording, cause) }
    if (states.length === 0) return recorded
    const { order } = await advanceOrder(within, { order: recorded.order, states, by }, cause)
    return { ...recorded, order }
  })
}

async function place(desk: Desk, { chat, number, money, items, states, by }: Recording, cause: Cause): Promise<Order> {
  const { store } = desk
  const order = await store.orders.add({
    number: number ?? (await nextNumber(store)),
    customerId: chat,
    state: 'placed',
    source: 'command',
    placedAt: cause.at,
    recordedById: by.id,
    ...money,
    items,
  })
  const step = { orderId: order.id, key: `${cause.key}:placed`, kind: 'placed', at: cause.at, byId: by.id } as const
  const id = await store.orders.addStep(step)
  // Paid at once is one piece of news.
  const news = id === null || states.length > 0 ? null : ({ step: id, state: 'placed' } as const)
  return settleOrder(desk, order.id, news, cause.at)
}

async function amend(desk: Desk, known: Order, { money, items, by }: Recording, cause: Cause): Promise<RecordedOrder> {
  const changes = { ...money, items: items ?? known.items }
  const isSame = (Object.keys(changes) as (keyof typeof changes)[]).every((key) => changes[key] === known[key])
  if (isSame) return { is: 'same', order: known }
  const { orders } = desk.store
  await orders.addStep({ orderId: known.id, key: `${cause.key}:amended`, kind: 'amended', at: cause.at, byId: by.id })
  await orders.change(known.id, changes)
  return { is: 'amended', order: await settleOrder(desk, known.id, null, cause.at), before: known }
}

const RECENT = 20
const FIRST_NUMBER = '1001'

/** Numbers short enough to be the shop's own; those of marketplaces are not ours to continue. */
const OWN_NUMBER = /^([A-Z]{0,4}-?)(\d{1,6})$/

/** Continues the shop's latest own number. */
async function nextNumber(store: Store): Promise<string> {
  const latest = (await store.orders.numbers(RECENT)).map((n) => OWN_NUMBER.exec(n)).find((match) => match !== null)
  if (!latest) return (await store.orders.numbered(FIRST_NUMBER)) ? following(store, '', FIRST_NUMBER) : FIRST_NUMBER
  return following(store, latest[1] ?? '', latest[2] ?? '')
}

async function following(store: Store, prefix: string, digits: string): Promise<string> {
  for (let next = Number(digits) + 1; ; next++) {
    const number = `${prefix}${String(next).padStart(digits.length, '0')}`
    if (!(await store.orders.numbered(number))) return number
  }
}
