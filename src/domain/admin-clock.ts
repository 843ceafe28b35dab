import type { WaitKind } from './facts.ts'
import type { Assignment, FoldRules } from './fold.ts'
import type { Instant } from './time.ts'

/** A wait as far as it matters whose it is. */
interface Held {
  kind: WaitKind
  openedAt: Instant
  answeredById: number | null
  /** The first is whose it was when it opened. */
  assignments: readonly Assignment[]
}

/**
 * Whose a wait is that nobody has answered by the due instant: whoever held it then, if it was in their working time until
 * that moment. A promise is owed by who made it, whoever has the chat since. Null: the shop's, unassigned.
 */
export function chargedAt(wait: Held, dueAt: Instant, rules: Pick<FoldRules, 'isOnShift'>): number | null {
  const holder = holderAt(wait, dueAt)
  return wait.kind === 'promise' || rules.isOnShift(holder, dueAt - 1) ? holder : null
}

/** Who held a wait at its due instant, working or not; a promise is held by who made it. */
export function holderAt({ kind, assignments }: Pick<Held, 'kind' | 'assignments'>, dueAt: Instant): number | null {
  const [first] = assignments
  const held = kind === 'promise' ? first : assignments.findLast(({ at }) => at <= dueAt)
  return held?.toId ?? null
}

/**
 * Open time until `until` as the admin who answered is measured: inside their shift, from the wait's start, or from the first
 * time it was handed to them if that came before due. Handed to them after due it counts for the shop only, so that a
 * rescuer is not punished. To give it away and take it back resets nothing.
 */
export function adminSeconds(wait: Held, until: Instant, dueAt: Instant | null, rules: FoldRules): number | null {
  const { answeredById, openedAt } = wait
  if (answeredById === null) return null
  const [atStart, ...later] = wait.assignments
  const handed = atStart?.toId === answeredById ? undefined : later.find(({ toId }) => toId === answeredById)
  if (handed && dueAt !== null && handed.at > dueAt) return null
  return rules.onShift(answeredById, handed?.at ?? openedAt, until)
}
