import type { Finding as Found } from '../domain/assurance/finding.ts'
import { judgeMessage } from '../domain/assurance/message.ts'
import { readable } from '../domain/assurance/read.ts'
import { asSent } from '../domain/notes.ts'
import { lastWords } from '../domain/quote.ts'
import type { Instant } from '../domain/time.ts'
import type { NewFinding } from '../store/findings.ts'
import type { Message } from '../store/messages.ts'
import type { Desk } from './desk.ts'
import { settleFindings, showFindings } from './findings.ts'

/** Of the words found fault with so much is kept: capitals may run over a whole message. */
export const QUOTED = 200

/**
 * Reads what an admin wrote to a customer, when it is heard and whenever it is edited. In the transaction of the message; one
 * in which nothing is found costs no query. Only words that reach a customer are judged: neither notes nor what machines send.
 */
export async function judge(desk: Desk, message: Message, now: Instant): Promise<void> {
  if (message.author !== 'human' || message.refusedAt !== null) return
  const found = wordsFoundIn(desk, message)
  const known = message.editedAt === null ? [] : await desk.store.findings.ofMessage(message.id)
  if (found.length === 0 && known.length === 0) return
  if (await desk.store.messages.isTrial(message.customerId, message.at)) return
  if (await settleFindings(desk, found, known, now)) await showFindings(desk, message.id, now)
}

/**
 * A message turned out never to have reached its customer: the platform refused it, or it became a note of the team. Nobody
 * was treated badly by it, so nothing in it counts.
 */
export async function unsaid(desk: Desk, messageId: number, now: Instant): Promise<void> {
  const known = await desk.store.findings.ofMessage(messageId)
  if (await settleFindings(desk, [], known, now)) await showFindings(desk, messageId, now)
}

/** Said of a message by its rule and words, so that the same found again, however spelled, is the same finding. */
function wordsFoundIn({ rules: { assurance } }: Desk, message: Message): NewFinding[] {
  const found = judgeMessage(readable(asSent(message.ref, message.text ?? '')), assurance.thresholds, assurance.words)
  const said = new Map(found.map((each) => [keyOf(message, each), each]))
  return [...said].map(([key, { rule, severity, term, quote }]) => ({
    ...{ key, rule, severity, term },
    customerId: message.customerId,
    messageId: message.id,
    creditId: message.creditId,
    quote: lastWords(quote, QUOTED, 2 * QUOTED),
    // When it was said: words that came with an edit were said then.
    at: message.editedAt ?? message.at,
  }))
}

const keyOf = ({ id }: Message, { rule, term }: Found): string => `message:${id}:${rule}:${term}`
