import { isCourtesy, isQuestion } from '../../src/domain/text.ts'

/** A line of a history as it stands in the file. */
export interface Row {
  conv: string
  ts: number
  from: string
  role: 'customer' | 'admin'
  text: string
}

/** What a history comes to by the definitions, without any of the product's code but its reading of words. */
export interface Recomputed {
  /** First response times of each admin, in seconds. */
  first: Map<string, number[]>
  next: number
  reopened: number
  joined: number
  courtesies: number
  /** Waits whose open time passed their target. */
  late: number
}

interface Conversation {
  answered: boolean
  lastAnswer: number | null
  endedAt: number | null
}

const HOUR = 3600
const TARGET = { first: 600, next: 900 }

/** Folds one customer's messages after the other: conversations, waits, courtesies, as metrics.md defines them. */
export function recompute(chats: Iterable<readonly Row[]>, end: number): Recomputed {
  const sums: Recomputed = { first: new Map(), next: 0, reopened: 0, joined: 0, courtesies: 0, late: 0 }
  for (const chat of chats) recomputeChat(chat, end, sums)
  return sums
}

function recomputeChat(chat: readonly Row[], end: number, sums: Recomputed): void {
  let conversation = null as Conversation | null
  let wait = null as { from: number; kind: 'first' | 'next' } | null
  let stirred = 0
  let said = null as { ts: number; question: boolean } | null
  for (const { ts, from, role, text } of chat) {
    if (conversation?.endedAt === null && !wait && stirred + 12 * HOUR <= ts) {
      conversation.endedAt = conversation.lastAnswer ?? stirred
    }
    if (role === 'admin') {
      said = { ts, question: isQuestion(text) }
      if (conversation?.endedAt !== null) continue
      conversation.answered = true
      conversation.lastAnswer = ts
      if (!wait) continue
      const seconds = ts - wait.from
      if (seconds > TARGET[wait.kind]) sums.late += 1
      if (wait.kind === 'first') sums.first.set(from, [...(sums.first.get(from) ?? []), seconds])
      else sums.next += 1
      wait = null
      stirred = ts
    } else if (!wait && isCourtesy(text) && said && !said.question && ts - said.ts <= 24 * HOUR) {
      sums.courtesies += 1
      if (conversation?.endedAt === null) stirred = ts
    } else {
      if (conversation && conversation.endedAt !== null) {
        const reopens = ts <= conversation.endedAt + 72 * HOUR
        if (reopens) sums.reopened += 1
        conversation = reopens ? { ...conversation, endedAt: null } : null
      }
      conversation ??= { answered: false, lastAnswer: null, endedAt: null }
      if (wait) sums.joined += 1
      wait ??= { from: ts, kind: conversation.answered ? 'next' : 'first' }
      stirred = ts
    }
  }
  if (wait && end - wait.from > TARGET[wait.kind]) sums.late += 1
}

/** Nearest rank: always one of the values. */
export const nearestRank = (values: readonly number[], percent: number): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil((percent / 100) * values.length)) - 1]
