import type { Platform } from '../chat/heard.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { PRIORITY } from './owed.ts'
import { peek } from './payload.ts'

/** A number from 0 up to 1 for the try of a row, so that what failed together does not come back together. */
export type Chance = (of: string) => number

/** Nothing is left to chance: every pause is as long as it can be. */
export const EVEN: Chance = () => 0

const PAUSES_MS = [SECOND_MS, 2 * SECOND_MS, 5 * SECOND_MS, 15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS]
/** How much shorter chance makes a pause, at most: so little that each is still longer than the one before. */
const SPREAD = 1 / 4
/** So many failures lie behind a row that is tried about once a minute. */
export const SLOWEST = PAUSES_MS.length
/** At about one a minute a day: an edit nobody could be shown for so long is no longer news. */
const EDIT_TRIES = 24 * 60
/** What failed for so long is put aside, and what stands behind it goes: an old row after so many tries of its own. */
const GIVE_UP_AFTER_MS = DAY_MS
const TRIES_AT_LEAST = 12

/** How long a row waits after its `attempts`-th failure: longer each time, up to about a minute. */
export function pauseMs({ key, attempts }: Pick<OutboxRow, 'key' | 'attempts'>, chance: Chance): number {
  const base = PAUSES_MS[Math.min(attempts, SLOWEST - 1)] ?? MINUTE_MS
  return Math.round(base * (1 - SPREAD * chance(`${key} ${attempts}`)))
}

/** Whether an edit has failed so often that nobody needs it any more. */
export const isStale = ({ priority, attempts }: OutboxRow): boolean =>
  priority === PRIORITY.edit && attempts > EDIT_TRIES

/**
 * Whether a row is at fault and not its platform: it has failed for a day while others arrived. A topic is never given up,
 * for nothing its customer writes could be shown without it.
 */
export async function isHopeless(store: Store, row: OutboxRow, now: Instant): Promise<boolean> {
  if (row.priority === PRIORITY.edit || row.attempts < TRIES_AT_LEAST) return false
  if (now - row.createdAt < GIVE_UP_AFTER_MS || peek(row)?.owed.do === 'topic') return false
  return store.stuck.hasSent(platformOf(row), now - HOUR_MS + 1)
}

/** Which platform a row goes to; customers are on Telegram. */
export const platformOf = ({ chat }: Pick<OutboxRow, 'chat'>): Platform =>
  chat.startsWith('slack:') ? 'slack' : 'telegram'
