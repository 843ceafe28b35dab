import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Outbox as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'
import { unnamed } from './unnamed.ts'

/** Something owed to somebody, with how far it has come. */
export type OutboxRow = Plain<Omit<Row, 'shopId'>>

export type NewRow = Pick<OutboxRow, 'key' | 'lane' | 'chat' | 'priority' | 'payload' | 'notBefore' | 'createdAt'> & {
  subject?: string
}

/** A row that may go now; `urgency` is the lowest priority in its lane, for what stands behind it is held up with it. */
export type Ready = OutboxRow & { urgency: number }

/** Chats that must wait, and those where edits must. */
export interface Waiting {
  chats: readonly string[]
  edits: readonly string[]
  /** Platforms on which everything must wait: their rows must not hide what may go elsewhere. */
  platforms?: readonly ('telegram' | 'slack')[]
}

/** Which priority edits have: the last. */
export const EDIT = 4

/** Customers are on Telegram. */
const NOT_ON = { telegram: `o."chat" LIKE 'slack:%'`, slack: `o."chat" NOT LIKE 'slack:%'` }

/** Where a row goes that was posted before: in a lane of its own, so that nobody's alert waits behind it. */
export const asEdit = (id: number) => ({ priority: EDIT, lane: `edit:${id}` })

/** The key of an answer whose reader was erased: what was answered, heard again, is known by it. */
export const erasedReply = (key: string): string => `erased:${unnamed(key)}`

/** Nobody's any more; who had it last is kept. */
const FREE = { leaseUntil: 0 }

/** One statement: of two processes that find the same cause one owes it, and neither fails. */
const ADD = `
  INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "payload", "subject", "notBefore", "createdAt", "state")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("shopId", "key") DO NOTHING`

/** The oldest pending row of each lane: what may go next. One walk over the index, however long the lanes are. */
const HEADS = `
  SELECT o.* FROM "Outbox" o
  JOIN (SELECT MIN("id") AS "id" FROM "Outbox" WHERE "shopId" = ? AND "state" = 'pending' GROUP BY "lane") h ON h."id" = o."id"`

/** The heads whose time has come, the most urgent lane first. Lanes of chats that must wait are passed over. */
const ready = (waiting: Waiting, clock: string) => `
  SELECT * FROM (
    SELECT o.*, (
      SELECT MIN(l."priority") FROM "Outbox" l
      WHERE l."shopId" = o."shopId" AND l."state" = 'pending' AND l."lane" = o."lane"
    ) AS "urgency"
    FROM (${HEADS}) o
    WHERE o."notBefore" <= ? AND o."leaseUntil" <= ${clock} AND o."chat" NOT IN (${marks(waiting.chats)})
      ${(waiting.platforms ?? []).map((platform) => `AND ${NOT_ON[platform]}`).join(' ')}
  ) r
  WHERE r."chat" NOT IN (${marks(waiting.edits)}) OR r."urgency" < ${EDIT}
  ORDER BY r."urgency", r."id" LIMIT ?`

/** A list must not be empty; no chat has an empty name. */
const marks = (values: readonly unknown[]) => ["''", ...values.map(() => '?')].join(', ')

/**
 * One statement, so that of several senders one has it. Leases run by the database's own clock, which all processes share.
 * One that ran out was held by somebody who died over it: it may or may not have been sent.
 */
const lease = (clock: string) => `
  UPDATE "Outbox" SET "leaseUntil" = ${clock} + ?, "leasedBy" = ?,
    "repeats" = "repeats" + CASE WHEN "leaseUntil" > 0 THEN 1 ELSE 0 END
  WHERE "id" = ? AND "state" = 'pending' AND "lane" = ? AND "notBefore" <= ? AND "leaseUntil" <= ${clock}
  RETURNING *`

const renew = (clock: string) => `
  UPDATE "Outbox" SET "leaseUntil" = ${clock} + ?
  WHERE "id" = ? AND "state" = 'pending' AND "leasedBy" = ? AND "leaseUntil" > 0`

/** Nobody holds a row for so long: the database's clock was set back since. Whoever still sends it says so before it is over. */
const mend = (clock: string) => `
  UPDATE "Outbox" SET "leaseUntil" = ${clock} + ${10 * SECOND_MS}
  WHERE "shopId" = ? AND "state" = 'pending' AND "leaseUntil" > ${clock} + ${10 * MINUTE_MS}`

