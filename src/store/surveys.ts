import type { SurveyFact } from '../domain/facts.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { Survey as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

export type Survey = Plain<Omit<Row, 'shopId'>>

type Changes = Partial<Omit<Survey, 'id' | 'customerId' | 'conversationId'>>

export function surveys({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<Survey | null> {
      const row = await db.survey.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    /** Plans a question; the same conversation's end plans it once, also when it was called off in between. */
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
    /** Calls off what has not reached the customer; how many had been on their way. */
    async callOff(of: { customerId: number; conversationId?: number }): Promise<number> {
      await db.survey.updateMany({ where: { ...of, state: 'planned' }, data: { state: 'cancelled' } })
      const onTheWay = { ...of, state: 'asked', deliveredAt: null }
      return (await db.survey.updateMany({ where: onTheWay, data: { state: 'cancelled' } })).count
    },
    /** Asked, and not delivered yet as far as is known. */
    async onTheWay(): Promise<Survey[]> {
      return (await db.survey.findMany({ where: { shopId, state: 'asked', deliveredAt: null } })).map(plain)
    },
    async lastDelivered(customerId: number): Promise<Instant | null> {
      const { _max } = await db.survey.aggregate({ where: { customerId }, _max: { deliveredAt: true } })
      return _max.deliveredAt === null ? null : Number(_max.deliveredAt)
    },
    async change(id: number, changes: Changes): Promise<Survey> {
      return plain(await db.survey.update({ where: { id, shopId }, data: changes }))
    },
    async due(now: Instant, take: number): Promise<Survey[]> {
      const where = { shopId, state: 'planned', askAt: { lte: now } }
      return (await db.survey.findMany({ where, orderBy: { askAt: 'asc' }, take })).map(plain)
    },
    async nextAsk(): Promise<Instant | null> {
      const where = { shopId, state: 'planned' }
      const row = await db.survey.findFirst({ where, orderBy: { askAt: 'asc' }, select: { askAt: true } })
      return row ? plain(row).askAt : null
    },
    /** The vote whose words are still awaited: cast at or after `since`, without a comment. */
    async awaitingWords(customerId: number, since: Instant, until: Instant): Promise<Survey | null> {
      const row = await db.survey.findFirst({
        where: { customerId, state: 'answered', commentId: null, votedAt: { gte: since, lte: until } },
        orderBy: { votedAt: 'desc' },
      })
      return row && plain(row)
    },
    async ofComment(customerId: number, commentId: number): Promise<Survey | null> {
      const row = await db.survey.findFirst({ where: { customerId, commentId } })
      return row && plain(row)
    },
    /** Forgets the words of a chat that turned out not to be a customer's; the surveys that had some. */
    async forget(customerId: number): Promise<number[]> {
      const rows = await db.survey.findMany({ where: { customerId, deliveredAt: { not: null } }, select: { id: true } })
      await db.survey.updateMany({ where: { customerId }, data: { comment: null } })
      return rows.map(({ id }) => id)
    },
    async facts({ from, to }: Span): Promise<SurveyFact[]> {
      const rows = await db.survey.findMany({
        where: {
          shopId,
          deliveredAt: { gte: from, lt: to },
          // Those of a run or an order stand alone; those about a conversation follow it.
          OR: [{ conversationId: null }, { conversation: { trial: false } }],
          customer: { ignored: false },
        },
        include: { customer: { select: { channel: true } } },
      })
      return rows.map(({ customer, ...r }) => ({
        ...plain(r),
        kind: r.kind === 'nps' ? 'nps' : 'csat',
        channel: customer.channel,
        deliveredAt: Number(r.deliveredAt),
      }))
    },
  }
}
