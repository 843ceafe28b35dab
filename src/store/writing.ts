import type { WritingFact } from '../domain/facts.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import { plain } from './plain.ts'
import type { Scope } from './store.ts'

/** A message as how a conversation was led is judged by it; deleted, it has no words any more. */
export interface Spoken {
  id: number
  ref: string
  author: 'customer' | 'human'
  creditId: number | null
  kind: string
  text: string | null
}

/** Of a conversation no more is read than this: the newest. */
const MOST_READ = 1000

/** What admins wrote to customers, as it is read and counted to judge it. */
export function writing({ db, shopId }: Scope) {
  return {
    /** Whether the team was trying the bot in this chat at that time: its newest customer message was no customer's. */
    async isTrial(customerId: number, at: Instant): Promise<boolean> {
      const row = await db.message.findFirst({
        where: { customerId, author: 'customer', at: { lte: at } },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        select: { trial: true },
      })
      return row?.trial === true
    },
    /** The customer somebody wrote to last; null: to nobody since then. */
    async lastWrittenTo(personId: number, since: Instant): Promise<number | null> {
      const row = await db.message.findFirst({
        where: { shopId, author: 'human', personId, at: { gte: since } },
        orderBy: { at: 'desc' },
        select: { customerId: true },
      })
      return row?.customerId ?? null
    },
    /** What was said in a chat from an instant up to another, both included, in order. */
    async spoken(customerId: number, from: Instant, to: Instant): Promise<Spoken[]> {
      const rows = await db.message.findMany({
        where: {
          customerId,
          author: { in: ['customer', 'human'] },
          refusedAt: null,
          comment: false,
          at: { gte: from, lte: to },
        },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        take: MOST_READ,
        select: { id: true, ref: true, author: true, creditId: true, kind: true, text: true },
      })
      return rows.reverse().map((row) => ({ ...row, author: row.author === 'human' ? 'human' : 'customer' }))
    },
    /**
     * How many messages with words each admin sent to customers in a span, and how many of them only asked for patience.
     * Deleted ones were read all the same; chats of the team trying the bot are left out.
     */
    async writing({ from, to }: Span): Promise<WritingFact[]> {
      const sent = {
        shopId,
        author: 'human',
        at: { gte: from, lt: to },
        refusedAt: null,
        OR: [{ kind: 'text' }, { text: { not: null } }],
      }
      const groups = await db.message.groupBy({
        by: ['creditId', 'holding'],
        where: { ...sent, customer: { ignored: false, conversations: { none: { trial: true } } } },
        _count: true,
      })
      const mixed = await db.message.findMany({
        where: { ...sent, customer: { ignored: false, conversations: { some: { trial: true } } } },
        select: { customerId: true, at: true, creditId: true, holding: true },
      })
      const isTrial = await trialsAmong([...new Set(mixed.map(({ customerId }) => customerId))])
      const real = mixed.filter((message) => !isTrial(message.customerId, Number(message.at)))
      return tally([...groups, ...real.map((message) => ({ ...message, _count: 1 }))])
    },
  }

  async function trialsAmong(customers: readonly number[]): Promise<(customerId: number, at: Instant) => boolean> {
    const rows = await db.conversation.findMany({
      where: { customerId: { in: [...customers] } },
      orderBy: { startedAt: 'asc' },
      select: { customerId: true, startedAt: true, trial: true },
    })
    const conversations = rows.map(plain)
    return (customerId, at) =>
      conversations.findLast((c) => c.customerId === customerId && c.startedAt <= at)?.trial === true
  }
}

type Counted = { creditId: number | null; holding: boolean; _count: number }

function tally(counted: readonly Counted[]): WritingFact[] {
  const facts = new Map<number | null, WritingFact>()
  for (const { creditId, holding, _count } of counted) {
    const known = facts.get(creditId) ?? { creditId, messages: 0, holding: 0 }
    facts.set(creditId, {
      creditId,
      messages: known.messages + _count,
      holding: known.holding + (holding ? _count : 0),
    })
  }
  return [...facts.values()]
}
