import { type Instant, MINUTE_MS } from '../domain/time.ts'
import type { Outbox as Row } from './generated/sqlite/client.ts'
import type { OutboxRow } from './outbox.ts'
import { plain } from './plain.ts'
import type { Scope } from './store.ts'

/** Something owed that does not arrive, and how much waits behind it. */
export interface Stuck {
  row: OutboxRow
  behind: number
}

/** What waits for the end of a pause a platform asked for: the first of it, and how many. */
export interface Paused {
  until: Instant
  first: OutboxRow
  count: number
}

/** Marks what has been said somewhere else: a row under this and the other's key. */
const ELSEWHERE = 'elsewhere:'

/** News to the team has this priority; so have answers, files and warnings in topics, which nobody needs elsewhere. */
const NEWS = 1
const IS_NEWS = `o."priority" = ${NEWS} AND o."lane" NOT LIKE 'topic:%' AND o."key" NOT LIKE 'reply:%'
      AND o."key" NOT LIKE 'given:%' AND o."key" NOT LIKE 'file:%'`

/** Held back for quiet hours it is not late; then it must fail for about a minute, as `createdAt` says nothing of it. */
const HELD_TRIES = 5

/**
 * A platform asked for a pause: the row itself met it, or it is to last. What somebody's quiet hours hold back for longer does
 * not wait for that.
 */
const PAUSED = `
  EXISTS (SELECT 1 FROM "Pause" p
    WHERE p."shopId" = h."shopId" AND p."chat" = h."chat"
      AND p."until" >= h."notBefore" AND (h."notBefore" > ? OR p."until" > ?))`
/** A pause that still takes so long keeps whatever waits for its end from being news. */
const LASTS_MS = MINUTE_MS

/**
 * News that could not be sent since `createdAt`: it fails itself, or what stands before it in its lane does, or the platform
 * asked for a pause. Not what has been said elsewhere.
 */
const LATE = `
  SELECT o.* FROM "Outbox" o
  JOIN (SELECT MIN("id") AS "id", "lane" FROM "Outbox" WHERE "shopId" = ? AND "state" = 'pending' GROUP BY "lane") m
    ON m."lane" = o."lane"
  JOIN "Outbox" h ON h."id" = m."id"
  WHERE o."shopId" = ? AND o."state" = 'pending' AND o."sent" = 0 AND o."createdAt" <= ? AND ${IS_NEWS}
    AND (CASE WHEN h."lane" LIKE 'held:%' THEN h."attempts" >= ${HELD_TRIES}
         ELSE h."attempts" > 0 OR ${PAUSED} END)
    AND NOT EXISTS (SELECT 1 FROM "Outbox" e WHERE e."shopId" = o."shopId" AND e."key" = '${ELSEWHERE}' || o."key")
  ORDER BY o."id" LIMIT 100`

