import type { WaitState } from './facts.ts'
import type { FoldRules } from './fold.ts'
import type { Ladder } from './ladder.ts'
import type { Instant } from './time.ts'

/**
 * What an open wait asks for next. warn: the admin who holds it. alert: the alert chats. expire: a claim brought no answer.
 * sound: again, under the alert. tell: the next on the shop's ladder, in private.
 */
export type Step = 'warn' | 'alert' | 'expire' | 'sound' | 'tell'

/** A claim that brings no answer is over after this long, elapsed. */
export const CLAIM_LASTS_MS = 10 * 60_000
/** How many targets may pass before a snooze needs a lead. */
export const SNOOZE_TARGETS = 3

/** What steps go by: open time, and the shop's ladder. */
export interface StepRules extends Pick<FoldRules, 'dueAt'> {
  ladder: Ladder
}

/** An open wait as far as its alert has come. */
export interface Stepping {
  state: WaitState
  openedAt: Instant
  dueAt: Instant | null
  targetSeconds: number
  claimUntil: Instant | null
  snoozedUntil: Instant | null
  warnedAt: Instant | null
  alertedAt: Instant | null
  soundedAt: Instant | null
  /** How far up the ladder people have been told in private, percent of the target. */
  toldPercent: number
}

/** When so many percent of a wait's target have passed. */
export const percentAt = (
  wait: Pick<Stepping, 'openedAt' | 'targetSeconds'>,
  percent: number,
  rules: StepRules,
): Instant | null => rules.dueAt(wait.openedAt, (wait.targetSeconds * percent) / 100)

/**
 * The next step of a wait's alert and when. Claims and snoozes never stop the clock: they hold back the alert until they
 * expire. Null when nothing is to come.
 */
export function nextStep(wait: Stepping, assigned: boolean, rules: StepRules): { step: Step; at: Instant } | null {
  if (wait.state !== 'open' || wait.dueAt === null) return null
  const { remindAt, soundAt, rungs } = rules.ladder
  const quietUntil = Math.max(wait.claimUntil ?? 0, wait.snoozedUntil ?? 0)
  if (wait.alertedAt === null) {
    const warnAt = assigned && wait.warnedAt === null && remindAt !== null ? percentAt(wait, remindAt, rules) : null
    return warnAt === null ? { step: 'alert', at: Math.max(wait.dueAt, quietUntil) } : { step: 'warn', at: warnAt }
  }
  const next = rungs.find(({ percent }) => percent > wait.toldPercent)
  const times: readonly [Step, Instant | null][] = [
    ['expire', quietUntil > 0 ? quietUntil : null],
    ['sound', wait.soundedAt === null ? percentAt(wait, soundAt, rules) : null],
    ['tell', next ? percentAt(wait, next.percent, rules) : null],
  ]
  const coming = times.flatMap(([step, at]) => (at === null ? [] : [{ step, at: Math.max(at, quietUntil) }]))
  // Of those due together the first named is taken first: what is held back until a claim is over follows its end.
  return coming.sort((a, b) => a.at - b.at)[0] ?? null
}