/** When the first of the other heads may go; what stands behind one cannot go before it. */
const NEXT_TIME = `SELECT MIN(o."notBefore") AS "at" FROM (${HEADS}) o WHERE o."notBefore" > ?`

/** Since when the oldest message waits that could have gone but for the pace; what follows a failing one could not. */
const READY_SINCE = `
  SELECT MIN("at") AS "at" FROM (
    SELECT MIN(CASE WHEN "notBefore" <= ? AND "priority" < ${EDIT} THEN "notBefore" END) AS "at" FROM "Outbox"
    WHERE "shopId" = ? AND "state" = 'pending' GROUP BY "lane" HAVING MAX("attempts") = 0
  ) l`

export function outbox({ db, shopId, sql, clock }: Scope) {
  const instant = async (text: string, ...values: number[]): Promise<Instant | null> => {
    const [found] = await db.$queryRawUnsafe<{ at: bigint | null }[]>(sql(text), ...values)
    return found?.at == null ? null : Number(found.at)
  }
  const readySince = (now: Instant) => instant(READY_SINCE, now, shopId)
  return {
    /** False when this key is already owed: what caused it happened before. */
    async add(row: NewRow): Promise<boolean> {
      const { key, lane, chat, priority, payload, subject = null, notBefore, createdAt } = row
      const values = [shopId, key, lane, chat, priority, payload, subject, notBefore, createdAt, 'pending']
      return (await db.$executeRawUnsafe(sql(ADD), ...values)) === 1
    },
    /** Notes that something happened, with nothing to say about it. False when it was noted before. */
    async note(key: string, at: Instant): Promise<boolean> {
      const values = [shopId, key, key, '', EDIT, '{}', null, at, at, 'done']
      return (await db.$executeRawUnsafe(sql(ADD), ...values)) === 1
    },
    async find(id: number): Promise<OutboxRow | null> {
      const row = await db.outbox.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    async byKey(key: string): Promise<OutboxRow | null> {
      const row = await db.outbox.findUnique({ where: { shopId_key: { shopId, key } } })
      return row && plain(row)
    },
    /** Whether a line was answered, also to somebody erased since. */
    async isAnswered(key: string): Promise<boolean> {
      const reply = `reply:${key}`
      return (await db.outbox.count({ where: { shopId, key: { in: [reply, erasedReply(reply)] } } })) > 0
    },
    async ready(now: Instant, waiting: Waiting, take: number): Promise<Ready[]> {
      const values = [shopId, now, ...waiting.chats, ...waiting.edits, take]
      return (await db.$queryRawUnsafe<(Row & { urgency: bigint })[]>(sql(ready(waiting, clock)), ...values)).map(plain)
    },
    /** Pending rows that follow `id` in its lane, in order. */
    async following(lane: string, id: number, take: number): Promise<OutboxRow[]> {
      const where = { shopId, lane, state: 'pending', id: { gt: id } }
      return (await db.outbox.findMany({ where, orderBy: { id: 'asc' }, take })).map(plain)
    },
    /** Takes a row for one sender, as it stands now; null when another took it first or it may not go any more. */
    async lease({ id, lane }: OutboxRow, by: string, now: Instant, forMs: number): Promise<OutboxRow | null> {
      const [taken] = await db.$queryRawUnsafe<Row[]>(sql(lease(clock)), forMs, by, id, lane, now)
      return taken ? plain(taken) : null
    },
    /** Whoever took it is still at it; false when it is another's by now. */
    async renew(id: number, by: string, forMs: number): Promise<boolean> {
      return (await db.$executeRawUnsafe(sql(renew(clock)), forMs, id, by)) === 1
    },
    /** What a process held that died, and the database's clock was set back: it ends in seconds all the same. */
    async mendLeases(): Promise<void> {
      await db.$executeRawUnsafe(sql(mend(clock)), shopId)
    },
    /** Nobody holds these rows any more; `changes`: what became of them. */
    async release(ids: readonly number[], changes: Partial<Omit<OutboxRow, 'id'>> = {}): Promise<void> {
      await db.outbox.updateMany({ where: { shopId, id: { in: [...ids] } }, data: { ...FREE, ...changes } })
    },
    /** Every place a living message is shown in. */
    async ofSubject(subject: string): Promise<OutboxRow[]> {
      return (await db.outbox.findMany({ where: { shopId, subject } })).map(plain)
    },
    /** What a living message shows has changed: it is owed again, as an edit once it has been posted, at most every `everyMs`. */
    async touch(subject: string, now: Instant, everyMs = 0): Promise<void> {
      const rows = await db.outbox.findMany({ where: { shopId, subject, state: { notIn: ['dead', 'void'] } } })
      for (const { id, sent, sentAt } of rows) {
        const notBefore = Math.max(now, Number(sentAt ?? 0) + everyMs)
        const edit = sent > 0 ? { ...asEdit(id), notBefore, attempts: 0 } : {}
        await db.outbox.update({ where: { id }, data: { wanted: { increment: 1 }, state: 'pending', ...edit } })
      }
    },
    /** At start: what a killed process held may or may not have been sent, and is sent again. */
    async releaseAll(): Promise<number> {
      const { count } = await db.outbox.updateMany({
        where: { shopId, state: 'pending', leaseUntil: { gt: 0 } },
        data: { ...FREE, repeats: { increment: 1 } },
      })
      return count
    },
    /** When the first of the lanes that cannot go on at `after` may. */
    nextTime: (after: Instant) => instant(NEXT_TIME, shopId, after),
    /**
     * A group has a new id: what waits for it goes there. Living messages go along without their receipts, for what stands in
     * the old group cannot be edited any more, and its numbers mean other messages in the new one.
     */
    async moveChat(from: string, to: string): Promise<void> {
      const left = { chat: to, receipt: null, shown: null }
      await db.outbox.updateMany({ where: { shopId, chat: from, subject: { not: null } }, data: left })
      await db.outbox.updateMany({ where: { shopId, chat: from, state: 'pending' }, data: { chat: to } })
      // What is owed there from now on stands behind it.
      const there = { shopId, state: 'pending', lane: { startsWith: `${from}:` } }
      for (const { lane } of await db.outbox.findMany({ where: there, distinct: ['lane'], select: { lane: true } })) {
        const data = { lane: to + lane.slice(from.length) }
        await db.outbox.updateMany({ where: { shopId, state: 'pending', lane }, data })
      }
    },
    /** What is owed in a lane counts against another chat from now on. */
    async moveLane(lane: string, chat: string): Promise<void> {
      await db.outbox.updateMany({ where: { shopId, lane, state: 'pending' }, data: { chat } })
    },
    /** Since when something has waited that could have gone but for the pace; null: nothing does. */
    readySince,
    /** What is still owed. `oldestReadyAt`: since when something has waited that could have gone. */
    async backlog(
      now: Instant,
    ): Promise<{ depth: number; oldestAt: Instant | null; oldestReadyAt: Instant | null; dead: number }> {
      const where = { shopId, state: 'pending' }
      const oldest = await db.outbox.findFirst({ where, orderBy: { createdAt: 'asc' }, select: { createdAt: true } })
      return {
        depth: await db.outbox.count({ where }),
        oldestAt: oldest ? plain(oldest).createdAt : null,
        oldestReadyAt: await readySince(now),
        dead: await db.outbox.count({ where: { shopId, state: 'dead' } }),
      }
    },
    async repeats(): Promise<number> {
      const { _sum } = await db.outbox.aggregate({ where: { shopId }, _sum: { repeats: true } })
      return _sum.repeats ?? 0
    },
    /**
     * Forgets one-off messages delivered, found needless or put aside before `before`. Living ones may be edited, topics made
     * again, and repeated sends are counted for ever: they stay.
     */
    async prune(before: Instant): Promise<number> {
      const key = { not: { startsWith: 'topic:' } }
      const once = { OR: [{ subject: null }, { subject: { startsWith: 'away' } }] }
      const old = { OR: [{ sentAt: { lt: before } }, { sentAt: null, createdAt: { lt: before } }] }
      const where = { shopId, state: 'done', AND: [once, old], repeats: 0, key }
      // What was put aside so long ago nobody will try again.
      const aside = { shopId, state: { in: ['dead', 'void'] }, notBefore: { lt: before }, repeats: 0, key }
      const forgotten = await db.outbox.deleteMany({ where: aside })
      return forgotten.count + (await db.outbox.deleteMany({ where })).count
    },
  }
}
