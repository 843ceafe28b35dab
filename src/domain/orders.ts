import { parseDuration } from './duration.ts'
import { ORDER_STATES, type OrderFact, type OrderState } from './facts.ts'
import type { Span } from './schedule.ts'
import type { Said } from './settings.ts'
import { median, type Proportion, proportion } from './stats.ts'
import { DAY_MS, type Instant } from './time.ts'

/** How the shop handles orders. */
export interface OrderRules {
  /** Open time from paid to shipped. */
  targetSeconds: number
  /** Whether customers are told at each step. */
  tell: boolean
}

/** A day of open time to ship; customers are told nothing until the shop wishes it. */
const DEFAULT_TARGET_SECONDS = DAY_MS / 1000

/** Settings by which a chat changes how orders are handled. */
export const ORDER_SETTINGS = { target: 'ORDER_TARGET', tell: 'ORDER_UPDATES' } as const
export type OrderSetting = (typeof ORDER_SETTINGS)[keyof typeof ORDER_SETTINGS]

export const orderRules = (said: Said): OrderRules => ({
  targetSeconds: parseDuration(said[ORDER_SETTINGS.target] ?? '') || DEFAULT_TARGET_SECONDS,
  tell: said[ORDER_SETTINGS.tell] === 'on',
})

/** What happened to an order: a state reached, one it was set back to, or what it says was changed. */
export type StepKind = OrderState | `back:${OrderState}` | 'amended'

export interface Step {
  kind: StepKind
  at: Instant
}

/** When an order reached each state it is in or has passed through. */
export type OrderTimes = Readonly<Record<OrderState, Instant | null>>

const FORWARD = ORDER_STATES.filter((state) => state !== 'cancelled')

/**
 * Where an order stands, from its steps by their own times: what was heard late counts from when it happened, what was said
 * twice counts once, and no step takes it back but a correction, which undoes all that came after the state it names.
 */
export function standing(steps: readonly Step[]): { state: OrderState; times: OrderTimes } {
  const times: Record<OrderState, Instant | null> = {
    placed: null,
    paid: null,
    packed: null,
    shipped: null,
    delivered: null,
    cancelled: null,
  }
  for (const { kind, at } of [...steps].sort((a, b) => a.at - b.at)) {
    if (kind === 'amended') continue
    const back = isBack(kind)
    const state = back ? (kind.slice('back:'.length) as OrderState) : (kind as OrderState)
    if (back) for (const later of ORDER_STATES.slice(ORDER_STATES.indexOf(state) + 1)) times[later] = null
    times[state] ??= at
  }
  const furthest = FORWARD.findLast((state) => times[state] !== null) ?? 'placed'
  return { state: times.cancelled === null ? furthest : 'cancelled', times }
}

const isBack = (kind: StepKind): boolean => kind.startsWith('back:')

/** What usually comes next, nearest first. */
export function nextStates(state: OrderState): OrderState[] {
  if (state === 'cancelled' || state === 'delivered') return []
  return FORWARD.slice(FORWARD.indexOf(state) + 1)
}

/** Whether an order still has to leave the shop although its time is over. Nothing is due before it is paid. */
export const isLate = (order: Pick<OrderFact, 'state' | 'dueAt'>, now: Instant): boolean =>
  isUnshipped(order) && order.dueAt !== null && order.dueAt < now

/** Paid, and still in the shop. */
export const isUnshipped = ({ state }: Pick<OrderFact, 'state'>): boolean => state === 'paid' || state === 'packed'

/** How orders were handled in a period. */
export interface Handling {
  /** Shipped within target ÷ (shipped + now late). Orders shipped before they were paid have no processing time and are left out. */
  onTime: { hits: number; n: number; share: Proportion | null }
  late: number
  /** Median open time from paid to shipped. */
  processingSeconds: number | null
}

export function handlingOf(orders: readonly OrderFact[], { from, to }: Span, now: Instant): Handling {
  const shipped = orders.filter(
    (o) =>
      o.state !== 'cancelled' &&
      o.processingSeconds !== null &&
      o.shippedAt !== null &&
      o.shippedAt >= from &&
      o.shippedAt < to,
  )
  const hits = shipped.filter((o) => o.dueAt === null || (o.shippedAt ?? 0) <= o.dueAt).length
  const late = orders.filter((o) => isLate(o, now)).length
  const n = shipped.length + late
  return {
    onTime: { hits, n, share: proportion(hits, n) },
    late,
    processingSeconds: median(shipped.flatMap((o) => o.processingSeconds ?? [])),
  }
}
