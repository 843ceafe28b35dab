import { MATURE_MS } from './conversion.ts'
import type { Instant } from './time.ts'

/** A human's message in a customer's chat; `creditId` null: nobody is credited for it. */
export interface AnswerFact {
  at: Instant
  order: number
  creditId: number | null
}

export interface Credit {
  conversationId: number | null
  creditId: number | null
}

/**
 * Whose success an order is: the customer's latest conversation in which a human wrote at most three days before the order
 * was placed; in it, whoever wrote most in those days, ties to who wrote last. Conversations come oldest first, each
 * reaching to the next.
 */
export function creditFor(
  placedAt: Instant,
  conversations: readonly { id: number; startedAt: Instant }[],
  answers: readonly AnswerFact[],
): Credit {
  const recent = answers.filter(({ at }) => at <= placedAt && at >= placedAt - MATURE_MS)
  for (const [index, { id, startedAt }] of [...conversations.entries()].reverse()) {
    const end = conversations[index + 1]?.startedAt ?? Number.POSITIVE_INFINITY
    const there = recent.filter(({ at }) => at >= startedAt && at < end)
    if (there.length > 0) return { conversationId: id, creditId: busiest(there) }
  }
  return { conversationId: null, creditId: null }
}

function busiest(answers: readonly AnswerFact[]): number | null {
  const written = new Map<number, { count: number; last: number }>()
  for (const [last, { creditId }] of [...answers].sort((a, b) => a.at - b.at || a.order - b.order).entries()) {
    if (creditId !== null) written.set(creditId, { count: (written.get(creditId)?.count ?? 0) + 1, last })
  }
  const [best] = [...written].sort(([, a], [, b]) => b.count - a.count || b.last - a.last)
  return best ? best[0] : null
}
