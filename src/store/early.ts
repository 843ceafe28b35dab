import type { Instant } from '../domain/time.ts'
import type { Early as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

/** An edit or a deletion of a message that has not been heard yet. */
export type Early = Plain<Omit<Row, 'shopId' | 'kind'>> & { kind: 'edit' | 'delete' }

export function early({ db, shopId }: Scope) {
  return {
    /** Keeps it until its message comes; of several edits the newest. */
    async keep({ ref, kind, text, at, heardAt }: Early): Promise<void> {
      const key = { shopId_ref_kind: { shopId, ref, kind } }
      const known = await db.early.findUnique({ where: key })
      if (known && Number(known.at) > at) return
      const data = { text, at, heardAt }
      await db.early.upsert({ where: key, create: { shopId, ref, kind, ...data }, update: data })
    },
    /** What was kept for these messages; each one's edit before its deletion. */
    async of(refs: readonly string[]): Promise<Map<string, Early[]>> {
      const rows = await db.early.findMany({ where: { shopId, ref: { in: [...refs] } }, orderBy: { kind: 'desc' } })
      const kept = new Map<string, Early[]>()
      for (const row of rows) kept.set(row.ref, [...(kept.get(row.ref) ?? []), { ...plain(row), kind: kindOf(row) }])
      return kept
    },
    /** Its message has come. */
    async remove(ref: string): Promise<void> {
      await db.early.deleteMany({ where: { shopId, ref } })
    },
    /** Forgets what was heard before an instant: its message will not come any more. */
    async prune(before: Instant): Promise<void> {
      await db.early.deleteMany({ where: { shopId, heardAt: { lt: before } } })
    },
  }
}

const kindOf = ({ kind }: Row): Early['kind'] => (kind === 'delete' ? 'delete' : 'edit')
