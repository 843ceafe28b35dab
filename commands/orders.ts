import type { Desk } from '../src/actions/desk.ts'
import { rest } from '../src/chat/arg-types.ts'
import { type Answer, type Call, Refused } from '../src/chat/command.ts'
import { may } from '../src/chat/dispatch.ts'
import type { Block, Table, Text } from '../src/chat/reply.ts'
import { amountOf, lateRow } from '../src/chat/views/order.ts'
import { conversionOf } from '../src/domain/conversion.ts'
import { parseDuration } from '../src/domain/duration.ts'
import { formatDuration, formatMoment } from '../src/domain/format.ts'
import { formatMoney } from '../src/domain/money.ts'
import { handlingOf, ORDER_SETTINGS } from '../src/domain/orders.ts'
import { type Period, parsePeriod } from '../src/domain/period.ts'
import { lastWords, maskedWords } from '../src/domain/quote.ts'
import type { ListedOrder } from '../src/store/orders.ts'
import { change } from './support/changed.ts'
import { command } from './support/command.ts'
import { figuresFor } from './support/figures.ts'
import { lineOf } from './support/orders.ts'

const LATE = ['late', 'telat', 'terlambat']
const OPEN = ['open', 'berjalan']
const TELL = ['tell', 'kabari']
const TARGET = ['target']
const ON = ['on', 'ya']
const OFF = ['off', 'tidak']

export default command({
  name: 'orders',
  aliases: ['pesanan'],
  args: { which: rest('orders').optional() },
  allow: 'admin',
  changes: ({ which }) => [...TELL, ...TARGET].includes(head(which)) && tail(which) !== '',
  examples: ['orders', 'orders late', 'orders this month', 'orders target 24h', 'orders tell on'],
  async run({ which }, call) {
    const first = head(which)
    if (first === '' || OPEN.includes(first)) return open(call)
    if (LATE.includes(first)) return late(call)
    if (TELL.includes(first)) return tell(tail(which), call)
    if (TARGET.includes(first)) return target(tail(which), call)
    const over = parsePeriod(which ?? '', call.now, call.zone)
    if (over) return during(over, call)
    throw new Refused(call.words.orders.list.unknown(lastWords(which ?? '', QUOTED)))
  },
})

const QUOTED = 60

const head = (text: string | null): string => /^\S*/.exec(text?.trim().toLowerCase() ?? '')?.[0] ?? ''
const tail = (text: string | null): string =>
  (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\S+\s*/, '')

async function open(call: Call<Desk>): Promise<Answer> {
  const { list: w } = call.words.orders
  const orders = await call.desk.store.orders.list('open')
  if (orders.length === 0) return { reply: { body: [{ text: w.nobodyOpen }] } }
  return { reply: { title: w.open(orders.length), body: table(orders, call) } }
}

const ROWS = 20

async function late(call: Call<Desk>): Promise<Answer> {
  const { desk, now, words } = call
  const { list: w } = words.orders
  const orders = await desk.store.orders.list({ late: now })
  const body: Block[] = []
  for (const order of orders.slice(0, ROWS)) body.push(lateRow(await lineOf(order, call), call))
  if (orders.length > ROWS) body.push({ small: w.more(orders.length - ROWS) })
  body.push({ small: w.note(desk.rules.orders.targetSeconds) })
  return { reply: { title: orders.length > 0 ? w.late(orders.length) : w.nobodyLate, body } }
}

async function during(over: Period, call: Call<Desk>): Promise<Answer> {
  const { desk, now, words, locale } = call
  const { list: w } = words.orders
  const shown = figuresFor(call)
  const orders = (await desk.store.orders.list(over)).toReversed()
  const facts = await desk.store.orders.facts(over)
  const handling = handlingOf(facts, over, now)
  const conversations = await desk.store.orders.conversations(over)
  const { rate, immature, revenue } = conversionOf('shop', conversations, facts, over, now)
  const lines: [string, Text][] = [
    [w.onTime, shown.rate(handling.onTime)],
    [w.processing, shown.time(handling.processingSeconds)],
    [w.lateNow, shown.count(handling.late)],
    [w.conversion, immature > 0 ? `${shown.rate(rate)} · ${w.immature(immature)}` : shown.rate(rate)],
    [w.revenue, revenue.map((money) => formatMoney(money, locale)).join(' · ') || '–'],
  ]
  const body = orders.length > 0 ? table(orders, call) : [{ text: w.nobodyOver }]
  const note = { small: w.note(desk.rules.orders.targetSeconds) }
  return { reply: { title: w.over(shown.period(over)), body: [...body, { facts: lines }, note] } }
}

const NAME_SHOWN = 24

function table(orders: readonly ListedOrder[], { words, zone, locale }: Call<Desk>): Block[] {
  const { list: w, state } = words.orders
  const { columns } = w
  const shown: Table = {
    columns: [
      { title: columns.order },
      { title: columns.customer },
      { title: columns.state },
      { title: columns.amount, align: 'right' },
      { title: columns.placed },
    ],
    rows: orders
      .slice(0, ROWS)
      .map((order) => [
        order.number,
        order.customerId === null ? '–' : `#${order.customerId} ${maskedWords(order.customer ?? '', NAME_SHOWN)}`,
        state[order.state],
        amountOf(order, locale),
        formatMoment(order.placedAt, zone, locale),
      ]),
  }
  return [{ table: shown }, ...(orders.length > ROWS ? [{ small: w.more(orders.length - ROWS) }] : [])]
}

/** Whether customers are told at each step; only owners decide. */
async function tell(value: string, call: Call<Desk>): Promise<Answer> {
  const { list: w } = call.words.orders
  const { tell: isOn } = call.desk.rules.orders
  if (value === '') return { reply: { body: [{ text: w.tellIs(isOn) }] } }
  const on = ON.includes(value)
  if (!on && !OFF.includes(value)) throw new Refused(w.unknown(lastWords(`tell ${value}`, QUOTED)))
  ownersOnly(call)
  const said = [on ? w.tellOn : w.tellOff]
  return change({ name: ORDER_SETTINGS.tell, value: on ? 'on' : 'off', shownBy: 'orders', said, was: null }, call)
}

async function target(value: string, call: Call<Desk>): Promise<Answer> {
  const { list: w } = call.words.orders
  const { targetSeconds } = call.desk.rules.orders
  if (value === '') return { reply: { body: [{ text: w.targetIs(targetSeconds) }] } }
  const seconds = parseDuration(value)
  if (!seconds) throw new Refused(call.words.args.unknownDuration(lastWords(value, QUOTED)))
  ownersOnly(call)
  const setting = { name: ORDER_SETTINGS.target, value: `${seconds}s`, shownBy: 'orders' } as const
  return change({ ...setting, said: [w.targetSet(seconds)], was: formatDuration(targetSeconds, call.locale) }, call)
}

function ownersOnly({ caller, words }: Call<Desk>): void {
  if (!may(caller, 'owner')) throw new Refused(words.orders.list.ownerOnly)
}
