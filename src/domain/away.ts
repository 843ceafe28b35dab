import { nextOpen, type Schedule } from './hours.ts'
import type { Said } from './settings.ts'
import type { Instant } from './time.ts'

/** What customers are told who write while the shop is closed. */
export interface Away {
  on: boolean
  /** The shop's own wording; null: ours. */
  text: string | null
}

export const AWAY = 'AWAY_MESSAGE'

/** What the shop's wording may leave open: the customer's name, the shop's, and when it opens again. */
export const AWAY_PLACEHOLDERS = ['{nama}', '{toko}', '{buka}'] as const
export const AWAY_LONGEST = 600

/** Off until the shop wants it. */
export function awayFrom(said: Said): Away {
  const kept = said[AWAY]
  return kept === undefined ? { on: false, text: null } : JSON.parse(kept)
}

/** Whether the shop has been closed from one instant to the other: both in the same night, or the same holiday. */
export const closedThroughout = (schedule: Schedule, from: Instant, to: Instant): boolean =>
  (nextOpen(schedule, Math.min(from, to)) ?? Number.POSITIVE_INFINITY) > Math.max(from, to)
