import type { WaitFact, Waiting, WaitKind, WaitState } from '../domain/facts.ts'
import type { Instant } from '../domain/time.ts'
import type { Span } from './conversations.ts'
import type { Wait as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

export type Wait = Plain<Omit<Row, 'shopId' | 'state' | 'kind'>> & { state: WaitState; kind: WaitKind }

type Changes = Partial<Omit<Wait, 'id' | 'customerId'>>
export type NewWait = Pick<Wait, 'customerId' | 'conversationId' | 'openerId' | 'kind' | 'state' | 'openedAt'> &
  Pick<Wait, 'targetSeconds'> &
  Changes

const WAITING = { in: ['open', 'quiet'] }

export function waits({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<Wait | null> {
      const row = await db.wait.findFirst({ where: { shopId, id } })
      return row && toWait(row)
    },
    /** The one wait a chat has now, ordinary or quiet. */
    async now(customerId: number): Promise<Wait | null> {
      const row = await db.wait.findFirst({ where: { customerId, state: WAITING }, orderBy: { openedAt: 'desc' } })
      return row && toWait(row)
    },
    async since(customerId: number, at: Instant): Promise<Wait[]> {
      const where = { customerId, conversation: { startedAt: { gte: at } } }
      return (await db.wait.findMany({ where, orderBy: { openedAt: 'asc' } })).map(toWait)
    },
    async add(wait: NewWait): Promise<Wait> {
      return toWait(await db.wait.create({ data: { ...wait, shopId } }))
    },
    async change(id: number, changes: Changes): Promise<Wait> {
      return toWait(await db.wait.update({ where: { id }, data: changes }))
    },
    async remove(id: number): Promise<void> {
      await db.wait.deleteMany({ where: { id, shopId } })
    },
    /** Waits the sweep has something to do for by now, earliest first. */
    async due(now: Instant, take: number): Promise<Wait[]> {
      const where = { shopId, stepAt: { lte: now } }
      return (await db.wait.findMany({ where, orderBy: [{ stepAt: 'asc' }, { id: 'asc' }], take })).map(toWait)
    },
    async nextStep(): Promise<Instant | null> {
      const row = await db.wait.findFirst({
        where: { shopId, stepAt: { not: null } },
        orderBy: { stepAt: 'asc' },
        select: { stepAt: true },
      })
      return row ? plain(row).stepAt : null
    },
    async open(): Promise<Wait[]> {
      return (await db.wait.findMany({ where: { shopId, state: 'open' } })).map(toWait)
    },
    /** Alerts that have told of a chat. */
    async alertsOf(customerId: number): Promise<number[]> {
      const where = { customerId, alertId: { not: null } }
      const rows = await db.wait.findMany({ where, distinct: ['alertId'], select: { alertId: true } })
      return rows.flatMap(({ alertId }) => alertId ?? [])
    },
    async ofAlert(alertId: number): Promise<Wait[]> {
      const rows = await db.wait.findMany({ where: { shopId, alertId }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] })
      return rows.map(toWait)
    },
    /** Who waits now, longest first, courtesies last. */
    async waiting(): Promise<Waiting[]> {
      const rows = await db.wait.findMany({
        where: { shopId, state: WAITING, customer: { ignored: false } },
        include: { customer: true, conversation: { select: { assignedId: true, trial: true } } },
        orderBy: [{ state: 'asc' }, { openedAt: 'asc' }],
      })
      return Promise.all(
        rows.map(async ({ customer, conversation, ...row }) => {
          const wait = toWait(row)
          const [last] = await db.message.findMany({
            where: { customerId: customer.id, author: 'customer', deletedAt: null },
            orderBy: [{ at: 'desc' }, { order: 'desc' }],
            take: 1,
          })
          return {
            ...wait,
            waitId: wait.id,
            state: wait.state === 'quiet' ? 'quiet' : 'open',
            customer: customer.name,
            channel: customer.channel,
            assignedId: conversation.assignedId,
            trial: conversation.trial,
            lastWords: last?.text ?? (last ? `[${last.kind}]` : ''),
            href: chatLink(customer),
          }
        }),
      )
    },
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
        include: { customer: { select: { channel: true } } },
      })
      return rows.map(({ customer, ...row }) => ({ ...toWait(row), channel: customer.channel }))
    },
    /** How many wait now; neither chats of the team trying the bot nor those that are no customer's. */
    async tally(now: Instant): Promise<{ open: number; due: number; quiet: number }> {
      const counted = { shopId, conversation: { trial: false }, customer: { ignored: false } }
      const open = await db.wait.count({ where: { ...counted, state: 'open' } })
      const due = await db.wait.count({ where: { ...counted, state: 'open', dueAt: { lte: now } } })
      const quiet = await db.wait.count({ where: { ...counted, state: 'quiet' } })
      return { open, due, quiet }
    },
  }
}

function toWait(row: Omit<Row, 'shopId'>): Wait {
  return { ...plain(row), state: row.state as WaitState, kind: row.kind as WaitKind }
}

/** The topic's link in a Telegram supergroup, which only its members can open. */
export function chatLink({ inbox, topicId }: { inbox: string | null; topicId: string | null }): string | null {
  return inbox?.startsWith('-100') && topicId ? `https://t.me/c/${inbox.slice(4)}/${topicId}` : null
}
