import type { Scope } from './store.ts'

/** Not seen for so long a process is gone. */
const GONE_MS = 5000
const FORGOTTEN_MS = 60_000

/** Which processes of the shop run, by the database's own clock. */
export function processes({ db, shopId, sql, clock }: Scope) {
  const SEEN = `
    INSERT INTO "Process" ("id", "shopId", "startedAt", "seenAt") VALUES (?, ?, ${clock}, ${clock})
    ON CONFLICT ("id") DO UPDATE SET "seenAt" = ${clock}`
  // Later than now: the database's clock was set back since, and those that run have been seen again.
  const ALIVE = `
    SELECT COUNT(*) AS "count" FROM "Process"
    WHERE "shopId" = ? AND "seenAt" > ${clock} - ${GONE_MS} AND "seenAt" <= ${clock} + ${GONE_MS}`
  const FORGET = `
    DELETE FROM "Process"
    WHERE "shopId" = ? AND ("seenAt" <= ${clock} - ${FORGOTTEN_MS} OR "seenAt" > ${clock} + ${FORGOTTEN_MS})`
  return {
    /** This one runs; those long gone are forgotten. */
    async seen(id: string): Promise<void> {
      await db.$executeRawUnsafe(sql(SEEN), id, shopId)
      await db.$executeRawUnsafe(sql(FORGET), shopId)
    },
    /** How many have been seen in the last seconds. */
    async alive(): Promise<number> {
      const [found] = await db.$queryRawUnsafe<{ count: bigint }[]>(sql(ALIVE), shopId)
      return Number(found?.count ?? 0)
    },
    /** This one stops. */
    async leave(id: string): Promise<void> {
      await db.process.deleteMany({ where: { shopId, id } })
    },
  }
}
