import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { Audit as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

/** A command that changed or revealed something, who gave it, and when. */
export type Entry = Plain<Omit<Row, 'shopId'>>

/** Commands that changed or revealed something. */
export function trail({ db, shopId }: Scope) {
  const within = ({ from, to }: Span, byId?: number) => ({
    shopId,
    at: { gte: from, lt: to },
    ...(byId === undefined ? {} : { byId }),
  })
  return {
    /** Writes down that somebody did. */
    async add(line: string, byId: number | null, at: Instant): Promise<void> {
      await db.audit.create({ data: { shopId, line, byId, at } })
    },
    /** Newest first; `byId`: one person's only. */
    async list(span: Span, { byId, skip, take }: { byId?: number; skip: number; take: number }): Promise<Entry[]> {
      const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }]
      return (await db.audit.findMany({ where: within(span, byId), orderBy, skip, take })).map(plain)
    },
    async count(span: Span, byId?: number): Promise<number> {
      return db.audit.count({ where: within(span, byId) })
    },
  }
}
