import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

/** Which waits share a message. What it says is read from the waits when it is sent. */
export function alerts({ db, shopId }: Scope) {
  return {
    async add(grouped: boolean, at: Instant): Promise<number> {
      return (await db.alert.create({ data: { shopId, grouped, createdAt: at } })).id
    },
    /** How many waits were alerted singly since an instant. */
    async singlesSince(since: Instant): Promise<number> {
      return db.alert.count({ where: { shopId, grouped: false, createdAt: { gt: since } } })
    },
    /** A grouped message begun since then that has room for more lines. */
    async groupSince(since: Instant, room: number): Promise<number | null> {
      const row = await db.alert.findFirst({
        where: { shopId, grouped: true, createdAt: { gt: since } },
        orderBy: { id: 'desc' },
        include: { _count: { select: { waits: true } } },
      })
      return row && row._count.waits < room ? row.id : null
    },
  }
}
