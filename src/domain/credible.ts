import { DAY_MS, HOUR_MS, type Instant, SECOND_MS } from './time.ts'

/** Clocks of hosts are corrected by the platform's; one that has just been set anew may be an hour off for a few answers. */
const AHEAD_MS = 2 * HOUR_MS
/** Platforms keep what they could not deliver for a day. */
const BEHIND_MS = 7 * DAY_MS

/**
 * When something was said: the platform's date, or, where that lies two hours ahead of `now` or a week behind it, `now` in
 * whole seconds as platforms count. One wrong date must neither hold a chat back until then nor stand in the figures of
 * another year.
 */
export function credible(at: Instant, now: Instant): Instant {
  const isBelieved = at <= now + AHEAD_MS && at >= now - BEHIND_MS
  return isBelieved ? at : Math.floor(now / SECOND_MS) * SECOND_MS
}
