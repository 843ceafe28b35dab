import type { Instant } from '../domain/time.ts'
import { plain } from './plain.ts'
import type { Scope } from './store.ts'

/** How far something owed has come, as the self-check sees it. */
export interface Owing {
  id: number
  key: string
  subject: string | null
  chat: string
  state: string
  sent: number
  attempts: number
  priority: number
  notBefore: Instant
  sentAt: Instant | null
}

/** What stands first in its lane. `heldForMs`: how long somebody still holds it, below zero: held it; null: nobody. */
export interface Head extends Pick<Owing, 'id' | 'chat' | 'notBefore' | 'priority'> {
  heldForMs: number | null
}

/** As the database gives it. */
interface RawHead {
  id: bigint
  chat: string
  notBefore: bigint
  priority: bigint
  heldForMs: bigint | null
}

/** A message that has no copy on the other side. */
export interface Uncopied {
  id: number
  customerId: number
  at: Instant
  heardAt: Instant
}

const OWING = {
  id: true,
  key: true,
  subject: true,
  chat: true,
  state: true,
  sent: true,
  attempts: true,
  priority: true,
  notBefore: true,
  sentAt: true,
} as const

/** Under this name leases keep until when somebody's word holds that everything is heard; shorter than anything counts as late. */
const HEARD = 'heard:telegram'
const VOUCHED_MS = 30_000

const STATES = ['pending', 'done', 'dead']
/** Values one query may carry, and rows worth looking at. */
const AT_ONCE = 500

