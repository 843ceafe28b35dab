import type { Candidate } from '../domain/survey-run.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { SurveyRun as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

/** Everybody of a period asked for NPS. */
export type SurveyRun = Plain<Omit<Row, 'shopId'>>

/** How far a run has come. */
export interface RunTally {
  /** Questions that reached a customer. */
  sent: number
  /** Refused by the platform: mostly customers who have blocked the bot. */
  failed: number
  /** Not asked after all: by then they had opted out, waited for an answer, or the run was stopped. */
  skipped: number
  scores: readonly number[]
}

/** Rows written at once. */
const CHUNK = 500

export function runs({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<SurveyRun | null> {
      const row = await db.surveyRun.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    async running(): Promise<SurveyRun | null> {
      const row = await db.surveyRun.findFirst({ where: { shopId, state: 'running' }, orderBy: { id: 'asc' } })
      return row && plain(row)
    },
    /** The latest run begun at or after an instant. */
    async since(at: Instant): Promise<SurveyRun | null> {
      const where = { shopId, createdAt: { gte: at } }
      const row = await db.surveyRun.findFirst({ where, orderBy: { id: 'desc' } })
      return row && plain(row)
    },
    /** Begins a run that asks `whom`, each at their instant. */
    async start(
      { from, to }: Span,
      whom: readonly { customerId: number; askAt: Instant }[],
      { byId, at }: { byId: number; at: Instant },
    ): Promise<SurveyRun> {
      const data = { shopId, kind: 'nps', from, to, state: 'running', asking: whom.length, byId, createdAt: at }
      const run = plain(await db.surveyRun.create({ data }))
      for (let i = 0; i < whom.length; i += CHUNK) {
        const rows = whom.slice(i, i + CHUNK)
        await db.survey.createMany({
          data: rows.map((row) => ({ ...row, shopId, runId: run.id, kind: 'nps', state: 'planned' })),
        })
      }
      return run
    },
    async end(id: number, state: 'stopped' | 'done', at: Instant): Promise<void> {
      await db.surveyRun.updateMany({ where: { id, shopId, state: 'running' }, data: { state, endedAt: at } })
    },
    /** Calls off what of a run has not reached its customers; whose questions had been on their way. */
    async callOff(runId: number): Promise<number[]> {
      await db.survey.updateMany({ where: { runId, state: 'planned' }, data: { state: 'cancelled' } })
      const onTheWay = { runId, state: 'asked', deliveredAt: null }
      const rows = await db.survey.findMany({ where: onTheWay, orderBy: { id: 'asc' }, select: { customerId: true } })
      await db.survey.updateMany({ where: onTheWay, data: { state: 'cancelled' } })
      return rows.map(({ customerId }) => customerId)
    },
    /** When the next of a run is to be asked; null: all have been. */
    async nextAsk(runId: number): Promise<Instant | null> {
      const where = { shopId, state: 'planned', runId }
      const row = await db.survey.findFirst({ where, orderBy: { askAt: 'asc' }, select: { askAt: true } })
      return row ? plain(row).askAt : null
    },
    /** The ids of those to be asked by now, in order. */
    async due(runId: number, now: Instant, take: number): Promise<number[]> {
      const where = { shopId, state: 'planned', runId, askAt: { lte: now } }
      const rows = await db.survey.findMany({
        where,
        orderBy: [{ askAt: 'asc' }, { id: 'asc' }],
        take,
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },
    /** Moves everything still planned by the same length, so that it keeps its pace. */
    async delay(runId: number, byMs: number): Promise<void> {
      await db.survey.updateMany({ where: { shopId, state: 'planned', runId }, data: { askAt: { increment: byMs } } })
    },
    async onTheWay(runId: number): Promise<number> {
      return db.survey.count({ where: { shopId, state: 'asked', runId, deliveredAt: null } })
    },
    async tally(runId: number): Promise<RunTally> {
      const states = await db.survey.groupBy({ by: ['state'], where: { runId }, _count: true })
      const count = (state: string) => states.find((row) => row.state === state)?._count ?? 0
      const votes = await db.survey.groupBy({ by: ['score'], where: { runId, score: { not: null } }, _count: true })
      return {
        sent: await db.survey.count({ where: { runId, deliveredAt: { not: null } } }),
        failed: count('failed'),
        skipped: count('cancelled'),
        scores: votes.flatMap(({ score, _count }) => Array.from({ length: _count }, () => score ?? 0)),
      }
    },
    /** Every chat an admin answered in a span, with what decides whether its customer may be asked. */
    async candidates({ from, to }: Span, { npsSince, wroteSince }: { npsSince: Instant; wroteSince: Instant }) {
      const answered = { author: 'human', refusedAt: null, deletedAt: null, at: { gte: from, lt: to } }
      const where = { shopId, messages: { some: answered } }
      const rows = await db.customer.findMany({ where, orderBy: { id: 'asc' } })
      const optedOut = await peopleOptedOut()
      const trials = await trialsIn()
      const waiting = await customersOf(await db.wait.findMany({ where: { shopId, state: 'open' }, select: WHOSE }))
      const nps = await lastNps(npsSince)
      const wrote = await lastWords(wroteSince)
      const accounts = await db.account.findMany({ where: { shopId, enabled: true, canReply: true } })
      return rows.map(plain).map((row): Candidate => {
        const person = personOf(row.address)
        return {
          customerId: row.id,
          person,
          ignored: row.ignored,
          trial: trials.has(row.id),
          optedOut: optedOut.has(person),
          unreachable: row.unreachableAt !== null,
          business: row.channel === 'business',
          mayWrite: accounts.some(({ id }) => id === row.accountId),
          wroteAt: wrote.get(row.id) ?? null,
          surveyedAt: row.surveyedAt,
          npsAt: nps.get(row.id) ?? null,
          waiting: waiting.has(row.id),
        }
      })
    },
  }

  async function peopleOptedOut(): Promise<ReadonlySet<string>> {
    const where = { shopId, optedOutAt: { not: null } }
    const rows = await db.customer.findMany({ where, select: { address: true } })
    return new Set(rows.map(({ address }) => personOf(address)))
  }

  async function trialsIn(): Promise<ReadonlySet<number>> {
    return customersOf(await db.conversation.findMany({ where: { shopId, trial: true }, select: WHOSE }))
  }

  async function lastNps(since: Instant): Promise<ReadonlyMap<number, Instant>> {
    const where = { shopId, kind: 'nps', deliveredAt: { gte: since } }
    const rows = await db.survey.findMany({
      where,
      orderBy: { deliveredAt: 'asc' },
      select: { ...WHOSE, deliveredAt: true },
    })
    return new Map(rows.map(({ customerId, deliveredAt }) => [customerId, Number(deliveredAt)]))
  }

  async function lastWords(since: Instant): Promise<ReadonlyMap<number, Instant>> {
    const where = { shopId, author: 'customer', deletedAt: null, at: { gte: since } }
    const rows = await db.message.groupBy({ by: ['customerId'], where, _max: { at: true } })
    return new Map(rows.map(({ customerId, _max }) => [customerId, Number(_max.at)]))
  }
}

const WHOSE = { customerId: true } as const

const customersOf = (rows: readonly { customerId: number }[]): ReadonlySet<number> =>
  new Set(rows.map(({ customerId }) => customerId))

/** Whose chat an address is: a Telegram user id, also behind a Business account's. */
export const personOf = (address: string): string => address.split(':').at(-1) ?? address
