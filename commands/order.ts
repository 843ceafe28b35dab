import { advanceOrder, setOrderBack } from '../src/actions/advance-order.ts'
import type { Desk } from '../src/actions/desk.ts'
import { recordOrder } from '../src/actions/record-order.ts'
import { showCardIn } from '../src/actions/show-card.ts'
import { rest } from '../src/chat/arg-types.ts'
import { type Answer, type Call, note, Refused, refusal } from '../src/chat/command.ts'
import { button, say } from '../src/chat/reply.ts'
import { amountOf, orderView } from '../src/chat/views/order.ts'
import {
  ITEMS_LENGTH,
  type OrderLine,
  type OrderLineProblem,
  readOrderLine,
  type WhichOrder,
} from '../src/domain/order-line.ts'
import { lastWords } from '../src/domain/quote.ts'
import type { Order } from '../src/store/orders.ts'
import { causeOf, command, teammate } from './support/command.ts'
import { chatHere, chatName, example, find, lineOf } from './support/orders.ts'

type Said<Do extends OrderLine['do']> = Extract<OrderLine, { do: Do }>

export default command({
  name: 'order',
  args: { what: rest('order').optional() },
  allow: 'admin',
  changes: ({ what }) => [true, false].some((inChat) => changesSomething(readOrderLine(what ?? '', inChat))),
  examples: ['order A-1024 150000 2 kaos merah', 'order A-1024 paid', 'order A-1024 shipped JNE 0123456'],
  async run({ what }, call) {
    const line = readOrderLine(what ?? '', chatHere(call) !== null)
    if ('problem' in line) throw new Refused(problem(line, call))
    switch (line.do) {
      case 'show':
        return card(await find(line.which, line.chat, call), null, call)
      case 'ask':
        return ask(line, call)
      case 'record':
        return record(line, call)
      case 'advance':
        return advance(line, call)
      case 'back':
        return back(line, call)
    }
  },
})

const changesSomething = (line: OrderLine | OrderLineProblem): boolean =>
  'do' in line && line.do !== 'show' && line.do !== 'ask'

const QUOTED = 60

function problem({ problem: why, text }: OrderLineProblem, call: Call<Desk>): string {
  const { problem: say } = call.words.orders
  const quoted = lastWords(text, QUOTED)
  const told = why === 'items' ? say.items(ITEMS_LENGTH) : say[why](quoted)
  return `${told} ${call.words.args.example(example('order A-1024 150000 2 kaos merah', call))}`
}

async function record(line: Said<'record'>, call: Call<Desk>): Promise<Answer> {
  const { desk, words, locale } = call
  const { orders: w } = words
  const chat = line.chat ?? chatHere(call)
  if (chat === null) throw new Refused(w.whichChat(example(`order 42 ${line.number ?? 'A-1024'} 150000 2 kaos`, call)))
  if (!(await desk.store.customers.find(chat))) throw new Refused(words.chats.unknown(chat))
  const recorded = await recordOrder(desk, { ...line, chat, by: teammate(call) }, causeOf(call))
  const { order } = recorded
  switch (recorded.is) {
    case 'theirs':
      throw new Refused(w.theirs(order.number, await chatName(order.customerId, call)))
    case 'same':
      return card(order, w.same(order.number, order.state), call)
    case 'amended':
      return card(order, w.amended(order.number, described(recorded.before, call), described(order, call)), call)
    case 'done':
      // The card that has just come up in the topic says it all, and a group hears only so many messages a minute.
      if (chatHere(call) === chat) return {}
      return card(order, w.recorded(order.number, amountOf(order, locale), await chatName(chat, call)), call)
  }
}

/** What an order says, to set it beside what it said. */
function described(order: Order, { locale }: Call<Desk>): string {
  const items = order.items === null ? '' : ` · ${lastWords(order.items, QUOTED)}`
  return `${amountOf(order, locale)}${items}`
}

async function advance(line: Said<'advance'>, call: Call<Desk>): Promise<Answer> {
  const { orders: w } = call.words
  const order = await find(line.which, line.chat, call)
  const advanced = await advanceOrder(call.desk, { ...line, order, by: teammate(call) }, causeOf(call))
  const { number, state } = advanced.order
  switch (advanced.is) {
    case 'cancelled':
      return refusal(w.isCancelled(number, example(`order ${number} back paid`, call)))
    case 'same':
      return refusal(w.same(number, state))
    case 'noted':
      return told(line, advanced.order, w.noted(number, state), call)
    case 'done':
      return told(line, advanced.order, w.moved(number, state), call)
  }
}

async function back(line: Said<'back'>, call: Call<Desk>): Promise<Answer> {
  const { orders: w } = call.words
  const found = await find(line.which, line.chat, call)
  const { is, order } = await setOrderBack(
    call.desk,
    { order: found, state: line.state, by: teammate(call) },
    causeOf(call),
  )
  if (is === 'same') return refusal(w.same(order.number, order.state))
  return told(line, order, w.back(order.number, order.state), call)
}

/** A button stands under a card, which says the rest itself. */
async function told({ which }: { which: WhichOrder }, order: Order, text: string, call: Call<Desk>): Promise<Answer> {
  return which !== 'only' && 'id' in which ? note(text) : card(order, text, call)
}

/** Before a step that wants more words, or is hard to take back for the customer's sake. */
async function ask(line: Said<'ask'>, call: Call<Desk>): Promise<Answer> {
  const { orders: w } = call.words
  const { id, number } = await find(line.which, line.chat, call)
  const run = (what: string) => `order id:${id} ${what}`
  if (line.about === 'cancel') {
    const buttons = [[button(w.cancelNow, run('cancel'), 'danger')]]
    return { reply: { ...say(w.askCancel(number)), buttons }, onlyAsker: true }
  }
  const body = [{ text: w.askShip(number) }, { text: [{ code: example(`order ${number} shipped JNE 0123456`, call) }] }]
  return { reply: { body, buttons: [[button(w.noTracking, run('shipped'))]] }, onlyAsker: true }
}

/**
 * What was done, and the order. In its customer's topic its card stands already; in a chat that hears alerts a card that
 * lives on is posted; elsewhere it is shown as it is now.
 */
async function card(order: Order, told: string | null, call: Call<Desk>): Promise<Answer> {
  const { desk, place, locale, zone } = call
  if (told !== null && order.customerId !== null && chatHere(call) === order.customerId) return note(told)
  const hears = desk.places.alerts.some(({ platform, chat }) => platform === place.platform && chat === place.chat)
  if (told !== null && hears) {
    await showCardIn(desk, order.id, place, call.now)
    return note(told)
  }
  const view = orderView(await lineOf(order, call), { locale, zone })
  return { reply: told === null ? view : { ...view, body: [{ text: told }, ...view.body] } }
}