/** What of the outbox does not arrive. */
export function stuck({ db, shopId, sql }: Scope) {
  const failing = { shopId, state: 'pending', attempts: { gt: 0 } }
  const aside = (since: Instant) => ({ shopId, state: 'dead', notBefore: { gte: since } })
  return {
    /** What fails, the longest failing first, then what was put aside since an instant and can be tried again. */
    async list(since: Instant, take: number): Promise<Stuck[]> {
      const rows = [
        ...(await db.outbox.findMany({ where: failing, orderBy: { id: 'asc' }, take })),
        ...(await db.outbox.findMany({ where: aside(since), orderBy: { notBefore: 'desc' }, take })),
      ]
      const behind = ({ lane, id, state }: Row) =>
        state === 'pending' ? db.outbox.count({ where: { shopId, lane, state, id: { gt: id } } }) : 0
      return Promise.all(rows.slice(0, take).map(async (row) => ({ row: plain(row), behind: await behind(row) })))
    },
    /** How many fail, and how many were put aside since an instant. */
    async count(since: Instant): Promise<{ failing: number; aside: number }> {
      return {
        failing: await db.outbox.count({ where: failing }),
        aside: await db.outbox.count({ where: aside(since) }),
      }
    },
    /** What waits for pauses that last beyond an instant, by chat, the longest first. */
    async paused(beyond: Instant, take: number): Promise<Paused[]> {
      const lasting = { shopId, until: { gt: beyond } }
      const pauses = await db.pause.findMany({ where: lasting, orderBy: { until: 'desc' }, take })
      const waiting = pauses.map(async ({ chat, until }) => {
        // What quiet hours hold back for longer does not wait for the pause.
        const where = { shopId, state: 'pending', chat, notBefore: { lte: until } }
        const first = await db.outbox.findFirst({ where, orderBy: { id: 'asc' } })
        return first ? [{ until: Number(until), first: plain(first), count: await db.outbox.count({ where }) }] : []
      })
      return (await Promise.all(waiting)).flat()
    },
    /** What fails since before an instant: the oldest of each chat, that one with much of it does not hide the others. */
    async failingSince(before: Instant, take: number): Promise<OutboxRow[]> {
      const where = { ...failing, createdAt: { lte: before } }
      const _min = { id: true } as const
      const chats = await db.outbox.groupBy({ by: ['chat'], where, _min, orderBy: { _min: { id: 'asc' } }, take })
      if (chats.length === 0) return []
      const ids = chats.flatMap((chat) => chat._min.id ?? [])
      return (await db.outbox.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).map(plain)
    },
    /** News to the team owed since before an instant that could not be sent and has not been said elsewhere. */
    async lateNews(before: Instant, now: Instant): Promise<OutboxRow[]> {
      const values = [shopId, shopId, before, now, now + LASTS_MS]
      return (await db.$queryRawUnsafe<Row[]>(sql(LATE), ...values)).map(plain)
    },
    /** Whether anything has arrived on a platform since an instant. Asked by time, so that no older row is looked at. */
    async hasSent(platform: 'telegram' | 'slack', since: Instant): Promise<boolean> {
      const there = { startsWith: 'slack:' }
      const where = {
        shopId,
        state: 'done',
        sentAt: { gte: since },
        chat: platform === 'slack' ? there : { not: there },
      }
      return (await db.outbox.findFirst({ where, orderBy: { sentAt: 'desc' }, select: { id: true } })) !== null
    },
    /** What stood in the way in a lane is gone: what waited behind it could not have gone before, whatever the pace. */
    async clear({ lane, attempts }: OutboxRow, now: Instant): Promise<void> {
      if (attempts === 0) return
      await db.outbox.updateMany({
        where: { shopId, lane, state: 'pending', notBefore: { lt: now } },
        data: { notBefore: now },
      })
    },
    /** It has been said elsewhere, or is about to be. The mark itself was sent nowhere, so it has no time of sending. */
    async markElsewhere(key: string, now: Instant): Promise<void> {
      const mark = { key: ELSEWHERE + key, lane: ELSEWHERE, chat: '', priority: NEWS, state: 'done', payload: '{}' }
      await db.outbox.create({ data: { ...mark, shopId, notBefore: now, createdAt: now } })
    },
    async isElsewhere(key: string): Promise<boolean> {
      return (await db.outbox.count({ where: { shopId, key: ELSEWHERE + key } })) > 0
    },
    /** Whether anything is owed or was sent under a key that begins so. */
    async isOwed(beginning: string): Promise<boolean> {
      return (await db.outbox.findFirst({ where: { shopId, key: { startsWith: beginning } } })) !== null
    },
    /**
     * Puts rows back as if they had never been tried: those put aside, and those that fail and are not being tried right now.
     * Each keeps its lane and its place there, so what is older still goes first. `wanted` tells this time from the last.
     */
    async again(ids: readonly number[], now: Instant): Promise<number> {
      const pending = { state: 'pending', attempts: { gt: 0 }, leaseUntil: 0 }
      const { count } = await db.outbox.updateMany({
        where: { shopId, id: { in: [...ids] }, OR: [{ state: 'dead' }, pending] },
        data: { state: 'pending', attempts: 0, notBefore: now, error: null, wanted: { increment: 1 } },
      })
      return count
    },
  }
}
