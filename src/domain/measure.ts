import { adminSeconds, chargedAt } from './admin-clock.ts'
import type { WaitKind, WaitState } from './facts.ts'
import type { Assignment, FoldRules } from './fold.ts'
import type { Instant } from './time.ts'

/** What a wait is measured by and what it came to. Seconds are whole; open ones have no lengths yet. */
export interface WaitMeasure {
  targetSeconds: number
  dueAt: Instant | null
  decidedAt: Instant | null
  openSeconds: number | null
  elapsedSeconds: number | null
  adminSeconds: number | null
  /** Open time to the first reply that said more than to be patient. */
  substantialSeconds: number | null
  adminSubstantialSeconds: number | null
  chargedId: number | null
}

interface Measured {
  kind: WaitKind
  state: WaitState
  openedAt: Instant
  closedAt: Instant | null
  targetSeconds: number
  answeredById: number | null
  substantialAt: Instant | null
  assignments: readonly Assignment[]
}

const UNMEASURED = {
  decidedAt: null,
  openSeconds: null,
  elapsedSeconds: null,
  adminSeconds: null,
  substantialSeconds: null,
  adminSubstantialSeconds: null,
}

/**
 * Measures one wait (metrics.md, The clock and Responsiveness). A wait is decided at its first answer or its due instant,
 * whichever is earlier; one closed otherwise before it was due is not decided.
 */
export function measure(wait: Measured, rules: FoldRules): WaitMeasure {
  const dueAt =
    wait.state === 'quiet' || wait.state === 'lapsed' ? null : rules.dueAt(wait.openedAt, wait.targetSeconds)
  const base = {
    targetSeconds: wait.targetSeconds,
    dueAt,
    chargedId: dueAt === null ? null : chargedAt(wait, dueAt, rules),
  }
  const closedAt = wait.closedAt
  if (closedAt === null) return { ...base, ...UNMEASURED }
  const pastDue = dueAt !== null && dueAt < closedAt
  const answered = wait.state === 'answered'
  const { substantialAt } = wait
  return {
    ...base,
    decidedAt: pastDue ? dueAt : answered ? closedAt : null,
    openSeconds: rules.openSeconds(wait.openedAt, closedAt),
    elapsedSeconds: Math.floor((closedAt - wait.openedAt) / 1000),
    adminSeconds: answered ? adminSeconds(wait, closedAt, dueAt, rules) : null,
    substantialSeconds: substantialAt === null ? null : rules.openSeconds(wait.openedAt, substantialAt),
    adminSubstantialSeconds: substantialAt === null ? null : adminSeconds(wait, substantialAt, dueAt, rules),
  }
}
