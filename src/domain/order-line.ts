import type { OrderState } from './facts.ts'
import type { Money } from './money.ts'
import { type AmountProblem, parseMoney } from './money-text.ts'
import { lastWords } from './quote.ts'

/** The order meant: by the number people gave it, by the bot's own number for it, or the only one a customer has under way. */
export type WhichOrder = { number: string } | { id: number } | 'only'

type Named = Exclude<WhichOrder, 'only'>

/** What somebody says about an order. `chat`: the number of the customer's chat, where it was said. */
export type OrderLine = { chat: number | null } & (
  | { do: 'show'; which: WhichOrder }
  | { do: 'record'; number: string | null; money: Money; items: string | null; states: readonly OrderState[] }
  | {
      do: 'advance'
      which: WhichOrder
      states: readonly OrderState[]
      courier: string | null
      tracking: string | null
    }
  | { do: 'back'; which: WhichOrder; state: OrderState }
  | { do: 'ask'; which: WhichOrder; about: 'ship' | 'cancel' }
)

/** Why a line cannot be read, and the piece of it. number: none, or not one; amount: missing; leftover: too much. */
export interface OrderLineProblem {
  problem: AmountProblem | 'number' | 'amount' | 'leftover' | 'items' | 'tracking'
  text: string
}

/** Characters an order's text may have. */
export const ITEMS_LENGTH = 500
const COURIER_LENGTH = 40
const TRACKING_LENGTH = 60

/** Words for each state, Indonesian and English. */
const STATE_WORDS: Readonly<Record<OrderState, readonly string[]>> = {
  placed: ['placed', 'dicatat', 'dipesan'],
  paid: ['paid', 'dibayar', 'bayar', 'lunas'],
  packed: ['packed', 'dikemas', 'kemas'],
  shipped: ['shipped', 'dikirim', 'kirim', 'resi'],
  delivered: ['delivered', 'diterima', 'sampai'],
  cancelled: ['cancel', 'cancelled', 'canceled', 'batal', 'dibatalkan'],
}
const BACK_WORDS = ['back', 'kembali', 'koreksi']
const ASKING: Readonly<Record<string, 'ship' | 'cancel'>> = { 'shipped?': 'ship', resi: 'ship', 'cancel?': 'cancel' }
/** The one state that may stand between the amount and the items. */
const PAID_BETWEEN = ['paid', 'dibayar', 'lunas']

const NUMBER = /^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N}._/#-]{0,31}$/u
const LONGEST_AMOUNT_WORDS = 3

