import type { Dice } from '../random.ts'
import { type Chat, type Order, QUIET_FROM } from '../world.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** What somebody who wrote also ordered: soon after, days after, too late to be anybody's success; paid, or not. */
export function ordersOf(chat: Chat, dice: Dice, admins: readonly string[]): Order[] {
  const orders: Order[] = []
  const times = dice.chance(0.3) ? 2 : 1
  for (let i = 0; i < times; i += 1) {
    const after = dice.pick(chat.events)
    const placed = after.at + (dice.chance(0.6) ? dice.int(1, 300) : dice.int(300, 7000)) * MINUTE + 500
    if (placed >= QUIET_FROM) continue
    const order: Order = {
      ...{ number: `M-${chat.key}-${i}`, placed, by: dice.pick(admins) },
      ...(dice.chance(0.9)
        ? { amountMinor: dice.int(15, 900) * 1000, currency: 'IDR' }
        : { amountMinor: dice.int(500, 20_000), currency: 'USD' }),
    }
    orders.push({ ...order, ...fate(placed, chat.way === 'written', dice) })
  }
  return orders
}

/** In chats with surveys nothing is delivered: that would be asked about too. */
function fate(placed: number, mayArrive: boolean, dice: Dice): Partial<Order> {
  const told = (at: number) => (at < QUIET_FROM ? at : undefined)
  const paid = dice.chance(0.82) ? told(placed + dice.int(0, 3000) * MINUTE) : undefined
  const shipped = paid && dice.chance(0.7) ? told(paid + dice.int(60, 4000) * MINUTE) : undefined
  const delivered =
    shipped && mayArrive && dice.chance(0.7) ? told(shipped + DAY + dice.int(0, 3000) * MINUTE) : undefined
  const cancelled =
    !delivered && dice.chance(0.12) ? told((shipped ?? paid ?? placed) + dice.int(5, 2000) * MINUTE) : undefined
  return { paid, shipped, delivered, cancelled }
}
