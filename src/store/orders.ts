import type { AnswerFact } from '../domain/crediting.ts'
import type { OrderState } from '../domain/facts.ts'
import type { Step, StepKind } from '../domain/orders.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { Order as Row, OrderStep as StepRow } from './generated/sqlite/client.ts'
import { orderFacts } from './order-facts.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

/** Where an order was heard of. */
type OrderSource = 'command' | 'payment' | 'ingest'

/** An order as people recorded it. */
export type Order = Plain<Omit<Row, 'shopId' | 'state' | 'source'>> & { state: OrderState; source: OrderSource }

/** An order with whose it is, as lists show it. */
export type ListedOrder = Order & { customer: string | null }

export type RecordedStep = Plain<Omit<StepRow, 'shopId' | 'state'>> & Step

type NewOrder = Pick<Order, 'number' | 'customerId' | 'state' | 'source' | 'placedAt'> & Changes
type Changes = Partial<Omit<Order, 'id' | 'customerId'>>

/** Orders that were paid and have not left the shop. */
const UNSHIPPED = { in: ['paid', 'packed'] }
const OPEN = { in: ['placed', 'paid', 'packed', 'shipped'] }

export function orders({ db, shopId }: Scope) {
  return {
    ...orderFacts({ db, shopId }),
    async find(id: number): Promise<Order | null> {
      const row = await db.order.findFirst({ where: { shopId, id } })
      return row && toOrder(row)
    },
    async numbered(number: string): Promise<Order | null> {
      const row = await db.order.findUnique({ where: { shopId_number: { shopId, number } } })
      return row && toOrder(row)
    },
    /** The order a press, command or payment has caused or changed already. */
    async caused(key: string): Promise<Order | null> {
      const row = await db.orderStep.findUnique({ where: { shopId_key: { shopId, key } }, include: { order: true } })
      return row && toOrder(row.order)
    },
    async ofCustomer(customerId: number): Promise<Order[]> {
      const rows = await db.order.findMany({
        where: { shopId, customerId },
        orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(toOrder)
    },
    async add(order: NewOrder): Promise<Order> {
      return toOrder(await db.order.create({ data: { ...order, shopId } }))
    },
    async change(id: number, changes: Changes): Promise<Order> {
      return toOrder(await db.order.update({ where: { id, shopId }, data: changes }))
    },
    async steps(orderId: number): Promise<RecordedStep[]> {
      const rows = await db.orderStep.findMany({ where: { shopId, orderId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
      return rows.map(({ state, ...row }) => ({ ...plain(row), kind: state as StepKind }))
    },
    /** The new step's id; null when this very step is known. */
    async addStep(step: { orderId: number; key: string; kind: StepKind; at: Instant; byId: number | null }) {
      const { key, kind, ...data } = step
      const known = await db.orderStep.findUnique({ where: { shopId_key: { shopId, key } } })
      if (known) return null
      return (await db.orderStep.create({ data: { ...data, key, state: kind, shopId } })).id
    },
    /** The newest numbers that people gave their orders, newest first. */
    async numbers(take: number): Promise<string[]> {
      const where = { shopId, source: 'command' }
      const rows = await db.order.findMany({ where, orderBy: { id: 'desc' }, take, select: { number: true } })
      return rows.map(({ number }) => number)
    },
    /** Orders that should have left the shop by now and nobody was told of. */
    async due(now: Instant): Promise<Order[]> {
      const where = { shopId, state: UNSHIPPED, lateAlertedAt: null, dueAt: { lte: now } }
      return (await db.order.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] })).map(toOrder)
    },
    /** Orders one alert tells of. */
    async alertedAt(at: Instant): Promise<ListedOrder[]> {
      return listed({ lateAlertedAt: at }, 'dueAt')
    },
    async unshipped(): Promise<Order[]> {
      return (await db.order.findMany({ where: { shopId, state: UNSHIPPED }, orderBy: { id: 'asc' } })).map(toOrder)
    },
    /** Orders on their way, or those past their time, or those placed in a period; oldest first. */
    async list(which: 'open' | { late: Instant } | Span): Promise<ListedOrder[]> {
      if (which === 'open') return listed({ state: OPEN }, 'placedAt')
      if ('late' in which) return listed({ state: UNSHIPPED, dueAt: { lte: which.late } }, 'dueAt')
      return listed({ placedAt: { gte: which.from, lt: which.to } }, 'placedAt')
    },
    /** What humans wrote in a customer's chat in a span and did not take back; refused messages are none. */
    async answers(customerId: number, { from, to }: Span): Promise<AnswerFact[]> {
      const where = { customerId, author: 'human', deletedAt: null, refusedAt: null, at: { gte: from, lte: to } }
      const select = { at: true, order: true, creditId: true }
      const rows = await db.message.findMany({ where, orderBy: { id: 'asc' }, select })
      return rows.map(plain)
    },
  }

  async function listed(where: object, by: 'dueAt' | 'placedAt'): Promise<ListedOrder[]> {
    const rows = await db.order.findMany({
      where: { shopId, ...where },
      include: { customer: { select: { name: true } } },
      orderBy: [{ [by]: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ customer, ...row }) => ({ ...toOrder(row), customer: customer?.name ?? null }))
  }
}

const toOrder = (row: Row): Order => {
  const { shopId, ...order } = plain(row)
  return { ...order, state: row.state as OrderState, source: row.source as OrderSource }
}
