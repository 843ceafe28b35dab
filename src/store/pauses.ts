import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

const KEEP = `
  INSERT INTO "Pause" ("shopId", "chat", "until") VALUES (?, ?, ?)
  ON CONFLICT ("shopId", "chat") DO UPDATE SET "until" = excluded."until" WHERE "Pause"."until" < excluded."until"`

/** Pauses that platforms asked for: nothing goes to that chat before their end. */
export function pauses({ db, shopId, sql, memory }: Scope) {
  return {
    /** Until when, by chat; some may be over. */
    all(): Promise<ReadonlyMap<string, Instant>> {
      return memory.recall('pauses', async () => {
        const rows = await db.pause.findMany({ where: { shopId } })
        return new Map(rows.map(({ chat, until }) => [chat, Number(until)]))
      })
    },
    /** The longer of two holds; those that are over are forgotten. */
    async keep(chat: string, until: Instant, now: Instant): Promise<void> {
      await db.$executeRawUnsafe(sql(KEEP), shopId, chat, until)
      await db.pause.deleteMany({ where: { shopId, until: { lte: now } } })
      memory.forget()
    },
  }
}
