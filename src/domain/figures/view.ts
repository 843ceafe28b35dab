import type { WaitFact } from '../facts.ts'
import type { Span } from '../schedule.ts'
import type { Instant } from '../time.ts'

/** Whose figures they are, in which period, as known at which moment. */
export interface Asked {
  /** Ends now at the latest: what has happened by this very instant is in it. */
  span: Span
  now: Instant
  /** Whether what this person did, or is charged with, counts. */
  whose(id: number | null): boolean
  /** Open time of an answer as it is measured here; null: it counts in the shop's figures only. */
  seconds(wait: WaitFact): number | null
  /** The same to the first substantial reply; null while there is none. */
  substantialSeconds(wait: WaitFact): number | null
}

/** Some admins' view (one, or the team): what they answered, from when it was theirs, and what they were charged with. */
export const askedOfAdmins = (admins: readonly number[], period: Span, now: Instant): Asked => ({
  ...running(period, now),
  whose: (id) => id !== null && admins.includes(id),
  seconds: (w) => w.adminSeconds,
  substantialSeconds: (w) => w.adminSubstantialSeconds,
})

/** The shop's view: everything, from the customer's first word, whoever answered. */
export const askedOfShop = (period: Span, now: Instant): Asked => ({
  ...running(period, now),
  whose: () => true,
  seconds: (w) => w.openSeconds,
  substantialSeconds: (w) => w.substantialSeconds,
})

export const isIn = ({ from, to }: Span, at: Instant | null): boolean => at !== null && at >= from && at < to

const running = ({ from, to }: Span, now: Instant) => ({ span: { from, to: Math.min(to, now + 1) }, now })
