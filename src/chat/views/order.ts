import { ORDER_STATES, type OrderState } from '../../domain/facts.ts'
import { formatMoment } from '../../domain/format.ts'
import type { Locale } from '../../domain/locale.ts'
import { formatMoney } from '../../domain/money.ts'
import { isUnshipped, nextStates, type OrderTimes } from '../../domain/orders.ts'
import { lastWords, maskedWords } from '../../domain/quote.ts'
import type { Instant } from '../../domain/time.ts'
import { type Block, type Button, button, type Reply, type Span, type Text } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** An order as people read it. */
export interface OrderLine {
  id: number
  number: string
  state: OrderState
  /** The chat's number and the customer's name. */
  chat: number | null
  customer: string
  href: string | null
  amountMinor: number | null
  currency: string | null
  items: string | null
  courier: string | null
  tracking: string | null
  times: OrderTimes
  dueAt: Instant | null
  isLate: boolean
}

interface Reader {
  locale: Locale
  zone: string
}

const ITEMS_SHOWN = 300
const NAME_SHOWN = 40

/** The order's card where its customer is answered: what it is, how far it has come, and a button for each next step. */
export function orderView(line: OrderLine, { locale, zone }: Reader): Reply {
  const { orders: w, chats } = wordsIn(locale)
  const whose = line.chat === null ? line.customer : chats.named(line.chat, maskedWords(line.customer, NAME_SHOWN))
  const facts: [string, Text][] = [[w.customer, whose], ...about(line, locale)]
  if (line.dueAt !== null && isUnshipped(line)) {
    const by = formatMoment(line.dueAt, zone, locale)
    facts.push([w.due, line.isLate ? w.lateBy(by) : by])
  }
  return {
    tone: line.isLate ? 'warning' : line.state === 'delivered' ? 'success' : 'info',
    title: w.title(line.number, line.state),
    body: [{ facts: [...facts, [w.steps, history(line.times, { locale, zone })]] }],
    buttons: buttons(line, locale),
  }
}

/** What the customer sees of their own order. */
export function trackBlocks(line: OrderLine, { locale, zone }: Reader): Block[] {
  const { orders: w } = wordsIn(locale)
  const facts = [...about(line, locale), [w.steps, history(line.times, { locale, zone })] as const]
  return [{ text: [{ bold: w.title(line.number, line.state) }] }, { facts }]
}

/** Items, amount, and by whom it travels. */
function about(line: OrderLine, locale: Locale): [string, Text][] {
  const { orders: w } = wordsIn(locale)
  return [
    ...(line.items === null ? [] : [[w.items, lastWords(line.items, ITEMS_SHOWN)] as [string, Text]]),
    [w.amount, amountOf(line, locale)],
    ...(line.courier === null ? [] : [[w.courier, line.courier] as [string, Text]]),
    ...(line.tracking === null ? [] : [[w.tracking, [{ code: line.tracking }]] as [string, Text]]),
  ]
}

/** What it costs, or that nobody has said. */
export function amountOf(line: Pick<OrderLine, 'amountMinor' | 'currency'>, locale: Locale): string {
  const { amountMinor, currency } = line
  if (amountMinor === null || currency === null) return wordsIn(locale).orders.noAmount
  return formatMoney({ amountMinor, currency }, locale)
}

/** Each state it reached, in the order it reached them. */
function history(times: OrderTimes, { locale, zone }: Reader): string {
  const { state } = wordsIn(locale).orders
  return ORDER_STATES.flatMap((s) => (times[s] === null ? [] : [{ s, at: times[s] }]))
    .sort((a, b) => a.at - b.at)
    .map(({ s, at }) => `${state[s]} ${formatMoment(at, zone, locale)}`)
    .join(' · ')
}

