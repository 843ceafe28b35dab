import type { Instant } from './time.ts'

export type WaitKind = 'first' | 'next'

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
}

/** A span of a conversation from open to resolved. */
export interface StretchFact {
  conversationId: number
  resolvedAt: Instant
  openSeconds: number
  how: 'resolved' | 'silence'
  creditId: number | null
}

/** A survey that reached a customer. */
export interface SurveyFact {
  id: number
  customerId: number
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
  lastWords: string
  /** A link to the chat where the platform has one. */
  href: string | null
}
