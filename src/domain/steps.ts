import type { WaitState } from './facts.ts'
import type { FoldRules } from './fold.ts'
import type { Instant } from './time.ts'

/** What an open wait asks for next. warn: the assigned admin. alert: the owner. expire: a claim brought no answer. sound: three times the target. */
export type Step = 'warn' | 'alert' | 'expire' | 'sound'

/** A claim that brings no answer is over after this long, elapsed. */
export const CLAIM_LASTS_MS = 10 * 60_000
const WARN_AT = 0.75
/** How many targets may pass before the alert makes a sound again, and before a snooze needs a lead. */
export const SOUND_AT_TARGETS = 3

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
}

/**
 * The next step of a wait's alert and when. Claims and snoozes never stop the clock: they hold back the alert until they
 * expire. Null when nothing is to come.
 */
export function nextStep(wait: Stepping, assigned: boolean, rules: FoldRules): { step: Step; at: Instant } | null {
  if (wait.state !== 'open' || wait.dueAt === null) return null
  const quietUntil = Math.max(wait.claimUntil ?? 0, wait.snoozedUntil ?? 0)
  if (wait.alertedAt === null) {
    const warnAt = rules.dueAt(wait.openedAt, wait.targetSeconds * WARN_AT)
    if (assigned && wait.warnedAt === null && warnAt !== null) return { step: 'warn', at: warnAt }
    return { step: 'alert', at: Math.max(wait.dueAt, quietUntil) }
  }
  const soundAt = wait.soundedAt === null ? rules.dueAt(wait.openedAt, wait.targetSeconds * SOUND_AT_TARGETS) : null
  const sound = soundAt === null ? null : { step: 'sound' as const, at: Math.max(soundAt, quietUntil) }
  const expire = quietUntil > 0 ? { step: 'expire' as const, at: quietUntil } : null
  if (sound && expire) return sound.at < expire.at ? sound : expire
  return sound ?? expire
}
