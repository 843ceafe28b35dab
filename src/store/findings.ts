import type { ConversationRule, MessageRule, Severity } from '../domain/assurance/finding.ts'
import type { FindingFact } from '../domain/facts.ts'
import type { Span } from './conversations.ts'
import type { Finding as Row } from './generated/sqlite/client.ts'
import { type Plain, plain } from './plain.ts'
import type { Scope } from './store.ts'

/** Something in what an admin wrote that an owner should see, and what was decided about it. */
export type Finding = Plain<Omit<Row, 'shopId' | 'rule' | 'severity' | 'ruling'>> & {
  rule: MessageRule | ConversationRule
  severity: Severity
  ruling: Ruling | null
}

/** right: it is what it looks like. overruled: it is not, and counts for nothing. */
export type Ruling = 'right' | 'overruled'

export type NewFinding = Pick<
  Finding,
  'customerId' | 'key' | 'creditId' | 'rule' | 'severity' | 'term' | 'quote' | 'at'
> &
  Partial<Pick<Finding, 'conversationId' | 'messageId' | 'alerted'>>

/** The same rule on the same words alerts no more once it was overruled so often. */
const MUTED_AFTER = 2

/** Overruled in all, and whether the newest decision was that it is right after all. */
export interface Decisions {
  overruled: number
  muted: boolean
}

export function findings({ db, shopId }: Scope) {
  /** Those that count: still said, and to a customer. */
  const standing = ({ from, to }: Span) => ({
    shopId,
    at: { gte: from, lt: to },
    goneAt: null,
    customer: { ignored: false },
  })
  return {
    async find(id: number): Promise<Finding | null> {
      const row = await db.finding.findFirst({ where: { shopId, id } })
      return row && toFinding(row)
    },
    /** All that was ever found in one message, in the order it was found. */
    async ofMessage(messageId: number): Promise<Finding[]> {
      return (await db.finding.findMany({ where: { messageId }, orderBy: { id: 'asc' } })).map(toFinding)
    },
    /** All that was ever found about how a conversation was led. */
    async ofConversation(conversationId: number): Promise<Finding[]> {
      return (await db.finding.findMany({ where: { conversationId }, orderBy: { id: 'asc' } })).map(toFinding)
    },
    /** The same found once more stands again: an answer may have come to belong to another conversation. */
    async add(finding: NewFinding): Promise<Finding> {
      const where = { shopId_key: { shopId, key: finding.key } }
      const update = { ...finding, goneAt: null }
      return toFinding(await db.finding.upsert({ where, create: { ...finding, shopId }, update }))
    },
    async change(id: number, changes: Partial<Omit<Finding, 'id' | 'customerId' | 'key'>>): Promise<Finding> {
      return toFinding(await db.finding.update({ where: { id, shopId }, data: changes }))
    },
    /** What the shop has decided so far about the same rule on the same words. */
    async decisions(rule: string, term: string): Promise<Decisions> {
      const same = { shopId, rule, term }
      const overruled = await db.finding.count({ where: { ...same, ruling: 'overruled' } })
      if (overruled < MUTED_AFTER) return { overruled, muted: false }
      const newest = await db.finding.findFirst({
        where: { ...same, ruling: { not: null } },
        orderBy: [{ ruledAt: 'desc' }, { id: 'desc' }],
        select: { ruling: true },
      })
      return { overruled, muted: newest?.ruling === 'overruled' }
    },
    /** Of a span, for the figures; those overruled among them, marked. */
    async facts(span: Span): Promise<FindingFact[]> {
      const rows = await db.finding.findMany({ where: standing(span), orderBy: { id: 'asc' } })
      return rows.map(toFinding).map(({ id, creditId, rule, severity, ruling, quote, customerId, at }) => ({
        ...{ id, creditId, rule, severity, quote, customerId, at },
        overruled: ruling === 'overruled',
      }))
    },
    /** Of a span, newest first, with the customer's chat: one admin's, or the whole shop's. */
    async list(span: Span, creditId?: number): Promise<Found[]> {
      const rows = await db.finding.findMany({
        where: { ...standing(span), ...(creditId === undefined ? {} : { creditId }) },
        include: { customer: { select: { name: true, inbox: true, topicId: true } } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      })
      return rows.map(({ customer, ...row }) => ({ ...toFinding(row), customer }))
    },
    /**
     * Forgets what was said in a chat that turned out not to be a customer's. What an alert was about stays, without a word
     * of it, for the alert to say so; returned.
     */
    async forget(customerId: number): Promise<Finding[]> {
      await db.finding.deleteMany({ where: { customerId, alerted: false } })
      const rows = await db.finding.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
      for (const { id } of rows) {
        await db.finding.update({ where: { id }, data: { key: `forgotten:${id}`, term: '', quote: '' } })
      }
      return rows.map(toFinding)
    },
  }
}

/** A finding as lists show it. */
export type Found = Finding & { customer: { name: string; inbox: string | null; topicId: string | null } }

function toFinding(row: Row): Finding {
  const { rule, severity, ruling, ...others } = plain(row)
  return {
    ...others,
    rule: rule as Finding['rule'],
    severity: severity as Severity,
    ruling: ruling as Ruling | null,
  }
}
