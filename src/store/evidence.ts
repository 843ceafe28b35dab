import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'
import { chatLink } from './waits.ts'

/** A chat as lists name it. */
export interface Chat {
  name: string
  /** A link to it where the platform has one. */
  href: string | null
}

/** What was said around a wait: the words that began it, and those that answered. Empty: none, or deleted. */
export interface Said {
  customer: string
  admin: string
}

interface Message {
  text: string | null
  kind: string
  deletedAt: bigint | null
}

/** What stands behind figures, for showing it: few at a time, by what the facts name. */
export function evidence({ db, shopId }: Scope) {
  return {
    async chats(customerIds: readonly number[]): Promise<Map<number, Chat>> {
      const rows = await db.customer.findMany({
        where: { shopId, id: { in: [...customerIds] } },
        select: { id: true, name: true, inbox: true, topicId: true },
      })
      return new Map(rows.map((row) => [row.id, { name: row.name, href: chatLink(row) }]))
    },
    async saidIn(waitIds: readonly number[]): Promise<Map<number, Said>> {
      const words = { text: true, kind: true, deletedAt: true }
      const waits = await db.wait.findMany({
        where: { shopId, id: { in: [...waitIds] } },
        select: { id: true, answerId: true, opener: { select: words } },
      })
      const answers = await db.message.findMany({
        where: { shopId, id: { in: waits.flatMap(({ answerId }) => answerId ?? []) } },
        select: { id: true, ...words },
      })
      const answerOf = new Map(answers.map((message) => [message.id, wordsOf(message)]))
      return new Map(
        waits.map(({ id, answerId, opener }) => [
          id,
          { customer: wordsOf(opener), admin: answerOf.get(answerId ?? 0) ?? '' },
        ]),
      )
    },
    /** What the customer had written last in a chat by then. */
    async lastWordsBy(customerId: number, at: Instant): Promise<string> {
      const row = await db.message.findFirst({
        where: { shopId, customerId, author: 'customer', comment: false, deletedAt: null, at: { lte: at } },
        orderBy: [{ at: 'desc' }, { order: 'desc' }],
        select: { text: true, kind: true, deletedAt: true },
      })
      return row ? wordsOf(row) : ''
    },
  }
}

const wordsOf = ({ text, kind, deletedAt }: Message): string => (deletedAt === null ? (text ?? `[${kind}]`) : '')
