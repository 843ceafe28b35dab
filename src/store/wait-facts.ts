import type { WaitFact, WaitKind, WaitState } from '../domain/facts.ts'
import type { Span } from './conversations.ts'
import type { Wait as Row } from './generated/sqlite/client.ts'
import type { Scope } from './store.ts'

/** Columns figures are made from. */
const FACT = {
  id: true,
  customerId: true,
  conversationId: true,
  kind: true,
  state: true,
  openedAt: true,
  dueAt: true,
  closedAt: true,
  decidedAt: true,
  targetSeconds: true,
  openSeconds: true,
  elapsedSeconds: true,
  answeredById: true,
  adminSeconds: true,
  chargedId: true,
  holding: true,
  promiseDueAt: true,
  promiseEndedAt: true,
  substantialSeconds: true,
  adminSubstantialSeconds: true,
  question: true,
  afterCourtesy: true,
  briefAnswer: true,
} as const

/** What response figures are made from. */
export function waitFacts({ db, shopId }: Pick<Scope, 'db' | 'shopId'>) {
  return {
    /** Every wait that began, ended, was decided or was due in a span. Chats of the team trying the bot are left out. */
    async facts({ from, to }: Span): Promise<WaitFact[]> {
      const within = { gte: from, lt: to }
      const rows = await db.wait.findMany({
        where: {
          shopId,
          conversation: { trial: false },
          customer: { ignored: false },
          state: { notIn: ['quiet', 'lapsed'] },
          OR: [{ openedAt: within }, { closedAt: within }, { decidedAt: within }, { dueAt: within }, { state: 'open' }],
        },
        orderBy: { id: 'asc' },
        select: { ...FACT, customer: { select: { channel: true } } },
      })
      return rows.map(toFact)
    },
  }
}

type Read = Pick<Row, keyof typeof FACT> & { customer: { channel: string } }

const instant = (at: bigint | null): number | null => (at === null ? null : Number(at))

/** One by one and all alike: figures look at each of tens of thousands many times, and objects of one shape are read fastest. */
const toFact = (row: Read): WaitFact => ({
  id: row.id,
  customerId: row.customerId,
  conversationId: row.conversationId,
  channel: row.customer.channel,
  kind: row.kind as WaitKind,
  state: row.state as WaitState,
  openedAt: Number(row.openedAt),
  dueAt: instant(row.dueAt),
  closedAt: instant(row.closedAt),
  decidedAt: instant(row.decidedAt),
  targetSeconds: row.targetSeconds,
  openSeconds: row.openSeconds,
  elapsedSeconds: row.elapsedSeconds,
  answeredById: row.answeredById,
  adminSeconds: row.adminSeconds,
  chargedId: row.chargedId,
  holding: row.holding,
  promiseDueAt: instant(row.promiseDueAt),
  promiseEndedAt: instant(row.promiseEndedAt),
  substantialSeconds: row.substantialSeconds,
  adminSubstantialSeconds: row.adminSubstantialSeconds,
  question: row.question,
  afterCourtesy: row.afterCourtesy,
  briefAnswer: row.briefAnswer,
})
