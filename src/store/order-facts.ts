import type { ConversationFact, OrderFact, OrderState } from '../domain/facts.ts'
import type { Span } from './conversations.ts'
import { plain } from './plain.ts'
import type { Scope } from './store.ts'

/** Chats of the team trying the bot, and those that are no customer's, are in no figure. */
const COUNTED = { trial: false, customer: { ignored: false } }

/** What conversion and order handling are made from. */
export function orderFacts({ db, shopId }: Pick<Scope, 'db' | 'shopId'>) {
  return {
    /** Every order placed, shipped or cancelled in a span, credited to a conversation answered in it, or still to be shipped. */
    async facts({ from, to }: Span): Promise<OrderFact[]> {
      const within = { gte: from, lt: to }
      const credited = { OR: [{ firstAnswerAt: within }, { parts: { some: { firstAt: within } } }] }
      const rows = await db.order.findMany({
        where: {
          shopId,
          AND: [
            { OR: [{ conversationId: null }, { conversation: COUNTED }] },
            { OR: [{ customerId: null }, { customer: { ignored: false } }] },
          ],
          OR: [
            { placedAt: within },
            { shippedAt: within },
            { cancelledAt: within },
            { conversation: credited },
            { state: { in: ['paid', 'packed'] } },
          ],
        },
        orderBy: { id: 'asc' },
      })
      return rows.map((row) => ({ ...plain(row), state: row.state as OrderState }))
    },
    /** Takes a conversation out of the conversion rate, or back into it. */
    async leaveOut(conversationId: number, notSales: boolean): Promise<void> {
      await db.conversation.update({ where: { id: conversationId, shopId }, data: { notSales } })
    },
    /** Conversations a human first answered, or an admin began to answer, in a span; and those of orders placed in it. */
    async conversations({ from, to }: Span): Promise<ConversationFact[]> {
      const within = { gte: from, lt: to }
      const rows = await db.conversation.findMany({
        where: {
          shopId,
          ...COUNTED,
          firstAnswerAt: { not: null },
          OR: [
            { firstAnswerAt: within },
            { parts: { some: { firstAt: within } } },
            { orders: { some: { placedAt: within } } },
          ],
        },
        include: {
          parts: { select: { personId: true, firstAt: true } },
          customer: {
            select: { channel: true, orders: { select: { placedAt: true, deliveredAt: true, cancelledAt: true } } },
          },
        },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ parts, customer, ...row }) => ({
        ...plain(row),
        firstAnswerAt: Number(row.firstAnswerAt),
        channel: customer.channel,
        parts: parts.map(plain).sort((a, b) => a.personId - b.personId),
        leftOut: row.notSales || customer.orders.some((o) => wasOpen(o, row.startedAt)),
      }))
    },
  }
}

/** Whether an order was on its way at that instant: what is written then is about that order. */
function wasOpen(
  order: { placedAt: bigint; deliveredAt: bigint | null; cancelledAt: bigint | null },
  at: bigint,
): boolean {
  const ended = [order.deliveredAt, order.cancelledAt].some((end) => end !== null && end <= at)
  return order.placedAt < at && !ended
}