/** What the self-check reads: the facts, by questions of its own, never what sweeps go by. */
export function checks({ db, sql, clock, shopId }: Scope) {
  const HEADS = `
    SELECT o."id", o."chat", o."notBefore", o."priority",
      CASE WHEN o."leaseUntil" > 0 THEN o."leaseUntil" - ${clock} END AS "heldForMs"
    FROM "Outbox" o
    JOIN (SELECT MIN("id") AS "id" FROM "Outbox" WHERE "shopId" = ? AND "state" = 'pending' GROUP BY "lane") h
      ON h."id" = o."id"
    WHERE o."shopId" = ? AND (o."leaseUntil" > 0 OR (o."attempts" = 0 AND o."notBefore" <= ?))
    ORDER BY o."id" LIMIT ${AT_ONCE}`
  const VOUCH = `
    INSERT INTO "Lease" ("shopId", "name", "holder", "until") VALUES (?, ?, ?, ${clock} + ${VOUCHED_MS})
    ON CONFLICT ("shopId", "name") DO UPDATE SET "holder" = excluded."holder", "until" = excluded."until"`
  const VOUCHED = `
    SELECT COUNT(*) AS "count" FROM "Lease"
    WHERE "shopId" = ? AND "name" = ? AND "until" > ${clock} AND "until" <= ${clock} + ${VOUCHED_MS}`
  return {
    /** Who waits, in chats the bot listens to; `accountId` is the Business account's they wait at. */
    async waiting() {
      const rows = await db.wait.findMany({
        where: { shopId, state: 'open', customer: { ignored: false } },
        select: {
          id: true,
          customerId: true,
          openedAt: true,
          targetSeconds: true,
          claimUntil: true,
          snoozedUntil: true,
          alertId: true,
          alertedAt: true,
          customer: { select: { accountId: true } },
        },
      })
      return rows.map(({ customer, ...row }) => ({ ...plain(row), accountId: customer.accountId }))
    },
    /** Rows that show one of these living messages. */
    async showing(subjects: readonly string[]): Promise<Owing[]> {
      const of = (some: readonly string[]) =>
        db.outbox.findMany({ where: { shopId, subject: { in: [...some] } }, select: OWING })
      return (await inParts(subjects, of)).map(plain)
    },
    async owing(keys: readonly string[]): Promise<Owing[]> {
      const of = (some: readonly string[]) =>
        db.outbox.findMany({ where: { shopId, key: { in: [...some] } }, select: OWING })
      return (await inParts(keys, of)).map(plain)
    },
    /** Messages from `since` on that should be on the other side, heard by `until`, and of which nobody knows a copy. */
    async uncopied(author: 'human' | 'customer', since: Instant, until: Instant): Promise<Uncopied[]> {
      const customer = { channel: 'telegram', ignored: false, erasedAt: null }
      const there = author === 'human' ? customer : { ...customer, inbox: { not: null } }
      const lost = { copyRef: null, refusedAt: null, deletedAt: null, customer: there }
      const rows = await db.message.findMany({
        where: { shopId, author, at: { gte: since }, heardAt: { lte: until }, ...lost },
        select: { id: true, customerId: true, at: true, heardAt: true },
      })
      return rows.map(plain)
    },
    /** Questions that were asked and have not arrived; `surveyedAt`: when the customer was last asked anything. */
    async asked() {
      const rows = await db.survey.findMany({
        where: { shopId, state: 'asked', deliveredAt: null },
        select: { id: true, customerId: true, askAt: true, customer: { select: { surveyedAt: true } } },
      })
      return rows.map(({ customer, ...row }) => ({ ...plain(row), ...plain(customer) }))
    },
    /** Questions about chats and orders that should have been asked by an instant. */
    async unasked(by: Instant) {
      const rows = await db.survey.findMany({
        where: { shopId, state: 'planned', runId: null, askAt: { lte: by } },
        select: { id: true, customerId: true, askAt: true },
      })
      return rows.map(plain)
    },
    /** The oldest row of each lane, of those that could go by now and are not being tried again and again. */
    async stuck(now: Instant): Promise<Head[]> {
      const rows = await db.$queryRawUnsafe<RawHead[]>(sql(HEADS), shopId, shopId, now)
      return rows.map(plain)
    },
    /** When something last went to each chat, of what went since an instant. */
    async progress(since: Instant): Promise<Map<string, Instant>> {
      const rows = await db.outbox.groupBy({
        by: ['chat'],
        where: { shopId, state: { in: STATES }, sentAt: { gt: since } },
        _max: { sentAt: true },
      })
      return new Map(rows.flatMap(({ chat, _max }) => (_max.sentAt === null ? [] : [[chat, Number(_max.sentAt)]])))
    },
    /** Until when a platform asked to leave chats in peace, of those where that is later than an instant. */
    async paused(after: Instant): Promise<Map<string, Instant>> {
      const rows = await db.pause.findMany({
        where: { shopId, until: { gt: after } },
        select: { chat: true, until: true },
      })
      return new Map(rows.map(({ chat, until }) => [chat, Number(until)]))
    },
    /** Of the waits in an alert that still wait: since when each could have been told of, claims and the like allowed for. */
    async dueOf(alertId: number): Promise<Instant[]> {
      const waits = await db.wait.findMany({
        where: { shopId, alertId, state: 'open', dueAt: { not: null } },
        select: { customerId: true, openedAt: true, dueAt: true, alertedAt: true },
      })
      const dues: Instant[] = []
      for (const { customerId, openedAt, dueAt, alertedAt } of waits) {
        const kind = { in: ['claim', 'assign', 'snooze'] }
        const at = { gte: openedAt, ...(alertedAt !== null && { lte: alertedAt }) }
        const heldBack = (await db.act.count({ where: { customerId, kind, at } })) > 0
        dues.push(Number((heldBack ? alertedAt : dueAt) ?? dueAt))
      }
      return dues
    },
    /** Whoever hears gives its word for some seconds that it hears everything; while it does, others may judge what comes of it. */
    async vouch(by: string): Promise<void> {
      await db.$executeRawUnsafe(sql(VOUCH), shopId, HEARD, by)
    },
    async isVouched(): Promise<boolean> {
      const [found] = await db.$queryRawUnsafe<{ count: bigint }[]>(sql(VOUCHED), shopId, HEARD)
      return Number(found?.count ?? 0) > 0
    },
    /** Whether a process is known to run; one that has given no sign of life for a minute is forgotten. */
    async lives(id: string): Promise<boolean> {
      return (await db.process.count({ where: { id, shopId } })) > 0
    },
  }
}

async function inParts<T, R>(values: readonly T[], ask: (some: readonly T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = []
  for (let i = 0; i < values.length; i += AT_ONCE) found.push(...(await ask(values.slice(i, i + AT_ONCE))))
  return found
}
