import { type Instant, MINUTE_MS } from '../domain/time.ts'
import type { Scope } from './store.ts'

/**
 * What one process at a time may do. A lease runs by the database's own clock, the one clock all processes share: hosts
 * whose clocks differ take nothing from each other.
 */
export function leases({ db, shopId, sql, clock }: Scope) {
  const TAKE = `
    INSERT INTO "Lease" ("shopId", "name", "holder", "until") VALUES (?, ?, ?, ${clock} + ?)
    ON CONFLICT ("shopId", "name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"
    WHERE "Lease"."holder" = excluded."holder" OR "Lease"."until" <= ${clock}
      OR ("Lease"."holder" <> '${NOBODY}' AND "Lease"."until" > ${clock} + ${LONGEST_MS})`
  return {
    /** Takes it for a while, or keeps it for longer; false while it is somebody else's. */
    async take(name: string, holder: string, forMs: number): Promise<boolean> {
      return (await db.$executeRawUnsafe(sql(TAKE), shopId, name, holder, forMs)) === 1
    },
    /** Gives it back before its time; somebody else's stays theirs. */
    async give(name: string, holder: string): Promise<void> {
      await db.lease.deleteMany({ where: { shopId, name, holder } })
    },
    /** Until when it is somebody's, or nobody's turn; null: nobody has ever had it. */
    async until(name: string): Promise<Instant | null> {
      const lease = await db.lease.findUnique({ where: { shopId_name: { shopId, name } } })
      return lease && Number(lease.until)
    },
    /** Seen for the first time: nobody may take it before `until`. Known already, it stays as it is. */
    async plan(name: string, until: Instant): Promise<void> {
      await db.$executeRawUnsafe(sql(PLAN), shopId, name, NOBODY, until)
    },
    /** Done with for now: whoever has it leaves it, and nobody may take it before `until`. */
    async putOff(name: string, holder: string, until: Instant): Promise<void> {
      await db.lease.updateMany({ where: { shopId, name, holder }, data: { holder: NOBODY, until } })
    },
  }
}

const NOBODY = ''

/** Nobody holds anything for so long: the database's clock was set back since, and whoever holds it says so again in seconds. */
const LONGEST_MS = 5 * MINUTE_MS

const PLAN = `
  INSERT INTO "Lease" ("shopId", "name", "holder", "until") VALUES (?, ?, ?, ?) ON CONFLICT ("shopId", "name") DO NOTHING`
