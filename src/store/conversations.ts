import type { StretchFact } from '../domain/facts.ts'
import type { FoldedConversation, FoldedPart, FoldedStretch } from '../domain/fold.ts'
import type { Instant } from '../domain/time.ts'
import type { Conversation as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

export type Conversation = Plain<Omit<Row, 'shopId'>>

/** The same with what belongs to it, as a fold is compared with. */
export type KnownConversation = Conversation & { parts: readonly FoldedPart[]; stretches: readonly FoldedStretch[] }

/** Surveys in these states nobody has seen. */
const UNASKED = ['planned', 'cancelled'] as const

/** A half-open span of time. */
export interface Span {
  from: Instant
  to: Instant
}

export function conversations({ db, shopId }: Scope) {
  return {
    async find(id: number): Promise<Conversation | null> {
      const row = await db.conversation.findFirst({ where: { shopId, id } })
      return row && plain(row)
    },
    /** The chat's latest conversation, or its latest one begun by `at`. */
    async latest(customerId: number, at?: Instant): Promise<Conversation | null> {
      const row = await db.conversation.findFirst({
        where: { customerId, ...(at === undefined ? {} : { startedAt: { lte: at } }) },
        orderBy: { startedAt: 'desc' },
      })
      return row && plain(row)
    },
    /** Who answered this customer last, in any of their conversations. */
    async lastAnswerBy(customerId: number): Promise<number | null> {
      const row = await db.conversation.findFirst({
        where: { customerId, lastAnswerAt: { not: null } },
        orderBy: { lastAnswerAt: 'desc' },
        select: { lastAnswerBy: true },
      })
      return row?.lastAnswerBy ?? null
    },
    async since(customerId: number, at: Instant): Promise<KnownConversation[]> {
      const where = { customerId, startedAt: { gte: at } }
      const include = { parts: true, stretches: true }
      const rows = await db.conversation.findMany({ where, include, orderBy: { startedAt: 'asc' } })
      // Put in order here: Prisma asks in portions for what belongs to very many rows, unless it is to order them.
      return rows.map(({ parts, stretches, ...row }) => ({
        ...plain(row),
        parts: parts.map(plain).sort((a, b) => a.personId - b.personId),
        stretches: stretches.map((s) => ({ ...plain(s), how: howOf(s.how) })).sort((a, b) => a.openedAt - b.openedAt),
      }))
    },
    /** Writes a folded conversation over the row it continues, or as a new one. */
    async put(
      customerId: number,
      folded: FoldedConversation,
      known: KnownConversation | undefined,
    ): Promise<Conversation> {
      const { stretches, parts, waits, ...data } = folded
      const row = await write(customerId, data, known)
      await putStretches(row.id, stretches, known?.stretches ?? [])
      await putParts(row.id, parts, known?.parts ?? [])
      return row
    },
    /** Forgets one that turned out to belong to another, `heir`: what was asked, judged and ordered in it is that one's now. */
    async remove(id: number, heir: number | undefined): Promise<void> {
      const of = { where: { conversationId: id } }
      const handed = { ...of, data: { conversationId: heir ?? null } }
      await db.stretch.deleteMany(of)
      await db.part.deleteMany(of)
      await db.order.updateMany(handed)
      await db.finding.updateMany(handed)
      await db.survey.deleteMany({ where: { conversationId: id, state: { in: [...UNASKED] } } })
      for (const survey of await db.survey.findMany({ ...of, select: { id: true, kind: true, askAt: true } })) {
        const { kind, askAt } = survey
        // The heir may have planned its own question for the very same opening.
        await db.survey.deleteMany({ where: { conversationId: heir ?? -1, kind, askAt, state: { in: [...UNASKED] } } })
        // Or have asked it: both stay on record.
        const data = { ...handed.data, askAt: await freeMoment(heir, kind, askAt) }
        await db.survey.update({ where: { id: survey.id }, data })
      }
      await db.conversation.deleteMany({ where: { id } })
    },
    /** Conversations that silence has ended by now. */
    async silent(now: Instant, take: number): Promise<Conversation[]> {
      const where = { shopId, closesAt: { lte: now } }
      return (await db.conversation.findMany({ where, orderBy: [{ closesAt: 'asc' }, { id: 'asc' }], take })).map(plain)
    },
    async stretches({ from, to }: Span): Promise<StretchFact[]> {
      const rows = await db.stretch.findMany({
        where: {
          shopId,
          resolvedAt: { gte: from, lt: to },
          conversation: { trial: false, customer: { ignored: false } },
        },
        include: {
          conversation: { select: { customerId: true, startedAt: true, customer: { select: { channel: true } } } },
        },
        orderBy: [{ conversationId: 'asc' }, { openedAt: 'asc' }],
      })
      return rows.map(({ conversation: { customerId, customer, startedAt }, ...r }) => ({
        ...plain(r),
        again: r.openedAt !== startedAt,
        customerId,
        channel: customer.channel,
        how: howOf(r.how),
      }))
    },
  }

  /** The next moment at which a conversation has no question of that kind. */
  async function freeMoment(conversationId: number | undefined, kind: string, askAt: bigint): Promise<bigint> {
    if (conversationId === undefined) return askAt
    const taken = await db.survey.findFirst({ where: { conversationId, kind, askAt }, select: { id: true } })
    return taken ? freeMoment(conversationId, kind, askAt + 1n) : askAt
  }

  async function write(
    customerId: number,
    data: Omit<FoldedConversation, 'stretches' | 'parts' | 'waits'>,
    known: KnownConversation | undefined,
  ): Promise<Conversation> {
    if (known && same(known, data)) return known
    const row = known
      ? await db.conversation.update({ where: { id: known.id }, data })
      : await db.conversation.create({ data: { ...data, shopId, customerId } })
    return plain(row)
  }

  async function putStretches(
    conversationId: number,
    folded: readonly FoldedStretch[],
    known: readonly FoldedStretch[],
  ): Promise<void> {
    for (const { openedAt } of known.filter((k) => !folded.some((f) => f.openedAt === k.openedAt))) {
      await db.stretch.delete({ where: { conversationId_openedAt: { conversationId, openedAt } } })
    }
    for (const stretch of folded) {
      const was = known.find(({ openedAt }) => openedAt === stretch.openedAt)
      // The open seconds were written when it closed; only an end that moved is measured anew.
      const openSeconds = was?.resolvedAt === stretch.resolvedAt ? was.openSeconds : stretch.openSeconds
      const data = { ...stretch, openSeconds }
      if (was && same(was, data)) continue
      const key = { conversationId, openedAt: stretch.openedAt }
      if (was) await db.stretch.update({ where: { conversationId_openedAt: key }, data })
      else await db.stretch.create({ data: { ...data, ...key, shopId } })
    }
  }

  async function putParts(
    conversationId: number,
    folded: readonly FoldedPart[],
    known: readonly FoldedPart[],
  ): Promise<void> {
    for (const { personId } of known.filter((k) => !folded.some((f) => f.personId === k.personId))) {
      await db.part.delete({ where: { conversationId_personId: { conversationId, personId } } })
    }
    for (const part of folded) {
      const was = known.find(({ personId }) => personId === part.personId)
      if (was && same(was, part)) continue
      const key = { conversationId, personId: part.personId }
      if (was) await db.part.update({ where: { conversationId_personId: key }, data: part })
      else await db.part.create({ data: { ...part, conversationId, shopId } })
    }
  }
}

const howOf = (how: string): FoldedStretch['how'] => (how === 'silence' ? 'silence' : 'resolved')

function same<T extends object>(known: T, data: Partial<T>): boolean {
  return Object.entries(data).every(([key, value]) => known[key as keyof T] === value)
}
