import { keptSince } from '../domain/retention.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { AUTHORS, type Old } from '../store/retention.ts'
import { type Desk, inTransaction } from './desk.ts'

/** Up to when this was done before, kept among the settings: what was looked at is not looked at every night. */
const UNTIL = 'FORGOTTEN_UNTIL'

/** So few at once that nobody waits for it. */
const AT_ONCE = 200

/** An edit may have brought words back that were emptied lately. */
const AGAIN_MS = 7 * DAY_MS

/** Telegram keeps updates for a day: what comes first is followed within two, or never. */
const EARLY_MS = 2 * DAY_MS
const TRAIL_MS = 2 * 365 * DAY_MS

/**
 * Empties the words that are older than the shop keeps them: messages, comments, quotes, what was sent. Times and figures
 * stay. What a conversation that goes on or somebody who waits still needs is left for another night.
 */
export async function forgetOldWords(
  desk: Desk,
  now: Instant,
): Promise<{ words: number; early: number; trail: number }> {
  const { store, rules } = desk
  const before = keptSince(rules.retentionDays, now)
  return {
    words: before === null ? 0 : await emptyBefore(desk, before, now),
    early: await store.retention.dropEarly(now - EARLY_MS),
    trail: await store.retention.dropTrail(now - TRAIL_MS),
  }
}

async function emptyBefore(desk: Desk, before: Instant, now: Instant): Promise<number> {
  const { store } = desk
  const done = Number((await store.settings.all())[UNTIL] ?? 0)
  const needed = await store.retention.needed(before)
  const isNeeded = ({ customerId, at }: Old) => at >= (needed.get(customerId) ?? Number.POSITIVE_INFINITY)
  let emptied = 0
  for (const author of AUTHORS) {
    emptied += await emptyOf(desk, author, { from: Math.max(0, done - AGAIN_MS), to: before }, isNeeded)
  }
  await store.retention.emptyQuotes(before)
  while ((await store.retention.emptySent(before, AT_ONCE)) === AT_ONCE) await others()
  await store.settings.set(UNTIL, String(Math.min(before, ...needed.values())), null, now)
  return emptied
}

/** Alerts and messages go on between two pages: a database in the same process leaves them no time by itself. */
const others = () => new Promise<void>((resolve) => void setImmediate(resolve))

async function emptyOf(
  desk: Desk,
  author: string,
  { from, to }: { from: Instant; to: Instant },
  isNeeded: (old: Old) => boolean,
): Promise<number> {
  let emptied = 0
  let reached = from
  // What is still needed is found again each time; only when nothing else is left is the whole span done.
  for (let take = AT_ONCE; ; ) {
    const old = await desk.store.retention.old(author, { from: reached, to }, take)
    const free = old.filter((one) => !isNeeded(one))
    if (free.length > 0) await inTransaction(desk, ({ store }) => store.retention.empty(free))
    emptied += free.length
    if (old.length < take) return emptied
    await others()
    const last = old.at(-1)?.at ?? to
    // A whole page of one instant that is still needed: look further than it.
    take = free.length === 0 && last === reached ? take * 2 : AT_ONCE
    reached = last
  }
}
