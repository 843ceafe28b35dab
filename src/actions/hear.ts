import type { Heard, HeardDeletion, HeardEdit, HeardMessage, HeardPress } from '../chat/heard.ts'
import { wordsIn } from '../chat/words/index.ts'
import { isHolding } from '../domain/holding.ts'
import { asSent, isNote } from '../domain/notes.ts'
import { signatureOf } from '../domain/signature.ts'
import { isCourtesy, isQuestion } from '../domain/text.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import { followMove } from '../outbox/moves.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Message } from '../store/messages.ts'
import { onlyComment, reviseComment } from './comment.ts'
import { creditAnew } from './credit.ts'
import { type Desk, inTransaction } from './desk.ts'
import { keepDeletions, keepEdit, takeEarly } from './early.ts'
import { showFindings } from './findings.ts'
import { accountRef, hearBusiness, hearConnection, listenedTo, mayStore } from './hear-business.ts'
import { hearCustomer } from './hear-customer.ts'
import { hearTopic, tellTopic } from './hear-topic.ts'
import { type Hearing, hearing } from './hearing.ts'
import { judge } from './judge.ts'
import { reach } from './reach.ts'
import { refold } from './refold.ts'

/** What hearing takes: everything but presses, which are commands. */
export type Fact = Exclude<Heard, HeardPress>

/**
 * Stores a run of what was heard, all or nothing: each fact once, however often it is delivered. Waits, conversations and
 * alerts follow from the facts in the same transaction.
 */
export async function hear(desk: Desk, facts: readonly Fact[], now: Instant): Promise<void> {
  await inTransaction(desk, async (within) => {
    const refs = facts.flatMap((fact) => (fact.type === 'message' && !fact.business ? [fact.ref] : []))
    const h = await hearing(within, refs, now)
    const messages = facts.flatMap((fact) => (fact.type === 'message' ? [accountRef(h, fact.ref)] : []))
    if (messages.length > 0) h.early = await within.store.early.of(messages)
    for (const fact of facts) await hearOne(h, fact)
    for (const [customerId, from] of h.stirred) await refold(within, customerId, from, now)
  })
}

async function hearOne(h: Hearing, fact: Fact): Promise<void> {
  switch (fact.type) {
    case 'message':
      return hearMessage(h, fact)
    case 'edit':
      return hearEdit(h, fact)
    case 'deletion':
      return hearDeletion(h, fact)
    case 'reach':
      return reach(
        h.desk,
        { userId: fact.userId, reachable: fact.reachable },
        { key: `reach:${fact.order}`, at: fact.at },
      )
    case 'connection':
      return hearConnection(h, fact)
    case 'moved':
      return followMove(h.desk.store, fact.from, fact.to, h.now)
  }
}

/** A message, and what was heard of it before it came. */
async function hearMessage(h: Hearing, fact: HeardMessage): Promise<void> {
  if (fact.business) await hearBusiness(h, fact)
  else if (fact.place.kind === 'private') await hearCustomer(h, fact)
  else await hearTopic(h, fact)
  for (const { kind, text, at } of await takeEarly(h, fact)) {
    const { ref, order, place, business } = fact
    const content = { kind: fact.content.kind, ...(text !== null && { text }) }
    if (kind === 'edit')
      await hearEdit(h, { type: 'edit', ref, order, at, writtenAt: fact.at, place, content, business })
    else await hearDeletion(h, { refs: [ref], at, business })
  }
}

/** An edit of what was heard before: read again, and carried over to the other side. */
async function hearEdit(h: Hearing, fact: HeardEdit): Promise<void> {
  const { store } = h.desk
  const [known] = (await store.messages.byRefs([accountRef(h, fact.ref)])).values()
  if (!known) return keepEdit(h, fact)
  if (known.editedAt !== null && known.editedAt > fact.at) return
  if (fact.business && !(await mayStore(h, fact.business.connectionId, known))) return
  const { text } = fact.content
  if (known.text === (text ?? null)) return
  if (known.author === 'human' && isNote(text ?? '')) {
    return tellTopic(h, fact, wordsIn(h.desk.rules.locale).topic.cannotUnsend, `kept:${known.id}:${fact.order}`)
  }
  const comment = known.comment && onlyComment(text)
  // Words deleted since were read all the same; they do not come back.
  const left = known.deletedAt === null ? (text ?? null) : null
  const changed = await store.messages.change(known.id, {
    text: left,
    editedAt: fact.at,
    comment,
    ...reading({ ...known, text: text ?? null }),
    followedAt: known.followedAt ?? (known.holding && !asksPatience(h, known.ref, fact.content) ? fact.at : null),
    ...(await creditAnew(h, known, text, fact.at, listenedTo(h, fact.business?.connectionId))),
  })
  await judge(h.desk, { ...changed, text: text ?? null }, h.now)
  await reviseComment(h, known, left)
  h.stir(known.customerId, known.at)
  if (known.author === 'note' || fact.business) return
  await owe(store, {
    key: `revise:${known.id}:${fact.order}`,
    target: { at: known.author === 'human' ? 'customer' : 'topic', customerId: known.customerId },
    owed: { do: 'revise', messageId: known.id },
    priority: PRIORITY.edit,
    now: h.now,
  })
}

async function hearDeletion(h: Hearing, fact: Pick<HeardDeletion, 'refs' | 'at'> & Pick<HeardEdit, 'business'>) {
  const { at, business } = fact
  const there = fact.refs.map((ref) => accountRef(h, ref))
  const heard = await h.desk.store.messages.byRefs(there)
  await keepDeletions(
    h,
    there.filter((ref) => !heard.has(ref)),
    at,
    { business },
  )
  for (const known of heard.values()) {
    if (known.deletedAt !== null) continue
    await h.desk.store.messages.change(known.id, { deletedAt: at, text: null })
    if (known.author === 'human') await showFindings(h.desk, known.id, h.now)
    await reviseComment(h, known, null)
    h.stir(known.customerId, known.at)
  }
}

/** What the fold wants to know of a message's words. Pictures and voices have none and are ordinary messages. */
function reading(message: Pick<Message, 'kind' | 'text'>): { courtesy: boolean; question: boolean } {
  const text = message.text ?? ''
  return { courtesy: message.kind === 'sticker' || (text !== '' && isCourtesy(text)), question: isQuestion(text) }
}

/** Fewer characters than this are hardly an answer. */
const BRIEF_BELOW = 3

/** What the clock wants to know of a teammate's words as they were first written: later edits do not unsay them. */
export function replying(h: Hearing, { ref, content }: HeardMessage): { holding: boolean; brief: boolean } {
  const said = asSent(ref, content.text ?? '')
  const words = signatureOf(said, h.team)?.body ?? said
  const isBrief = content.kind === 'text' && [...words.trim()].length < BRIEF_BELOW
  return { holding: asksPatience(h, ref, content), brief: isBrief }
}

const asksPatience = (h: Hearing, ref: string, { kind, text = '' }: HeardMessage['content']): boolean =>
  kind === 'text' && isHolding(asSent(ref, text), h.team)

/** The parts of an album arrive one by one; this is how long a copy waits for the others. */
export const ALBUM_MS = SECOND_MS

/** The columns every heard message has. */
export function recorded(fact: HeardMessage, customerId: number, now: Instant) {
  const { ref, at, order, album } = fact
  const { kind, text } = fact.content
  return { ...reading({ kind, text: text ?? null }), customerId, ref, at, order, album, kind, text, heardAt: now }
}
