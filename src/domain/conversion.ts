import type { ConversationFact, OrderFact } from './facts.ts'
import { type Case, type Rate, rateOf } from './figures/figure.ts'
import type { Money } from './money.ts'
import type { Span } from './schedule.ts'
import { median } from './stats.ts'
import { DAY_MS, type Instant, SECOND_MS } from './time.ts'

/** A conversation this young may still lead to an order; and an order counts as its success for this long. */
export const MATURE_MS = 3 * DAY_MS

/** Some admins together, or the shop with everybody's answers. */
export type Whose = readonly number[] | 'shop'

/** What chats led to, as metrics.md defines it. */
export interface Conversion {
  /** Mature conversations with a credited order ÷ mature conversations answered. */
  rate: Rate
  /** Conversations of the period too young to judge; in neither side of the rate. */
  immature: number
  /** Paid orders placed in the period and credited, cancelled ones taken back. */
  orders: number
  /** Those of them that the credited admin recorded: counted, and shown beside. */
  selfRecorded: number
  /** What those orders were worth, a sum for each currency, most orders first. Orders without an amount are in none. */
  revenue: Money[]
  /** Elapsed seconds from the customer's first message to the order, of those orders. */
  medianToOrderSeconds: number | null
}

/**
 * The conversion of some admins together, or of the shop. A conversation belongs to the period of the first answer, the
 * admins' own or any; an order belongs to the period it was placed in and, for the rate, to its conversation's.
 * `conversations` must have those of the orders too, whenever they were answered.
 */
export function conversionOf(
  whose: Whose,
  conversations: readonly ConversationFact[],
  orders: readonly OrderFact[],
  span: Span,
  now: Instant,
): Conversion {
  const { mature, immature } = answered(whose, conversations, orders, span, now)
  const placed = credited(whose, orders).filter((o) => isIn(span, o.placedAt, now))
  const startOf = new Map(conversations.map((c) => [c.id, c.startedAt]))
  return {
    rate: rateOf(mature),
    immature: immature.length,
    orders: placed.length,
    selfRecorded: placed.filter((o) => o.recordedById !== null && o.recordedById === o.creditId).length,
    revenue: sums(placed),
    medianToOrderSeconds: median(
      placed.flatMap((o) => {
        const start = startOf.get(o.conversationId ?? 0)
        return start === undefined ? [] : [Math.max(0, Math.floor((o.placedAt - start) / SECOND_MS))]
      }),
    ),
  }
}

/** The conversations behind the rate, and those too young for it; `hit`: with a credited order. */
export function answered(
  whose: Whose,
  conversations: readonly ConversationFact[],
  orders: readonly OrderFact[],
  span: Span,
  now: Instant,
): { mature: Case<ConversationFact>[]; immature: ConversationFact[] } {
  const successful = new Set(credited(whose, orders).map((o) => o.conversationId))
  const counted = conversations.flatMap((of) => {
    const at = answeredAt(of, whose)
    return !of.leftOut && at !== null && isIn(span, at, now) ? [{ of, at }] : []
  })
  return {
    mature: counted.flatMap(({ of, at }) => (now - at >= MATURE_MS ? [{ of, hit: successful.has(of.id) }] : [])),
    immature: counted.flatMap(({ of, at }) => (now - at < MATURE_MS ? [of] : [])),
  }
}

/** Paid orders of theirs that were not taken back. */
const credited = (whose: Whose, orders: readonly OrderFact[]): OrderFact[] =>
  orders.filter((o) => isCounted(o) && (whose === 'shop' || (o.creditId !== null && whose.includes(o.creditId))))

/** A running period ends now. */
const isIn = ({ from, to }: Span, at: Instant, now: Instant): boolean => at >= from && at < Math.min(to, now + 1)

/** Paid, credited to a conversation, and not taken back. */
const isCounted = (o: OrderFact): boolean => o.paidAt !== null && o.state !== 'cancelled' && o.conversationId !== null

/** The first answer by one of them; of the shop, by anybody. */
function answeredAt({ firstAnswerAt, parts }: ConversationFact, whose: Whose): Instant | null {
  if (whose === 'shop') return firstAnswerAt
  const own = parts.filter((p) => whose.includes(p.personId)).map((p) => p.firstAt)
  return own.length > 0 ? Math.min(...own) : null
}

function sums(orders: readonly OrderFact[]): Money[] {
  const byCurrency = new Map<string, { amountMinor: number; count: number }>()
  for (const { amountMinor, currency } of orders) {
    if (amountMinor === null || currency === null) continue
    const known = byCurrency.get(currency) ?? { amountMinor: 0, count: 0 }
    byCurrency.set(currency, { amountMinor: known.amountMinor + amountMinor, count: known.count + 1 })
  }
  return [...byCurrency]
    .sort(([a, one], [b, other]) => other.count - one.count || a.localeCompare(b))
    .map(([currency, { amountMinor }]) => ({ amountMinor, currency }))
}
