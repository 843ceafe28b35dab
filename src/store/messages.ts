import type { ActFact, Before, MessageFact } from '../domain/fold.ts'
import type { Instant } from '../domain/time.ts'
import type { Message as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'
import { writing } from './writing.ts'

/** Something written in a customer's chat, by anyone. */
export type Message = Plain<Omit<Row, 'shopId'>>

export type NewMessage = Pick<Message, 'customerId' | 'ref' | 'at' | 'order' | 'author' | 'kind' | 'heardAt'> &
  Partial<Omit<Message, 'id'>>

/** A name that answers were signed with, and whose login and credit they are. */
export interface Signed {
  signature: string
  personId: number | null
  creditId: number | null
  messages: number
}

/** Kept among the acts so that the same press, delivered again, counts once; conversations and waits do not follow from them. */
const UNFOLDED = ['vote', 'snooze', 'ruling'] as const
type Unfolded = (typeof UNFOLDED)[number]

export type NewAct = Omit<ActFact, 'kind'> & {
  customerId: number
  key: string
  kind: ActFact['kind'] | Unfolded | 'needs-reply'
  /** Of needs-reply: the words that want an answer from then on. */
  messageId?: number
}

/** Columns the fold reads; texts stay where they are. */
const FOLDED = {
  id: true,
  at: true,
  order: true,
  author: true,
  creditId: true,
  courtesy: true,
  question: true,
  holding: true,
  followedAt: true,
  brief: true,
  trial: true,
  deletedAt: true,
} as const

export function messages(scope: Scope) {
  const { db, shopId } = scope
  return {
    ...writing(scope),
    async byRefs(refs: readonly string[]): Promise<Map<string, Message>> {
      const rows = await db.message.findMany({ where: { shopId, ref: { in: [...refs] } } })
      return new Map(rows.map((r) => [r.ref, plain(r)]))
    },
    /** The message whose copy on the other side stands at `copyRef`; of joined ones the first. */
    async byCopy(copyRef: string): Promise<Message | null> {
      const row = await db.message.findFirst({ where: { shopId, copyRef }, orderBy: { id: 'asc' } })
      return row && plain(row)
    },
    /** Whether several messages share one copy. */
    async isJoined(copyRef: string): Promise<boolean> {
      return (await db.message.count({ where: { shopId, copyRef } })) > 1
    },
    /** The parts of an album heard so far. */
    async ofAlbum(customerId: number, album: string): Promise<Message[]> {
      return (await db.message.findMany({ where: { customerId, album }, orderBy: { id: 'asc' } })).map(plain)
    },
    async find(id: number): Promise<Message | null> {
      const row = await db.message.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    async add(message: NewMessage): Promise<Message> {
      return plain(await db.message.create({ data: { ...message, shopId } }))
    },
    async change(id: number, changes: Partial<Omit<Message, 'id' | 'customerId'>>): Promise<Message> {
      return plain(await db.message.update({ where: { id, shopId }, data: changes }))
    },
    /** What the fold reads of one chat, from an instant on. What was said to need a reply after all stands where that was said. */
    async events(customerId: number, from: Instant): Promise<{ messages: MessageFact[]; acts: ActFact[] }> {
      const since = { customerId, at: { gte: from } }
      const said = await db.message.findMany({
        where: { ...since, author: { in: ['customer', 'human'] }, refusedAt: null, comment: false },
        orderBy: { id: 'asc' },
        select: FOLDED,
      })
      const acts = await db.act.findMany({
        where: { ...since, voidedAt: null, kind: { notIn: [...UNFOLDED] } },
        orderBy: { id: 'asc' },
      })
      const raised = await raisedBy(acts)
      return {
        messages: [...said.filter(({ id }) => !raised.some((r) => r.id === id)).map(toFact), ...raised],
        acts: acts.flatMap((a) => (a.messageId === null ? [{ ...plain(a), kind: a.kind as ActFact['kind'] }] : [])),
      }
    },
    /** The last human message before an instant: the context a conversation begins in. */
    async before(customerId: number, at: Instant): Promise<Before | null> {
      const row = await db.message.findFirst({
        where: { customerId, author: 'human', refusedAt: null, at: { lt: at } },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        select: { at: true, creditId: true, question: true },
      })
      return row && plain(row)
    },
    /** The platform time and order of the newest thing heard in a chat; an act is placed right after it. */
    async newest(customerId: number): Promise<{ at: Instant; order: number } | null> {
      const row = await db.message.findFirst({
        where: { customerId },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        select: { at: true, order: true },
      })
      return row && plain(row)
    },
    /** False when this very act is already known. */
    async act(act: NewAct): Promise<boolean> {
      const known = await db.act.findUnique({ where: { shopId_key: { shopId, key: act.key } } })
      if (known) return false
      const { customerId, key, kind, at, order, byId, toId, messageId } = act
      await db.act.create({ data: { shopId, customerId, key, kind, at, order, byId, toId, messageId } })
      return true
    },
    /** How often each login has signed with each name since then, and who was credited. */
    async signatures(since: Instant): Promise<Signed[]> {
      const rows = await db.message.groupBy({
        by: ['signature', 'personId', 'creditId'],
        where: { shopId, author: 'human', at: { gte: since }, signature: { not: null } },
        _count: { _all: true },
      })
      return rows.flatMap(({ signature, _count, ...who }) =>
        signature === null ? [] : [{ ...who, signature, messages: _count._all }],
      )
    },
    /** Who took or was handed a chat last, by what somebody did to it in a span, both ends included; null: nobody. */
    async holder(customerId: number, from: Instant, to: Instant): Promise<number | null> {
      const act = await db.act.findFirst({
        where: { customerId, kind: { in: ['claim', 'assign'] }, at: { gte: from, lte: to }, voidedAt: null },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: { toId: true },
      })
      return act?.toId ?? null
    },
    /** Takes an act as never done: the first of its kind at that instant, from that order on. False when there is none. */
    async voidAct(
      { customerId, kind, at, order }: Pick<NewAct, 'customerId' | 'kind' | 'at' | 'order'>,
      by: { byId: number; at: Instant },
    ): Promise<boolean> {
      const act = await db.act.findFirst({
        where: { shopId, customerId, kind, at, order: { gte: order }, voidedAt: null },
        orderBy: [{ order: 'asc' }, { id: 'asc' }],
      })
      if (!act) return false
      await db.act.update({ where: { id: act.id }, data: { voidedAt: by.at, voidedById: by.byId } })
      return true
    },
    /** The customer's latest words in a span, newest last. */
    async customerWords(customerId: number, from: Instant, take: number): Promise<Message[]> {
      const rows = await db.message.findMany({
        where: { customerId, author: 'customer', deletedAt: null, at: { gte: from } },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        take,
      })
      return rows.reverse().map(plain)
    },
    /** Forgets what was written in a chat that turned out not to be a customer's. */
    async forget(customerId: number): Promise<void> {
      await db.message.updateMany({ where: { customerId }, data: { text: null } })
    },
    async count(): Promise<number> {
      return db.message.count({ where: { shopId } })
    },
  }

  async function raisedBy(
    acts: readonly { messageId: number | null; at: bigint; order: bigint }[],
  ): Promise<MessageFact[]> {
    const ids = acts.flatMap(({ messageId }) => messageId ?? [])
    if (ids.length === 0) return []
    const rows = await db.message.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: FOLDED })
    return rows.map((row) => {
      const act = acts.find(({ messageId }) => messageId === row.id)
      return toFact({ ...row, at: act?.at ?? row.at, order: act?.order ?? row.order, courtesy: false })
    })
  }
}

type Folded = Pick<Row, keyof typeof FOLDED>

const toFact = (row: Folded): MessageFact => ({
  ...plain(row),
  author: row.author === 'human' ? 'human' : 'customer',
})
