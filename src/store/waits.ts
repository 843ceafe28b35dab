import type { Waiting, WaitKind, WaitState } from '../domain/facts.ts'
import type { Instant } from '../domain/time.ts'
import type { Wait as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'
import { waitFacts } from './wait-facts.ts'

export type Wait = Plain<Omit<Row, 'shopId' | 'state' | 'kind'>> & { state: WaitState; kind: WaitKind }

type Changes = Partial<Omit<Wait, 'id' | 'customerId'>>
export type NewWait = Pick<Wait, 'customerId' | 'conversationId' | 'openerId' | 'kind' | 'state' | 'openedAt'> &
  Pick<Wait, 'targetSeconds'> &
  Changes

/** A wait, and whose its chat is. */
export type Unheld = Pick<Wait, 'id' | 'customerId' | 'openerId'> & { assignedId: number | null }

/** How many there are, and how many of them are past due. */
interface Tally {
  open: number
  due: number
}

const WAITING = { in: ['open', 'quiet'] }

export function waits({ db, shopId }: Scope) {
  return {
    ...waitFacts({ db, shopId }),
    async find(id: number): Promise<Wait | null> {
      const row = await db.wait.findFirst({ where: { shopId, id } })
      return row && toWait(row)
    },
    /** The one wait a chat has now, ordinary or quiet. */
    async now(customerId: number): Promise<Wait | null> {
      const row = await db.wait.findFirst({
        where: { customerId, state: WAITING },
        orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      })
      return row && toWait(row)
    },
    /** The chat's latest one that somebody closed without an answer. */
    async lastPassedOver(customerId: number): Promise<Wait | null> {
      const where = { customerId, state: { in: ['dismissed', 'resolved'] } }
      const row = await db.wait.findFirst({ where, orderBy: [{ closedAt: 'desc' }, { id: 'desc' }] })
      return row && toWait(row)
    },
    async since(customerId: number, at: Instant): Promise<Wait[]> {
      const where = { customerId, conversation: { startedAt: { gte: at } } }
      return (await db.wait.findMany({ where, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] })).map(toWait)
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
    async open(): Promise<Wait[]> {
      return (await db.wait.findMany({ where: { shopId, state: 'open' }, orderBy: { id: 'asc' } })).map(toWait)
    },
    /** Who waits in the chats of a Business account. */
    async openOf(accountId: number): Promise<Wait[]> {
      const where = { shopId, state: 'open', customer: { accountId, ignored: false } }
      return (await db.wait.findMany({ where, orderBy: { id: 'asc' } })).map(toWait)
    },
    /** Customers who wait, unless somebody has claimed that wait or put it off until later than now; longest first. */
    async unheld(now: Instant): Promise<Unheld[]> {
      const isOver = { OR: [{ claimUntil: null }, { claimUntil: { lte: now } }] }
      const isUp = { OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }] }
      const counted = { conversation: { trial: false }, customer: { ignored: false } }
      const rows = await db.wait.findMany({
        where: { shopId, state: 'open', kind: { not: 'promise' }, ...counted, AND: [isOver, isUp] },
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
        select: { id: true, customerId: true, openerId: true, conversation: { select: { assignedId: true } } },
      })
      return rows.map(({ conversation: { assignedId }, ...row }) => ({ ...row, assignedId }))
    },
    /** Alerts that have told of a chat. */
    async alertsOf(customerId: number): Promise<number[]> {
      const where = { customerId, alertId: { not: null } }
      const rows = await db.wait.findMany({
        where,
        distinct: ['alertId'],
        orderBy: { alertId: 'asc' },
        select: { alertId: true },
      })
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
        include: {
          customer: true,
          conversation: { select: { assignedId: true, trial: true } },
          opener: { select: { creditId: true, text: true } },
        },
        orderBy: [{ state: 'asc' }, { openedAt: 'asc' }, { id: 'asc' }],
      })
      return Promise.all(
        rows.map(async ({ customer, conversation, opener, ...row }) => {
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
            promise: wait.kind === 'promise' ? { byId: opener.creditId, words: opener.text ?? '' } : undefined,
            lastWords: last?.text ?? (last ? `[${last.kind}]` : ''),
            href: chatLink(customer),
          }
        }),
      )
    },
    /** How many wait now, and for what was promised; neither chats of the team trying the bot nor those that are no customer's. */
    async tally(now: Instant): Promise<Tally & { promises: Tally; quiet: number }> {
      const counted = { shopId, conversation: { trial: false }, customer: { ignored: false } }
      const tallyOf = async (of: { kind?: WaitKind }): Promise<Tally> => ({
        open: await db.wait.count({ where: { ...counted, ...of, state: 'open' } }),
        due: await db.wait.count({ where: { ...counted, ...of, state: 'open', dueAt: { lte: now } } }),
      })
      const quiet = await db.wait.count({ where: { ...counted, state: 'quiet' } })
      return { ...(await tallyOf({})), promises: await tallyOf({ kind: 'promise' }), quiet }
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
