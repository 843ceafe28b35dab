import type { StretchFact } from '../domain/facts.ts'
import type { FoldedConversation } from '../domain/fold.ts'
import type { Instant } from '../domain/time.ts'
import type { Conversation as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

export type Conversation = Plain<Omit<Row, 'shopId'>>

/** A half-open span of time. */
export interface Span {
  from: Instant
  to: Instant
}

export function conversations({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<Conversation | null> {
      const row = await db.conversation.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    /** The chat's latest conversation, or its latest one begun by `at`. */
    async latest(customerId: number, at?: Instant): Promise<Conversation | null> {
      const row = await db.conversation.findFirst({
        where: { customerId, ...(at === undefined ? {} : { startedAt: { lte: at } }) },
        orderBy: { startedAt: 'desc' },
      })
      return row && plain(row)
    },
    async since(customerId: number, at: Instant): Promise<Conversation[]> {
      const where = { customerId, startedAt: { gte: at } }
      return (await db.conversation.findMany({ where, orderBy: { startedAt: 'asc' } })).map(plain)
    },
    /** Writes a folded conversation over the row it continues, or as a new one. */
    async put(customerId: number, folded: FoldedConversation, known: Conversation | undefined): Promise<Conversation> {
      const { stretches, waits, ...data } = folded
      if (known && same(known, data)) return known
      const row = known
        ? await db.conversation.update({ where: { id: known.id }, data })
        : await db.conversation.create({ data: { ...data, shopId, customerId } })
      await db.stretch.deleteMany({
        where: { conversationId: row.id, openedAt: { notIn: stretches.map((s) => BigInt(s.openedAt)) } },
      })
      for (const stretch of stretches) {
        const key = { conversationId: row.id, openedAt: stretch.openedAt }
        await db.stretch.upsert({
          where: { conversationId_openedAt: key },
          create: { ...stretch, ...key, shopId },
          // The open seconds were written when it closed; only an end that moved is measured anew.
          update: (await unmoved(key, stretch.resolvedAt)) ? {} : stretch,
        })
      }
      return plain(row)
    },
    /** Forgets one that turned out to belong to another, `heir`, to which the questions asked about it now belong. */
    async remove(id: number, heir: number | undefined): Promise<void> {
      await db.stretch.deleteMany({ where: { conversationId: id } })
      await db.finding.updateMany({ where: { conversationId: id }, data: { conversationId: heir } })
      await db.survey.deleteMany({ where: { conversationId: id, state: { in: ['planned', 'cancelled'] } } })
      await db.survey.updateMany({ where: { conversationId: id }, data: { conversationId: heir } })
      await db.conversation.deleteMany({ where: { id } })
    },
    /** Conversations that silence has ended by now, and when the next one would. */
    async silent(now: Instant, take: number): Promise<Conversation[]> {
      const where = { shopId, closesAt: { lte: now } }
      return (await db.conversation.findMany({ where, orderBy: { closesAt: 'asc' }, take })).map(plain)
    },
    async nextSilence(): Promise<Instant | null> {
      const row = await db.conversation.findFirst({
        where: { shopId, closesAt: { not: null } },
        orderBy: { closesAt: 'asc' },
        select: { closesAt: true },
      })
      return row ? plain(row).closesAt : null
    },
    async stretches({ from, to }: Span): Promise<StretchFact[]> {
      const rows = await db.stretch.findMany({
        where: {
          shopId,
          resolvedAt: { gte: from, lt: to },
          conversation: { trial: false, customer: { ignored: false } },
        },
        include: {
          conversation: { select: { customerId: true, startedAt: true, customer: { select: { channel: true } } } },
        },
      })
      return rows.map(({ conversation: { customerId, customer, startedAt }, ...r }) => ({
        ...plain(r),
        again: r.openedAt !== startedAt,
        customerId,
        channel: customer.channel,
        how: r.how === 'silence' ? 'silence' : 'resolved',
      }))
    },
  }

  async function unmoved(key: { conversationId: number; openedAt: number }, resolvedAt: number): Promise<boolean> {
    const row = await db.stretch.findUnique({ where: { conversationId_openedAt: key } })
    return row !== null && Number(row.resolvedAt) === resolvedAt
  }
}

function same(known: Conversation, data: Partial<Conversation>): boolean {
  return Object.entries(data).every(([key, value]) => known[key as keyof Conversation] === value)
}
