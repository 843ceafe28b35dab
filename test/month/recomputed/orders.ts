import type { Chat, Order } from '../world.ts'
import { type Talk, whoWrote } from './chat.ts'
import type { Span, Whose } from './figures.ts'
import { type Share, shareOf } from './stats.ts'

const THREE_DAYS = 3 * 86_400_000

export interface Conversion {
  rate: Share
  immature: number
  orders: number
  selfRecorded: number
  /** By currency, most orders first. */
  revenue: { currency: string; amountMinor: number }[]
  /** Median seconds from the first message to the order. */
  toOrder: number | null
}

/** An order that counts for somebody: paid, not called off, after an answer in the three days before it. */
interface Success {
  order: Order
  talk: Talk
  credit: string | null
}

export function successesOf(talks: readonly Talk[]): Success[] {
  const byChat = new Map<Chat, Talk[]>()
  for (const talk of talks) byChat.set(talk.chat, [...(byChat.get(talk.chat) ?? []), talk])
  return [...byChat].flatMap(([chat, own]) =>
    chat.orders.flatMap((order) => {
      if (order.paid === undefined || order.cancelled !== undefined) return []
      const found = whose(order, chat, own)
      return found ? [{ order, ...found }] : []
    }),
  )
}

function whose({ placed }: Order, chat: Chat, talks: readonly Talk[]): { talk: Talk; credit: string | null } | null {
  const wrote = chat.events.flatMap((event) => {
    const counts = event.is === 'said' && event.by === 'admin' && !event.refused && event.deletedAt === undefined
    const recent = event.at <= placed && event.at >= placed - THREE_DAYS
    return counts && recent ? [{ at: event.at, who: whoWrote.get(chat)?.get(event.id) ?? null }] : []
  })
  for (let i = talks.length - 1; i >= 0; i -= 1) {
    const end = talks[i + 1]?.startedAt ?? Number.POSITIVE_INFINITY
    const there = wrote.filter(({ at }) => at >= talks[i]!.startedAt && at < end)
    if (there.length === 0) continue
    let best: string | null = null
    const count = (who: string | null) => there.filter((one) => one.who === who).length
    // From the latest back: who wrote as often but later keeps it.
    for (const { who } of there.toReversed())
      if (who !== null && (best === null || count(who) > count(best))) best = who
    return { talk: talks[i]!, credit: best }
  }
  return null
}

export function conversionOf(
  talks: readonly Talk[],
  successes: readonly Success[],
  whose: Whose,
  period: Span,
  now: number,
): Conversion {
  const to = Math.min(period.to, now + 1)
  const isIn = (at: number) => period.from <= at && at < to
  const theirs = successes.filter(({ credit }) => whose === 'shop' || (credit !== null && whose.includes(credit)))
  const begun = talks.flatMap((talk) => {
    const first = talk.answers.find(({ who }) => whose === 'shop' || (who !== null && whose.includes(who)))
    return first && isIn(first.at) && !isAboutOrder(talk) ? [{ talk, at: first.at }] : []
  })
  const successful = new Set(theirs.map(({ talk }) => talk))
  const mature = begun.filter(({ at }) => now - at >= THREE_DAYS)
  const placed = theirs.filter(({ order }) => isIn(order.placed))
  const lengths = placed.map(({ order, talk }) => Math.max(0, Math.floor((order.placed - talk.startedAt) / 1000)))
  return {
    rate: shareOf(mature.filter(({ talk }) => successful.has(talk)).length, mature.length),
    immature: begun.length - mature.length,
    orders: placed.length,
    selfRecorded: placed.filter(({ order, credit }) => order.by === credit).length,
    revenue: revenueOf(placed),
    toOrder: lengths.sort((a, b) => a - b)[Math.ceil(lengths.length / 2) - 1] ?? null,
  }
}

/** It began while an order was on its way, or somebody said it is not about sales. */
const isAboutOrder = ({ chat, startedAt }: Talk): boolean =>
  chat.notSales ||
  chat.orders.some(({ placed, delivered, cancelled }) => {
    const over = Math.min(delivered ?? Number.POSITIVE_INFINITY, cancelled ?? Number.POSITIVE_INFINITY)
    return placed < startedAt && startedAt < over
  })

function revenueOf(placed: readonly Success[]): Conversion['revenue'] {
  const currencies = [...new Set(placed.map(({ order }) => order.currency))].sort()
  return currencies
    .map((currency) => placed.filter(({ order }) => order.currency === currency))
    .sort((a, b) => b.length - a.length)
    .map((some) => ({
      currency: some[0]!.order.currency,
      amountMinor: some.reduce((sum, one) => sum + one.order.amountMinor, 0),
    }))
}
