import { type ConversationFinding, judgeConversation, type Utterance } from '../domain/assurance/conversation.ts'
import { readable } from '../domain/assurance/read.ts'
import { asSent } from '../domain/notes.ts'
import { lastWords } from '../domain/quote.ts'
import type { Instant } from '../domain/time.ts'
import type { Conversation } from '../store/conversations.ts'
import type { NewFinding } from '../store/findings.ts'
import { FORGOTTEN } from '../store/privacy.ts'
import type { Spoken } from '../store/writing.ts'
import type { Desk } from './desk.ts'
import { settleFindings } from './findings.ts'
import { QUOTED } from './judge.ts'

interface Folded {
  row: Conversation
  was: Conversation | undefined
}

/**
 * Reads how conversations were led, once they have ended, and anew when something said in them changed: `from` is where the
 * chat was folded from. One that goes on again is not judged yet, so what was found at its end is taken back. Not for trials.
 */
export async function judgeConversations(
  desk: Desk,
  folded: readonly Folded[],
  from: Instant,
  now: Instant,
): Promise<void> {
  for (const { row, was } of folded) {
    const moved = row.endedAt !== (was?.endedAt ?? null)
    const touched = row.endedAt !== null && row.startedAt <= from && from <= row.endedAt
    if (row.trial || !(moved || touched)) continue
    const found = await foundIn(desk, row)
    if (found === null) continue
    const known = await desk.store.findings.ofConversation(row.id)
    await settleFindings(desk, found, known, now)
  }
}

/** Null: some of its words are not kept any more, so what was found in it stays. */
async function foundIn(
  { store, rules: { assurance } }: Desk,
  { id, customerId, startedAt, endedAt, answered }: Conversation,
): Promise<NewFinding[] | null> {
  if (endedAt === null || !answered) return []
  const spoken = await store.messages.spoken(customerId, startedAt, endedAt)
  if (spoken.some(({ text }) => text === FORGOTTEN)) return null
  const found = judgeConversation(spoken.map(utterance), assurance.thresholds)
  // An answer after which two things are asked again is one careless answer.
  const said = new Map(found.map((each) => [keyOf(id, spoken[each.about]!, each), each]))
  return [...said].map(([key, { rule, severity, term, about, quote }]) => ({
    ...{ key, rule, severity, term },
    customerId,
    conversationId: id,
    creditId: spoken[about]!.creditId,
    quote: lastWords(quote, QUOTED, 2 * QUOTED),
    at: endedAt,
  }))
}

/** A missing courtesy is the whole conversation's; a careless answer is one message's. */
const keyOf = (conversationId: number, about: Spoken, { rule, term }: ConversationFinding): string =>
  rule === 'courtesy' ? `conversation:${conversationId}:${rule}` : `answer:${about.id}:${rule}:${term}`

const utterance = ({ ref, author, kind, text }: Spoken): Utterance => ({
  from: author === 'human' ? 'admin' : 'customer',
  text: readable(author === 'human' ? asSent(ref, text ?? '') : (text ?? '')),
  attachment: kind !== 'text',
})