function buttons(line: OrderLine, locale: Locale): Button[][] {
  const { buttons: w } = wordsIn(locale).orders
  const run = (what: string) => `order id:${line.id} ${what}`
  const open = line.href === null ? [] : [{ label: w.open, href: line.href }]
  if (line.state === 'cancelled') return [[button(w.again, run(`back ${lastBefore(line.times)}`)), ...open]]
  const steps = nextStates(line.state).map((state, index) => {
    const style = index === 0 ? 'primary' : undefined
    return state === 'shipped'
      ? button(w.shipped, run('shipped?'), style)
      : button(w[labelled(state)], run(state), style)
  })
  const ending = steps.length > 0 ? [button(w.cancel, run('cancel?'))] : []
  return [steps, [...ending, ...open]].filter((row) => row.length > 0)
}

const labelled = (state: OrderState): 'paid' | 'packed' | 'delivered' =>
  state === 'paid' || state === 'packed' ? state : 'delivered'

/** What a cancelled order had come to. */
const lastBefore = (times: OrderTimes): OrderState =>
  ORDER_STATES.findLast((state) => state !== 'cancelled' && times[state] !== null) ?? 'placed'

/** More lines than this say no more. */
const LINES = 30

/** The alert about orders that should have left the shop: living, so it says when they do. */
export function lateOrdersView(lines: readonly OrderLine[], { locale, zone }: Reader): Reply {
  const { alert: w, buttons: labels, list } = wordsIn(locale).orders
  const waiting = lines.filter((line) => line.isLate)
  const [only] = lines
  const name = (line: OrderLine) => maskedWords(line.customer, NAME_SHOWN)
  if (lines.length === 1 && only) {
    const title = !only.isLate ? w[doneAs(only)](only.number, name(only)) : w.one(only.number, name(only))
    const ship = button(labels.shipped, `order id:${only.id} shipped?`, 'primary')
    const open = only.href === null ? [] : [{ label: labels.open, href: only.href }]
    return {
      tone: only.isLate ? 'danger' : 'success',
      title,
      body: [{ text: since(only, { locale, zone }) }, { facts: about(only, locale) }],
      buttons: only.isLate ? [[ship, ...open]] : open.length > 0 ? [open] : [],
    }
  }
  const rows = [...waiting, ...lines.filter((line) => !line.isLate)].slice(0, LINES)
  return {
    tone: waiting.length > 0 ? 'danger' : 'success',
    title: waiting.length > 0 ? w.many(waiting.length) : w.done,
    body: [
      ...rows.map((line) => lateRow(line, { locale, zone })),
      ...(lines.length > LINES ? [{ small: list.more(lines.length - LINES) }] : []),
    ],
  }
}

/** Its payment may have been taken back. */
function doneAs({ state }: OrderLine): 'shipped' | 'cancelled' | 'notDue' {
  if (state === 'cancelled') return 'cancelled'
  return state === 'shipped' || state === 'delivered' ? 'shipped' : 'notDue'
}

function since({ times, dueAt }: OrderLine, { locale, zone }: Reader): string {
  const clock = (at: Instant | null) => (at === null ? '–' : formatMoment(at, zone, locale))
  return wordsIn(locale).orders.alert.since(clock(times.paid), clock(dueAt))
}

/** A late order as a line with the button that ends its lateness; one that has gone is ticked off. */
export function lateRow(line: OrderLine, { locale, zone }: Reader): Block {
  const { orders: w } = wordsIn(locale)
  const name: Span = line.href
    ? { link: w.alert.line(line.number, maskedWords(line.customer, NAME_SHOWN)), href: line.href }
    : { bold: w.alert.line(line.number, maskedWords(line.customer, NAME_SHOWN)) }
  if (!line.isLate) return { row: ['✓ ', name, ` · ${w.state[line.state].toLowerCase()}`] }
  const due = line.dueAt === null ? '–' : formatMoment(line.dueAt, zone, locale)
  return {
    row: [name, w.list.row(line.state, due)],
    button: button(`${w.buttons.shipped} ${line.number}`, `order id:${line.id} shipped?`),
  }
}
