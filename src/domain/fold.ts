import type { WaitKind, WaitState } from './facts.ts'
import { FoldingChat } from './folding-chat.ts'
import type { WaitMeasure } from './measure.ts'
import type { Shifts } from './shift.ts'
import type { Instant } from './time.ts'

/** A message as the clock sees it. Notes, automatic and refused messages are never given to the fold. */
export interface MessageFact {
  id: number
  at: Instant
  order: number
  author: 'customer' | 'human'
  /** Who is credited for an answer; null: nobody. */
  creditId: number | null
  courtesy: boolean
  question: boolean
  /** A human's message that only asked for patience, as it was first written. */
  holding?: boolean
  /** When such a message was edited into an answer. */
  followedAt?: Instant | null
  /** A human's text of fewer than three characters. */
  brief?: boolean
  /** Written by somebody of the team trying the bot as a customer. */
  trial?: boolean
  deletedAt: Instant | null
}

/** What somebody did to the chat. `order` is the last update heard before it, so it follows what it was said about. */
export interface ActFact {
  at: Instant
  order: number
  kind: 'resolve' | 'reopen' | 'dismiss' | 'claim' | 'assign' | 'unreachable'
  byId: number | null
  toId: number | null
}

/** The rules a chat is folded by. Times in milliseconds, targets in open seconds. */
export interface FoldRules extends Shifts {
  openSeconds(from: Instant, to: Instant): number
  dueAt(from: Instant, targetSeconds: number): Instant | null
  targetSeconds: Record<WaitKind, number>
  autoResolveMs: number
  reopenWithinMs: number
}

export interface Assignment {
  at: Instant
  toId: number | null
  byId: number | null
}

export interface FoldedWait extends WaitMeasure {
  /** The customer's message it began with; of a promise, the holding reply that made it. */
  openerId: number
  messageIds: number[]
  kind: WaitKind
  state: WaitState
  openedAt: Instant
  closedAt: Instant | null
  answerId: number | null
  answeredById: number | null
  /** Its answer only asked for patience, and made a promise. */
  holding: boolean
  promiseDueAt: Instant | null
  promiseEndedAt: Instant | null
  /** The first reply that said more than to be patient. */
  substantialAt: Instant | null
  question: boolean
  afterCourtesy: boolean
  briefAnswer: boolean
  assignments: Assignment[]
}

export interface FoldedStretch {
  openedAt: Instant
  resolvedAt: Instant
  openSeconds: number
  how: 'resolved' | 'silence'
  creditId: number | null
  answered: boolean
  reopenedAt: Instant | null
}

/** One admin's messages in a conversation. */
export interface FoldedPart {
  personId: number
  firstAt: Instant
  messages: number
}

export interface FoldedConversation {
  startedAt: Instant
  endedAt: Instant | null
  ended: 'resolved' | 'silence' | null
  endedById: number | null
  /** When silence will end it; null while somebody waits. */
  closesAt: Instant | null
  assignedId: number | null
  answered: boolean
  firstAnswerAt: Instant | null
  lastAnswerAt: Instant | null
  lastAnswerBy: number | null
  reopened: number
  /** Begun by somebody of the team trying the bot. */
  trial: boolean
  stretches: FoldedStretch[]
  parts: FoldedPart[]
  waits: FoldedWait[]
}

/** The last human message before the events given: it decides courtesies and whose the chat is. */
export interface Before {
  at: Instant
  creditId: number | null
  question: boolean
}

type Event = {
  at: Instant
  order: number
  message?: MessageFact
  act?: ActFact
  deleted?: MessageFact
  followed?: MessageFact
}

/**
 * A chat's conversations and waits, from its messages and acts alone (metrics.md, Conversations and The clock). Events are
 * taken by (platform time, order), whatever order they arrived in, so a history heard late gives the same figures. `until`
 * is how far silence may be judged; nothing after the last event ends by itself without it. `ownId` is whose chat it is
 * before anybody answered: the person of a Business account.
 */
export function fold(
  messages: readonly MessageFact[],
  acts: readonly ActFact[],
  rules: FoldRules,
  before: Before | null,
  until: Instant | null,
  ownId: number | null = null,
): FoldedConversation[] {
  const chat = new FoldingChat(rules, before, ownId)
  for (const event of inOrder(messages, acts)) {
    chat.silence(event.at)
    if (event.message?.author === 'customer') chat.customer(event.message)
    else if (event.message) chat.human(event.message)
    else if (event.followed) chat.followed(event.followed, event.at)
    else if (event.deleted) chat.deleted(event.deleted)
    else if (event.act) chat.act(event.act)
  }
  if (until !== null) chat.silence(until)
  return chat.finish()
}

function inOrder(messages: readonly MessageFact[], acts: readonly ActFact[]): Event[] {
  const events: Event[] = messages.map((message) => ({ at: message.at, order: message.order, message }))
  for (const m of messages) {
    if (m.author === 'customer' && m.deletedAt !== null) {
      events.push({ at: Math.max(m.deletedAt, m.at), order: m.order, deleted: m })
    }
    if (m.author === 'human' && m.holding && m.followedAt != null) {
      events.push({ at: Math.max(m.followedAt, m.at), order: m.order, followed: m })
    }
  }
  const rank = (e: Event) => (e.message ? 0 : 1)
  events.sort((a, b) => a.at - b.at || a.order - b.order || rank(a) - rank(b))
  for (const act of [...acts].sort((a, b) => a.at - b.at || a.order - b.order)) place(events, act)
  return events
}

/**
 * An act stands right behind the last thing that had been heard when it was done. What was written before it and heard
 * after it was not meant by it: nobody had seen that when they said "resolved".
 */
function place(events: Event[], act: ActFact): void {
  const behind = events.findLastIndex((e) => e.at <= act.at && e.order <= act.order)
  events.splice(behind + 1, 0, { at: act.at, order: act.order, act })
}
