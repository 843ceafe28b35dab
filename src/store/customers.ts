import type { Instant } from '../domain/time.ts'
import type { Customer as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import { personOf } from './runs.ts'
import type { Scope } from './store.ts'

/** A customer's chat; `id` is the number people type. */
export type Customer = Plain<Omit<Row, 'shopId'>>

type New = Pick<Customer, 'channel' | 'address' | 'name'> & Partial<Omit<Customer, 'id' | 'createdAt'>>

export function customers({ db, shopId, alone }: Scope) {
  const met = new Map<number, Customer>()
  const remember = (customer: Customer): Customer => {
    if (alone) met.set(customer.id, customer)
    return customer
  }
  return {
    async find(id: number): Promise<Customer | null> {
      const known = met.get(id)
      if (known) return known
      const row = await db.customer.findFirst({ where: { shopId, id } })
      return row && remember(plain(row))
    },
    async at(channel: string, address: string): Promise<Customer | null> {
      const known = [...met.values()].find((c) => c.channel === channel && c.address === address)
      if (known) return known
      const row = await db.customer.findUnique({ where: { shopId_channel_address: { shopId, channel, address } } })
      return row && remember(plain(row))
    },
    async inTopic(inbox: string, topicId: string): Promise<Customer | null> {
      const row = await db.customer.findFirst({ where: { shopId, inbox, topicId }, orderBy: { id: 'asc' } })
      return row && plain(row)
    },
    async add(customer: New, at: Instant): Promise<Customer> {
      return remember(plain(await db.customer.create({ data: { ...customer, shopId, createdAt: at } })))
    },
    async change(id: number, changes: Partial<Omit<Customer, 'id'>>): Promise<Customer> {
      return remember(plain(await db.customer.update({ where: { id, shopId }, data: changes })))
    },
    /** Whether this person asked, in any of their chats with the shop, not to be surveyed again. */
    async hasOptedOut({ address }: Pick<Customer, 'address'>): Promise<boolean> {
      const person = personOf(address)
      const chats = [{ address: person }, { address: { endsWith: `:${person}` } }]
      const where = { shopId, optedOutAt: { not: null }, OR: chats }
      return (await db.customer.findFirst({ where, select: { id: true } })) !== null
    },
    async countOptedOut(): Promise<number> {
      return db.customer.count({ where: { shopId, optedOutAt: { not: null } } })
    },
    /** Chats per inbox group, so that a new customer goes to the emptiest. */
    async perInbox(): Promise<Map<string, number>> {
      const rows = await db.customer.groupBy({ by: ['inbox'], where: { shopId }, _count: true })
      return new Map(rows.flatMap((r) => (r.inbox ? [[r.inbox, r._count] as const] : [])))
    },
    /** Follows a group to its new id. */
    async moveInbox(from: string, to: string): Promise<void> {
      met.clear()
      await db.customer.updateMany({ where: { shopId, inbox: from }, data: { inbox: to } })
    },
  }
}
