import type { SurveyFact } from '../domain/facts.ts'
import { type SurveyKind, surveyKind } from '../domain/survey.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { Survey as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'
import { chatLink } from './waits.ts'

export type Survey = Plain<Omit<Row, 'shopId'>>

type Changes = Partial<Omit<Survey, 'id' | 'customerId' | 'conversationId'>>

/** An answer as /feedback shows it. */
export interface Feedback {
  kind: SurveyKind
  score: number
  comment: string | null
  /** The chat's number. */
  customerId: number
  customer: string
  creditId: number | null
  at: Instant
  href: string | null
}

/** Reached a customer, unless they were only the team's own trials. Those of a run or an order stand alone. */
const reached = ({ from, to }: Span) => ({
  deliveredAt: { gte: from, lt: to },
  OR: [{ conversationId: null }, { conversation: { trial: false } }],
  customer: { ignored: false },
})

export function surveys({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<Survey | null> {
      const row = await db.survey.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    /** Plans a question about a chat; the same conversation's end plans it once, also when it was called off in between. */
    async plan(survey: Pick<Survey, 'customerId' | 'kind' | 'askAt'> & { conversationId: number }): Promise<void> {
      const { conversationId, kind, askAt } = survey
      const calledOff = { conversationId, kind, askAt, state: 'cancelled', deliveredAt: null }
      await db.survey.updateMany({ where: calledOff, data: { state: 'planned' } })
      await db.survey.upsert({
        where: { conversationId_kind_askAt: { conversationId, kind, askAt } },
        create: { ...survey, shopId, state: 'planned' },
        update: {},
      })
    },
    /** Plans the question about an order: once, also when it was called off in between. */
    async planOrder({ orderId, ...survey }: { customerId: number; orderId: number; askAt: Instant }): Promise<void> {
      const calledOff = { orderId, kind: 'csat', state: 'cancelled', deliveredAt: null }
      await db.survey.updateMany({ where: calledOff, data: { ...survey, state: 'planned' } })
      await db.survey.upsert({
        where: { orderId_kind: { orderId, kind: 'csat' } },
        create: { ...survey, orderId, shopId, kind: 'csat', state: 'planned' },
        update: {},
      })
    },
    /** The order a question is about. */
    async orderOf({ orderId }: Pick<Survey, 'orderId'>): Promise<{ number: string; state: string } | null> {
      if (orderId === null) return null
      return db.order.findFirst({ where: { shopId, id: orderId }, select: { number: true, state: true } })
    },
    /** Calls off what has not reached the customer; how many had been on their way. */
    async callOff(of: { customerId: number; conversationId?: number; orderId?: number }): Promise<number> {
      await db.survey.updateMany({ where: { ...of, state: 'planned' }, data: { state: 'cancelled' } })
      const onTheWay = { ...of, state: 'asked', deliveredAt: null }
      return (await db.survey.updateMany({ where: onTheWay, data: { state: 'cancelled' } })).count
    },
    /** Asked, and not delivered yet as far as is known. */
    async onTheWay(): Promise<Survey[]> {
      const where = { shopId, state: 'asked', deliveredAt: null }
      return (await db.survey.findMany({ where, orderBy: { id: 'asc' } })).map(plain)
    },
    async lastDelivered(customerId: number, kind?: SurveyKind): Promise<Instant | null> {
      const where = { customerId, ...(kind && { kind }) }
      const { _max } = await db.survey.aggregate({ where, _max: { deliveredAt: true } })
      return _max.deliveredAt === null ? null : Number(_max.deliveredAt)
    },
    async change(id: number, changes: Changes): Promise<Survey> {
      return plain(await db.survey.update({ where: { id, shopId }, data: changes }))
    },
    /** Whether this customer was asked something before this question. */
    async wasAskedBefore({ id, customerId, deliveredAt }: Survey): Promise<boolean> {
      const earlier = { not: null, ...(deliveredAt !== null && { lt: deliveredAt }) }
      const where = { customerId, id: { not: id }, deliveredAt: earlier }
      return (await db.survey.findFirst({ where, select: { id: true } })) !== null
    },
    /** Questions about chats and orders to be asked by now; those of a run go at its own pace. */
    async due(now: Instant, take: number): Promise<Survey[]> {
      const where = { shopId, state: 'planned', runId: null, askAt: { lte: now } }
      return (await db.survey.findMany({ where, orderBy: [{ askAt: 'asc' }, { id: 'asc' }], take })).map(plain)
    },
    /** Delivered, unanswered, and over by now. */
    async over(now: Instant, take: number): Promise<Survey[]> {
      const where = { shopId, state: 'asked', expiresAt: { lte: now } }
      return (await db.survey.findMany({ where, orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }], take })).map(plain)
    },
    /** Delivered and unanswered, and the time for the reminder has come. */
    async toRemind(now: Instant, take: number): Promise<Survey[]> {
      const where = { shopId, state: 'asked', deliveredAt: { not: null }, remindAt: { lte: now } }
      return (await db.survey.findMany({ where, orderBy: [{ remindAt: 'asc' }, { id: 'asc' }], take })).map(plain)
    },
    /** Questions this customer can still answer. */
    async open(customerId: number): Promise<Survey[]> {
      const where = { customerId, state: 'asked', deliveredAt: { not: null } }
      return (await db.survey.findMany({ where, orderBy: { id: 'asc' } })).map(plain)
    },
    /** What the customer was last asked. */
    async latest(customerId: number): Promise<Survey | null> {
      const where = { customerId, deliveredAt: { not: null } }
      const row = await db.survey.findFirst({ where, orderBy: [{ deliveredAt: 'desc' }, { id: 'desc' }] })
      return row && plain(row)
    },
    /** The vote whose words are still awaited: cast at or after `since`, without a comment. */
    async awaitingWords(customerId: number, since: Instant, until: Instant): Promise<Survey | null> {
      const row = await db.survey.findFirst({
        where: { customerId, state: 'answered', commentId: null, votedAt: { gte: since, lte: until } },
        orderBy: [{ votedAt: 'desc' }, { id: 'desc' }],
      })
      return row && plain(row)
    },
    async ofComment(customerId: number, commentId: number): Promise<Survey | null> {
      const row = await db.survey.findFirst({ where: { customerId, commentId }, orderBy: { id: 'asc' } })
      return row && plain(row)
    },
    /** Forgets the words of a chat that turned out not to be a customer's; the surveys that had some. */
    async forget(customerId: number): Promise<number[]> {
      const where = { customerId, deliveredAt: { not: null } }
      const rows = await db.survey.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })
      await db.survey.updateMany({ where: { customerId }, data: { comment: null } })
      return rows.map(({ id }) => id)
    },
    /** Every answer to what was delivered in a span; `creditId`: to one admin's only. */
    async feedback(span: Span, creditId?: number): Promise<Feedback[]> {
      const rows = await db.survey.findMany({
        where: { shopId, ...reached(span), score: { not: null }, ...(creditId !== undefined && { creditId }) },
        include: { customer: true },
        orderBy: [{ deliveredAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(({ customer, ...row }) => ({
        kind: surveyKind(row.kind),
        score: row.score ?? 0,
        comment: row.comment,
        customerId: customer.id,
        customer: customer.name,
        creditId: row.creditId,
        at: Number(row.votedAt ?? row.deliveredAt),
        href: chatLink(customer),
      }))
    },
    async facts(span: Span): Promise<SurveyFact[]> {
      const rows = await db.survey.findMany({
        where: { shopId, ...reached(span) },
        include: { customer: { select: { channel: true } } },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ customer, ...r }) => ({
        ...plain(r),
        kind: surveyKind(r.kind),
        channel: customer.channel,
        deliveredAt: Number(r.deliveredAt),
      }))
    },
  }
}
