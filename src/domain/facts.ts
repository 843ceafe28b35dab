import type { ConversationRule, MessageRule, Severity } from './assurance/finding.ts'
import type { Instant } from './time.ts'

/** first: of a conversation; next: the others; promise: a holding reply, until somebody comes back to it. */
export type WaitKind = 'first' | 'next' | 'promise'

/**
 * open: counts and may alert. quiet: a closing courtesy, never alerted. The others are how it ended; lapsed is the end of
 * a quiet one. Only answered ones are answers.
 */
export type WaitState =
  | 'open'
  | 'quiet'
  | 'answered'
  | 'dismissed'
  | 'resolved'
  | 'unreachable'
  | 'withdrawn'
  | 'lapsed'

/** A wait as figures are made from it. */
export interface WaitFact {
  id: number
  customerId: number
  conversationId: number
  channel: string
  kind: WaitKind
  state: WaitState
  openedAt: Instant
  dueAt: Instant | null
  closedAt: Instant | null
  /** First answer or due instant, whichever was earlier; null while neither, or when dismissed or resolved before due. */
  decidedAt: Instant | null
  targetSeconds: number
  /** Open time until it closed. */
  openSeconds: number | null
  elapsedSeconds: number | null
  answeredById: number | null
  /** Open time as the admin who answered is measured; null when the answer is the shop's only (claimed after due). */
  adminSeconds: number | null
  /** Whose it was at the due instant, if that passed before an answer. */
  chargedId: number | null
  /** What answered it only asked for patience; it is in time only as long as the promise is not broken. */
  holding: boolean
  promiseDueAt: Instant | null
  /** When the promise was kept, or needed no keeping any more. */
  promiseEndedAt: Instant | null
  /** Open time to the first substantial reply, as the shop and as the answering admin is measured; null while there is none. */
  substantialSeconds: number | null
  adminSubstantialSeconds: number | null
  /** Something was asked in it. */
  question: boolean
  /** Began with what looked like a closing courtesy. */
  afterCourtesy: boolean
  /** Answered by fewer than three characters. */
  briefAnswer: boolean
}

/** A span of a conversation from open to resolved. */
export interface StretchFact {
  conversationId: number
  customerId: number
  channel: string
  openedAt: Instant
  resolvedAt: Instant
  openSeconds: number
  how: 'resolved' | 'silence'
  creditId: number | null
  /** A human answered in it. */
  answered: boolean
  /** The conversation had been resolved before. */
  again: boolean
  /** When the customer came back to it; null: not, so far. */
  reopenedAt: Instant | null
}

/** A conversation a human answered, as the conversion rate is made from it. */
export interface ConversationFact {
  id: number
  customerId: number
  channel: string
  startedAt: Instant
  firstAnswerAt: Instant
  /** Each admin's first message in it. */
  parts: readonly { personId: number; firstAt: Instant }[]
  /** It began while an order of this customer was open, or somebody said it is not about sales. */
  leftOut: boolean
}

/** An order, credited or not. */
export interface OrderFact {
  id: number
  number: string
  customerId: number | null
  state: OrderState
  amountMinor: number | null
  currency: string | null
  placedAt: Instant
  paidAt: Instant | null
  shippedAt: Instant | null
  cancelledAt: Instant | null
  /** Open time from paid to shipped. */
  processingSeconds: number | null
  /** When it should have been shipped. */
  dueAt: Instant | null
  conversationId: number | null
  creditId: number | null
  recordedById: number | null
}

export const ORDER_STATES = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** What somebody wrote that an owner should see; what was edited away since is never among these. */
export interface FindingFact {
  id: number
  creditId: number | null
  rule: MessageRule | ConversationRule
  severity: Severity
  overruled: boolean
  quote: string
  customerId: number
  at: Instant
}

/** What an admin wrote in a period, counted: messages that were judged, and those that only asked for patience. */
export interface WritingFact {
  creditId: number | null
  messages: number
  holding: number
}

/** A survey that reached a customer. */
export interface SurveyFact {
  id: number
  kind: 'csat' | 'nps'
  customerId: number
  channel: string
  creditId: number | null
  deliveredAt: Instant
  score: number | null
  comment: string | null
}

/** Who waits now, as /waiting and alerts show it. */
export interface Waiting {
  waitId: number
  /** The chat's number. */
  customerId: number
  customer: string
  channel: string
  kind: WaitKind
  state: 'open' | 'quiet'
  openedAt: Instant
  dueAt: Instant | null
  targetSeconds: number
  assignedId: number | null
  /** Somebody of the team trying the bot: shown, and counted nowhere. */
  trial: boolean
  claimedById: number | null
  claimUntil: Instant | null
  snoozedUntil: Instant | null
  /** Of kind promise: who asked for patience, and in which words. */
  promise?: { byId: number | null; words: string }
  lastWords: string
  /** A link to the chat where the platform has one. */
  href: string | null
}
