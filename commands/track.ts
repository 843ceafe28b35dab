import type { Desk } from '../src/actions/desk.ts'
import { rest } from '../src/chat/arg-types.ts'
import { type Answer, answer, type Call, Refused, refusal } from '../src/chat/command.ts'
import { may } from '../src/chat/dispatch.ts'
import { trackBlocks } from '../src/chat/views/order.ts'
import { orderNumber } from '../src/domain/order-line.ts'
import { lastWords } from '../src/domain/quote.ts'
import type { Order } from '../src/store/orders.ts'
import { command } from './support/command.ts'
import { chatHere, chatName, isOpen, lineOf } from './support/orders.ts'

const SHOWN = 5
const QUOTED = 32

export default command({
  name: 'track',
  aliases: ['lacak'],
  args: { which: rest('order').optional() },
  allow: 'anyone',
  customers: true,
  examples: ['track', 'track A-1024', 'lacak A-1024'],
  async run({ which }, call) {
    const { caller, place, now } = call
    const isTrying = place.kind === 'private' && (caller.person?.tryingUntil ?? 0) > now
    return may(caller, 'admin') && !isTrying ? forTeam(which, call) : forCustomer(which, call)
  },
})

/** Their own orders only. Somebody else's number is told from one that does not exist by nothing. */
async function forCustomer(which: string | null, call: Call<Desk>): Promise<Answer> {
  const { place, words, desk } = call
  const { track } = words.orders
  const chat = place.platform === 'telegram' && place.kind === 'private' ? call.chat : null
  const own = chat === null ? [] : await desk.store.orders.ofCustomer(chat)
  if (which === null) return own.length > 0 ? shown(latest(own), call) : answer(track.none)
  const order = own.find(({ number }) => number === orderNumber(which))
  return order ? shown([order], call) : { ...answer(track.unknown(lastWords(which, QUOTED))), onlyAsker: true }
}

async function forTeam(which: string | null, call: Call<Desk>): Promise<Answer> {
  const { track } = call.words.orders
  const { orders } = call.desk.store
  if (which !== null) {
    const number = orderNumber(which)
    const order = number === null ? null : await orders.numbered(number)
    return order ? shown([order], call) : refusal(track.nothing(lastWords(which, QUOTED)))
  }
  const chat = chatHere(call)
  if (chat === null) throw new Refused(track.whose)
  const all = await orders.ofCustomer(chat)
  return all.length > 0 ? shown(latest(all), call) : refusal(track.noneOf(await chatName(chat, call)))
}

/** Those under way; without any, the last one. */
function latest(orders: readonly Order[]): readonly Order[] {
  const open = orders.filter(isOpen).slice(0, SHOWN)
  return open.length > 0 ? open : orders.slice(0, 1)
}

async function shown(orders: readonly Order[], call: Call<Desk>): Promise<Answer> {
  const lines = await Promise.all(orders.map((order) => lineOf(order, call)))
  return { reply: { body: lines.flatMap((line) => trackBlocks(line, call)) } }
}
