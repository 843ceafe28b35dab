import type { Instant } from '../domain/time.ts'
import { plain } from './plain.ts'
import { FORGOTTEN } from './privacy.ts'
import type { Scope } from './store.ts'

/** A message whose words are old. */
export interface Old {
  id: number
  customerId: number
  at: Instant
}

/** Whoever writes a message; by each the index finds the oldest at once. */
export const AUTHORS = ['customer', 'human', 'auto', 'note', 'start'] as const

const WORDED = { NOT: [{ text: null }, { text: FORGOTTEN }] }

/** What is not kept for ever: what is too old, a bounded number at a time. */
export function retention({ db, shopId }: Scope) {
  return {
    /** How many messages before an instant still have their words. */
    async count(before: Instant): Promise<number> {
      return db.message.count({ where: { shopId, at: { lt: before }, author: { in: [...AUTHORS] }, ...WORDED } })
    },
    /** Messages of one kind of author, with words, of a span, oldest first. */
    async old(author: string, { from, to }: { from: Instant; to: Instant }, take: number): Promise<Old[]> {
      const rows = await db.message.findMany({
        where: { shopId, author, at: { gte: from, lt: to }, ...WORDED },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        take,
        select: { id: true, customerId: true, at: true },
      })
      return rows.map(plain)
    },
    /** Chats in which a conversation begun before goes on, or somebody waits, with since when: their words are needed. */
    async needed(before: Instant): Promise<ReadonlyMap<number, Instant>> {
      const running = await db.conversation.findMany({
        where: { shopId, endedAt: null, startedAt: { lt: before } },
        select: { customerId: true, startedAt: true },
      })
      const waiting = await db.wait.findMany({
        where: { shopId, state: { in: ['open', 'quiet'] }, openedAt: { lt: before } },
        select: { customerId: true, conversation: { select: { startedAt: true } } },
      })
      const since = new Map<number, Instant>()
      const keep = (customerId: number, at: bigint) =>
        since.set(customerId, Math.min(Number(at), since.get(customerId) ?? Number(at)))
      for (const { customerId, startedAt } of running) keep(customerId, startedAt)
      for (const { customerId, conversation } of waiting) keep(customerId, conversation.startedAt)
      return since
    },
    /** Empties messages, with what was made of their words: comments and findings. */
    async empty(old: readonly Old[]): Promise<void> {
      const ids = old.map(({ id }) => id)
      const customers = [...new Set(old.map(({ customerId }) => customerId))]
      await db.message.updateMany({ where: { id: { in: ids } }, data: { text: FORGOTTEN } })
      const voted = { customerId: { in: customers }, commentId: { in: ids } }
      await db.survey.updateMany({ where: voted, data: { comment: null } })
      await db.finding.updateMany({ where: { messageId: { in: ids } }, data: { quote: FORGOTTEN } })
    },
    /** Quotes of findings about whole conversations. How many were emptied. */
    async emptyQuotes(before: Instant): Promise<number> {
      const where = { shopId, at: { lt: before }, messageId: null, quote: { not: FORGOTTEN } }
      return (await db.finding.updateMany({ where, data: { quote: FORGOTTEN } })).count
    },
    /** What was sent before is not kept: living messages are made anew when they change. At most `take`; how many. */
    async emptySent(before: Instant, take: number): Promise<number> {
      // What was owed and came to nothing, for there was nothing left to say, has words all the same.
      const old = [{ sentAt: { lt: before } }, { sentAt: null, createdAt: { lt: before } }]
      const sent = { shopId, state: { in: ['done', 'void'] } }
      const worded = [{ shown: { not: null } }, { subject: null, payload: { not: FORGOTTEN } }]
      const rows = await db.outbox.findMany({
        where: { ...sent, NOT: { key: { startsWith: 'topic:' } }, AND: [{ OR: old }, { OR: worded }] },
        select: { id: true, subject: true },
        take,
      })
      const ids = (living: boolean) => rows.filter(({ subject }) => (subject !== null) === living).map(({ id }) => id)
      await db.outbox.updateMany({ where: { id: { in: ids(true) } }, data: { shown: null } })
      await db.outbox.updateMany({ where: { id: { in: ids(false) } }, data: { shown: null, payload: FORGOTTEN } })
      return rows.length
    },
    /** Edits and deletions that came before their message, which has not come since. */
    async dropEarly(before: Instant): Promise<number> {
      return (await db.early.deleteMany({ where: { shopId, heardAt: { lt: before } } })).count
    },
    async dropTrail(before: Instant): Promise<number> {
      return (await db.audit.deleteMany({ where: { shopId, at: { lt: before } } })).count
    },
  }
}
