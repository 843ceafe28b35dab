import type { Customer } from './customers.ts'
import type { Account, Act, Conversation, Message, Survey } from './generated/sqlite/client.ts'
import type { Order, RecordedStep } from './orders.ts'
import { orders } from './orders.ts'
import { type Plain, plain } from './plain.ts'
import { personOf } from './runs.ts'
import type { Scope } from './store.ts'
import type { Wait } from './waits.ts'
import { waits } from './waits.ts'

/** Everything the shop holds about one customer, oldest first. */
export interface Held {
  customer: Customer
  /** The Business account whose chat it is. */
  account: string | null
  messages: readonly Plain<Message>[]
  conversations: readonly Plain<Conversation>[]
  waits: readonly Wait[]
  surveys: readonly Plain<Survey>[]
  orders: readonly (Order & { steps: readonly RecordedStep[] })[]
  acts: readonly Plain<Act>[]
}

/** A customer as they are offered for choosing. */
export type Named = Pick<Customer, 'id' | 'name' | 'username' | 'channel' | 'erasedAt'>

const NAMED = { id: true, name: true, username: true, channel: true, erasedAt: true } as const

/** In a pattern these stand for themselves. */
export const literally = (text: string): string => text.toLowerCase().replace(/[!%_]/g, '!$&')

const both = (text: string): [string, string] => [`%${literally(text)}%`, `%${text.replace(/[!%_]/g, '!$&')}%`]

/** What is held about customers, for whoever may see it. */
export function held(scope: Scope) {
  const { db, shopId, sql } = scope
  return {
    /** Those of that @username, or with that in their name, the latest first; those erased have neither. */
    async called(text: string, take: number): Promise<Named[]> {
      const [where, ...values] = text.startsWith('@')
        ? ['LOWER("username") = ?', text.slice(1).toLowerCase()]
        : // The second for letters the database makes no small ones of.
          [`(LOWER("name") LIKE ? ESCAPE '!' OR "name" LIKE ? ESCAPE '!')`, ...both(text)]
      const query = `SELECT "id" FROM "Customer" WHERE "shopId" = ? AND "erasedAt" IS NULL AND ${where} ORDER BY "id" DESC LIMIT ?`
      const found = await db.$queryRawUnsafe<{ id: number | bigint }[]>(sql(query), shopId, ...values, take)
      const ids = found.map(({ id }) => Number(id))
      const rows = await db.customer.findMany({ where: { shopId, id: { in: ids } }, select: NAMED })
      return rows.map(plain).sort((a, b) => b.id - a.id)
    },
    /** Other chats of the same person with the shop: one with the bot, one with each Business account. */
    async sameAs({ id, address }: Customer): Promise<Named[]> {
      const person = personOf(address)
      const chats = [{ address: person }, { address: { endsWith: `:${person}` } }]
      const rows = await db.customer.findMany({ where: { shopId, OR: chats, id: { not: id } }, select: NAMED })
      return rows.map(plain)
    },
    /** How many messages of a chat have words. */
    async written(customerId: number): Promise<number> {
      return db.message.count({ where: { customerId, text: { not: null } } })
    },
    /** How much is held of all customers together. */
    async tally(): Promise<{ customers: number; erased: number; messages: number; since: number | null }> {
      const oldest = await db.message.findFirst({
        where: { shopId, author: 'customer' },
        orderBy: { at: 'asc' },
        select: { at: true },
      })
      return {
        customers: await db.customer.count({ where: { shopId } }),
        erased: await db.customer.count({ where: { shopId, erasedAt: { not: null } } }),
        messages: await db.message.count({ where: { shopId } }),
        since: oldest && plain(oldest).at,
      }
    },
    /** Null when there is no such customer. */
    async about(customerId: number): Promise<Held | null> {
      const row = await db.customer.findFirst({ where: { shopId, id: customerId } })
      if (!row) return null
      const ofChat = { where: { customerId } }
      const account: Pick<Account, 'name'> | null =
        row.accountId === null ? null : await db.account.findFirst({ where: { shopId, id: row.accountId } })
      const all = (await orders(scope).ofCustomer(customerId)).reverse()
      return {
        customer: plain(row),
        account: account?.name ?? null,
        messages: (await db.message.findMany({ ...ofChat, orderBy: [{ at: 'asc' }, { order: 'asc' }] })).map(plain),
        conversations: (await db.conversation.findMany({ ...ofChat, orderBy: { startedAt: 'asc' } })).map(plain),
        waits: await waits(scope).since(customerId, 0),
        surveys: (await db.survey.findMany({ ...ofChat, orderBy: { askAt: 'asc' } })).map(plain),
        orders: await Promise.all(all.map(async (o) => ({ ...o, steps: await orders(scope).steps(o.id) }))),
        acts: (await db.act.findMany({ ...ofChat, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(plain),
      }
    },
  }
}
