import type { WaitState } from './facts.ts'
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
  chargedId: number | null
}

interface Measured {
  state: WaitState
  openedAt: Instant
  closedAt: Instant | null
  targetSeconds: number
  answeredById: number | null
  assignments: readonly Assignment[]
}

/**
 * Measures one wait (metrics.md, The clock and Responsiveness). A wait is decided at its first answer or its due instant,
 * whichever is earlier; one closed otherwise before it was due is not decided.
 */
export function measure(wait: Measured, rules: FoldRules): WaitMeasure {
  const dueAt =
    wait.state === 'quiet' || wait.state === 'lapsed' ? null : rules.dueAt(wait.openedAt, wait.targetSeconds)
  const base = { targetSeconds: wait.targetSeconds, dueAt, chargedId: dueAt === null ? null : holderAt(wait, dueAt) }
  const closedAt = wait.closedAt
  if (closedAt === null) {
    return { ...base, decidedAt: null, openSeconds: null, elapsedSeconds: null, adminSeconds: null }
  }
  const pastDue = dueAt !== null && dueAt < closedAt
  const answered = wait.state === 'answered'
  return {
    ...base,
    decidedAt: pastDue ? dueAt : answered ? closedAt : null,
    openSeconds: rules.openSeconds(wait.openedAt, closedAt),
    elapsedSeconds: Math.floor((closedAt - wait.openedAt) / 1000),
    adminSeconds: answered ? adminSeconds(wait, closedAt, dueAt, rules) : null,
  }
}

function holderAt(wait: Measured, at: Instant): number | null {
  return wait.assignments.findLast((a) => a.at <= at)?.toId ?? null
}

/**
 * Open time as the admin who answered is measured: from the wait's start, or from the hand-over to them if that came before
 * due. Handed over after due it counts for the shop only, so that a rescuer is not punished.
 */
function adminSeconds(wait: Measured, closedAt: Instant, dueAt: Instant | null, rules: FoldRules): number | null {
  const [atStart, ...later] = wait.assignments
  const handed = atStart?.toId === wait.answeredById ? undefined : later.find((a) => a.toId === wait.answeredById)
  if (!handed) return rules.openSeconds(wait.openedAt, closedAt)
  if (dueAt !== null && handed.at > dueAt) return null
  return rules.openSeconds(handed.at, closedAt)
}
