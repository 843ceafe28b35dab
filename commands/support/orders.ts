import type { Desk } from '../../src/actions/desk.ts'
import { orderLineOf } from '../../src/actions/show-card.ts'
import { type Call, Refused } from '../../src/chat/command.ts'
import { slash } from '../../src/chat/slash.ts'
import type { OrderLine } from '../../src/chat/views/order.ts'
import { maskPhones } from '../../src/domain/mask.ts'
import type { WhichOrder } from '../../src/domain/order-line.ts'
import type { Order } from '../../src/store/orders.ts'

/** The customer whose topic a line was said in, by number; null elsewhere, and in private, where no customer is answered. */
export const chatHere = ({ chat, place }: Call<Desk>): number | null => (place.kind === 'group' ? chat : null)

/** An order with all that views say of it. */
export const lineOf = (order: Order, { desk, now }: Call<Desk>): Promise<OrderLine> => orderLineOf(desk, order, now)

/** A chat as it is named to the team. */
export async function chatName(chat: number | null, { desk, words }: Call<Desk>): Promise<string> {
  const customer = chat === null ? null : await desk.store.customers.find(chat)
  return customer ? words.chats.named(customer.id, maskPhones(customer.name)) : '–'
}

/** An example of a line, as it is typed where this was said. */
export const example = (line: string, { place }: Call<Desk>): string => slash(line, place.platform)

/** The order that is meant. Refuses when there is none, when there are several, or when it is another customer's. */
export async function find(which: WhichOrder, named: number | null, call: Call<Desk>): Promise<Order> {
  const chat = named ?? chatHere(call)
  if (which === 'only') return theOnly(chat, call)
  const { desk, words } = call
  const order = 'id' in which ? await desk.store.orders.find(which.id) : await desk.store.orders.numbered(which.number)
  if (!order) {
    const number = 'id' in which ? String(which.id) : which.number
    throw new Refused(words.orders.unknown(number, example(`order ${number} 150000 2 kaos`, call)))
  }
  // A number typed in the wrong topic is a slip; a button was made for its order.
  if ('number' in which && chat !== null && order.customerId !== chat) {
    throw new Refused(words.orders.elsewhere(order.number, await chatName(order.customerId, call)))
  }
  return order
}

async function theOnly(chat: number | null, call: Call<Desk>): Promise<Order> {
  const { desk, words } = call
  const line = (text: string) => example(text, call)
  if (chat === null) throw new Refused(words.orders.whichChat(line('order 42 A-1024 150000 2 kaos')))
  const open = (await desk.store.orders.ofCustomer(chat)).filter(isOpen)
  const [only, another] = open
  const name = await chatName(chat, call)
  if (!only) throw new Refused(words.orders.noneOpen(name, line('order A-1024 150000 2 kaos')))
  if (another)
    throw new Refused(
      words.orders.severalOpen(
        name,
        open.map(({ number }) => number),
      ),
    )
  return only
}

/** Neither delivered nor called off. */
export const isOpen = ({ state }: Order): boolean => state !== 'delivered' && state !== 'cancelled'
