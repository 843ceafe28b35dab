import { NPS_COOLDOWN_MS } from './survey.ts'
import { DAY_MS, type Instant } from './time.ts'

/** Why somebody who could be asked in a run is not, the first reason that holds. */
export const LEFT_OUT = ['not-customer', 'trial', 'opted-out', 'unreachable', 'window', 'cool-down', 'waiting'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** A chat an admin answered in a run's span, with what decides whether its customer may be asked. */
export interface Candidate {
  customerId: number
  /** Whose chat it is: the same for one person's chats with the bot and with Business accounts. */
  person: string
  ignored: boolean
  /** Somebody of the team trying the bot. */
  trial: boolean
  optedOut: boolean
  unreachable: boolean
  business: boolean
  /** The bot may write into this Business chat at all. */
  mayWrite: boolean
  /** When the customer last wrote, if that was in the last day. */
  wroteAt: Instant | null
  surveyedAt: Instant | null
  /** When they were last asked for NPS. */
  npsAt: Instant | null
  waiting: boolean
}

/** Whom a run asks, in order, and how many are left out for which reason. */
export interface Selection {
  ask: number[]
  leftOut: Record<LeftOut, number>
}

/** Into a Business chat the bot may write for a day after the customer did. */
export const BUSINESS_WINDOW_MS = DAY_MS

/** Whom to ask for NPS now. Business chats come first, for their day runs out. One person is asked in one chat. */
export function selectForRun(candidates: readonly Candidate[], cooldownMs: number, now: Instant): Selection {
  const leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>
  const people = new Set<string>()
  const ask: number[] = []
  const inOrder = candidates.toSorted((a, b) => Number(b.business) - Number(a.business) || a.customerId - b.customerId)
  for (const candidate of inOrder) {
    const reason = reasonAgainst(candidate, cooldownMs, now) ?? (people.has(candidate.person) ? 'cool-down' : null)
    if (reason !== null) {
      leftOut[reason] += 1
      continue
    }
    people.add(candidate.person)
    ask.push(candidate.customerId)
  }
  return { ask, leftOut }
}

function reasonAgainst(c: Candidate, cooldownMs: number, now: Instant): LeftOut | null {
  if (c.ignored) return 'not-customer'
  if (c.trial) return 'trial'
  if (c.optedOut) return 'opted-out'
  if (c.unreachable) return 'unreachable'
  if (c.business && !(c.mayWrite && isRecent(c.wroteAt, BUSINESS_WINDOW_MS, now))) return 'window'
  if (isRecent(c.surveyedAt, cooldownMs, now) || isRecent(c.npsAt, NPS_COOLDOWN_MS, now)) return 'cool-down'
  return c.waiting ? 'waiting' : null
}

const isRecent = (at: Instant | null, withinMs: number, now: Instant): boolean => at !== null && now - at < withinMs