/** One spelling of an order's number, however it is typed; null when it cannot be one. A number has a digit. */
export function orderNumber(text: string): string | null {
  const number = text.normalize('NFKC').replace(/^#/, '')
  return NUMBER.test(number) ? number.toUpperCase() : null
}

/** The state a word means. */
const orderState = (word: string): OrderState | null =>
  (Object.keys(STATE_WORDS) as OrderState[]).find((s) => STATE_WORDS[s].includes(word.toLowerCase())) ?? null

/**
 * Reads `A-1024 150000 2 kaos merah`, `A-1024 paid`, `A-1024 shipped JNE 0123456`. Said in a customer's own chat (`inChat`) the
 * customer is known; elsewhere the chat's number comes first: `42 A-1024 …`.
 */
export function readOrderLine(text: string, inChat: boolean): OrderLine | OrderLineProblem {
  const line = new Words(text)
  const chat = takeChat(line, inChat)
  const named = takeWhich(line)
  if (named && 'problem' in named) return named
  const read = readRest(line, named)
  return 'problem' in read ? read : { ...read, chat }
}

type Unplaced<T = OrderLine> = T extends OrderLine ? Omit<T, 'chat'> : never

function readRest(line: Words, named: Named | null): Unplaced | OrderLineProblem {
  const which = named ?? 'only'
  const first = line.peek().toLowerCase()
  if (first === '') return { do: 'show', which }
  const about = ASKING[first]
  if (about && line.count === 1) return { do: 'ask', which, about }
  if (BACK_WORDS.includes(first)) return readBack(line, which)
  const states = takeStates(line)
  if (states.includes('shipped')) return readShipping(line, which, states)
  if (states.length > 0 && line.count === 0) return { do: 'advance', which, states, courier: null, tracking: null }
  return readRecord(line, named, states)
}

function readBack(line: Words, which: WhichOrder): Unplaced | OrderLineProblem {
  line.take()
  const word = line.take()
  const state = orderState(word)
  return state === null || line.count > 0
    ? { problem: 'leftover', text: state === null ? word : line.rest() }
    : { do: 'back', which, state }
}

const tooLong = ([courier = '', tracking = '']: readonly string[]): boolean =>
  courier.trim().length > COURIER_LENGTH || tracking.length > TRACKING_LENGTH

/** Whatever has a digit at the end is the number to follow it by, what stands before it is who carries it. */
function readShipping(line: Words, which: WhichOrder, states: OrderState[]): Unplaced | OrderLineProblem {
  const rest = line.rest()
  const [, before = '', last = ''] = /^([\s\S]*?)(\S*)$/.exec(rest) ?? []
  const parts = /\p{N}/u.test(last) ? [before, last] : [rest, '']
  if (tooLong(parts)) return { problem: 'tracking', text: rest }
  // It goes on to the customer: one line, without marks that turn text around.
  const [courier, tracking] = parts.map((part) => lastWords(part, rest.length))
  return { do: 'advance', which, states, courier: courier || null, tracking: tracking || null }
}

function readRecord(line: Words, named: Named | null, states: OrderState[]): Unplaced | OrderLineProblem {
  const amount = takeAmount(line)
  if ('problem' in amount) {
    return states.length > 0 && amount.problem === 'amount' ? { problem: 'leftover', text: line.rest() } : amount
  }
  if (PAID_BETWEEN.includes(line.peek().toLowerCase())) states = [...states, ...takeStates(line)]
  const items = line.rest()
  if (items.length > ITEMS_LENGTH) return { problem: 'items', text: items }
  if (named && 'id' in named) return { problem: 'leftover', text: items }
  const number = named?.number ?? null
  // "150000 500 stiker": the amount was put where the number goes.
  const isSwapped = /^\d{4,}$/.test(number ?? '') && amount.money.currency === 'IDR' && amount.money.amountMinor < 1000
  if (isSwapped) return { problem: 'unclear', text: `${number} ${amount.money.amountMinor}` }
  return { do: 'record', number, money: amount.money, items: items || null, states }
}

/** Outside a customer's own chat a bare number that something other than a state follows is the chat's. */
function takeChat(line: Words, inChat: boolean): number | null {
  const [, sign, digits] = /^(#?)(\d{1,9})$/.exec(line.peek()) ?? []
  if (digits === undefined || (inChat && !namesBoth(line))) return null
  const next = line.peek(1).toLowerCase()
  const isOrder = next === '' || next in ASKING || BACK_WORDS.includes(next) || statesIn(next) !== null
  if (sign === '' && isOrder) return null
  line.take()
  return Number(digits)
}

/** `142 A-9 150000 kaos`: written out in full, it says whose order it is wherever it is said. */
const namesBoth = (line: Words): boolean =>
  /\p{L}/u.test(line.peek(1)) &&
  orderNumber(line.peek(1)) !== null &&
  parseMoney(line.peek(1)).is === 'none' &&
  amountAt(line, 2) !== null

/** The order's number, if the line begins with one; null when it begins with something else. */
function takeWhich(line: Words): Named | OrderLineProblem | null {
  const word = line.peek()
  if (word === '') return null
  const own = /^id:(\d{1,9})$/i.exec(word)
  if (own) {
    line.take()
    return { id: Number(own[1]) }
  }
  const lower = word.toLowerCase()
  if (lower in ASKING || BACK_WORDS.includes(lower) || statesIn(lower) !== null) return null
  if (beginsWithAmount(line)) return null
  const number = orderNumber(word)
  if (number === null) return { problem: 'number', text: word }
  line.take()
  return { number }
}

/** Whether the first word is an amount and not a number: it is written as one, or nothing after it is one. */
function beginsWithAmount(line: Words): boolean {
  const first = parseMoney(line.peek())
  const isPlain = /^\d+$/.test(line.peek())
  if (!isPlain) return first.is !== 'none' || amountAt(line, 0) !== null
  const next = line.peek(1)
  if (next === '' || statesIn(next.toLowerCase()) !== null || next.toLowerCase() in ASKING) return false
  if (BACK_WORDS.includes(next.toLowerCase())) return false
  return first.is === 'money' && amountAt(line, 1) === null
}

/** How many words an amount that begins at a word has, at most three; null when none does. */
function amountAt(line: Words, from: number): { length: number; money: Money } | null {
  for (let length = Math.min(LONGEST_AMOUNT_WORDS, line.count - from); length > 0; length--) {
    const read = parseMoney(line.peek(from, length))
    if (read.is === 'money') return { length, money: read.money }
  }
  return null
}

function takeAmount(line: Words): { money: Money } | OrderLineProblem {
  const found = amountAt(line, 0)
  if (!found) {
    const read = parseMoney(line.peek())
    const why = read.is === 'refused' ? read.why : 'amount'
    return { problem: why, text: line.peek() }
  }
  const said = line.take(found.length)
  const next = line.peek()
  // "150 000" and "1jt 500rb" go on where the amount seemed to end.
  const goesOn =
    (/^\d{1,3}$/.test(said) && /^\d{3}$/.test(next)) || (/[^\d]/.test(next) && parseMoney(next).is !== 'none')
  if (goesOn) return { problem: 'unclear', text: `${said} ${next}` }
  return { money: found.money }
}

function takeStates(line: Words): OrderState[] {
  const states = statesIn(line.peek().toLowerCase())
  if (states === null) return []
  line.take()
  return [...states, ...takeStates(line)]
}

/** `paid+packed`. */
function statesIn(word: string): OrderState[] | null {
  const states = word.split(/[+,]/).map(orderState)
  return states.every((state) => state !== null) ? states : null
}

/** The words of a line, taken from the front; what is left keeps its own spaces and line breaks. */
class Words {
  private readonly text: string
  private readonly places: { from: number; to: number }[]

  constructor(text: string) {
    this.text = text
    this.places = [...text.matchAll(/\S+/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }))
  }

  get count(): number {
    return this.places.length
  }

  /** One word further on, or several together; empty past the end. */
  peek(index = 0, length = 1): string {
    const [first, last] = [this.places[index], this.places[index + length - 1]]
    return first && last ? this.text.slice(first.from, last.to) : ''
  }

  take(length = 1): string {
    const taken = this.peek(0, length)
    this.places.splice(0, length)
    return taken
  }

  rest(): string {
    return this.peek(0, this.count)
  }
}
