import type { Platform } from '../chat/heard.ts'
import type { Reply } from '../chat/reply.ts'
import type { Locale } from '../domain/locale.ts'
import { EDIT } from '../store/outbox.ts'

/** Where something owed goes. Topics and customers are looked up when it is sent, for they may have moved since. */
export type Target =
  | { at: 'chat'; platform: Platform; chat: string; thread?: string; onlyFor?: { userId: string; press?: string } }
  | { at: 'topic'; customerId: number }
  | { at: 'customer'; customerId: number }

/** What a living message shows; it is rendered from the facts each time it is sent. */
export type Subject =
  | { of: 'alert'; id: number }
  | { of: 'survey'; id: number }
  /** The one reminder of a survey. */
  | { of: 'reminder'; id: number }
  /** How far a survey run has come. */
  | { of: 'run'; id: number }
  | { of: 'score'; id: number }
  | { of: 'comment'; id: number }
  | { of: 'account'; id: number }
  /** That the shop is closed, to whoever wrote this message; and the team's note that it was said. */
  | { of: 'away' | 'away-note'; id: number }
  | { of: 'order'; id: number }
  /** Orders found late in one sweep, under its instant. */
  | { of: 'late-orders'; id: number }
  /** Words found in a message at one time, under the first of them. */
  | { of: 'finding'; id: number }
  /** That a message was about a customer who was erased since. */
  | { of: 'erased'; id: number }

/** It is said here because the place it was owed to first cannot be reached. */
export interface Instead {
  /** Where it was to appear. */
  platform: Platform
  /** The key of what was owed there. */
  root: string
}

/**
 * What is owed to somebody, as kept in a row. `while`: ids of waits; it is said only as long as one of them is open. `relays`:
 * the message it stands for.
 */
export type Owed =
  | {
      do: 'say'
      reply: Reply
      replyTo?: string
      silent?: boolean
      while?: readonly number[]
      instead?: Instead
      relays?: number
    }
  | { do: 'show'; subject: Subject; instead?: Instead }
  | { do: 'sound'; reply: Reply; alertId: number; while: readonly number[] }
  | { do: 'relay'; messageId: number }
  | { do: 'revise'; messageId: number }
  | { do: 'topic'; customerId: number }
  /** The topic of an erased customer is to go. */
  | { do: 'clear'; customerId: number }
  /** Everything held about a customer, in a language. */
  | { do: 'file'; customerId: number; locale: Locale }

/** Order of service when the pace is short: lower goes first. bulk: what goes to many at once and can wait for everything else. */
export const PRIORITY = { toCustomer: 0, alert: 1, topic: 2, rest: 3, edit: EDIT, bulk: EDIT + 1 } as const

export const subjectKey = (subject: Subject): string => `${subject.of}:${subject.id}`
