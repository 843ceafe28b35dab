import { PLATFORMS, type Platform } from '../chat/heard.ts'
import { platformName } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import { DAY_MS, type Instant, MINUTE_MS } from '../domain/time.ts'
import { platformOf } from '../outbox/again.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { type Desk, inTransaction } from './desk.ts'
import { sayElsewhere } from './elsewhere.ts'
import type { Ears, Moment } from './job.ts'
import { lostKey } from './lost-chat.ts'
import { waysToOwners } from './owners.ts'
import { tellStuck } from './tell-stuck.ts'
import { tellTeam } from './tell-team.ts'

/** News this old that has not arrived is said elsewhere. */
export const LATE_MS = MINUTE_MS
/** Whatever else fails for so long is told of, with where to look: by then it has been tried about so often. */
export const STUCK_MS = 10 * MINUTE_MS
export const STUCK_TRIES = 8
const AT_ONCE = 50

/** What does not arrive: news takes another way, and the owners hear that a platform takes nothing, or that something is stuck. */
export async function detour(desk: Desk, { now, ears }: Moment): Promise<void> {
  for (const { id } of await desk.store.stuck.lateNews(now - LATE_MS, now)) {
    await inTransaction(desk, async (within) => {
      const row = await within.store.outbox.find(id)
      if (row?.state !== 'pending' || row.sent > 0) return
      const own = platformOf(row)
      const isMute = await takesNothing(within, row, now)
      const works = (platform: Platform) => isHeard(platform, ears) && (platform !== own || !isMute)
      await sayElsewhere(within, row, { now, isRefused: false, works })
    })
  }
  const failing = await desk.store.stuck.failingSince(now - LATE_MS, AT_ONCE)
  for (const platform of PLATFORMS) {
    // A platform that is not heard either has been told of already.
    if (!isHeard(platform, ears)) continue
    for (const row of failing.filter((one) => platformOf(one) === platform)) {
      if (await isKnown(desk, row, now)) continue
      if (await nothingArrives(desk, row)) await tellMute(desk, platform, row, now)
      else if (row.attempts >= STUCK_TRIES && now - row.createdAt >= STUCK_MS) await tellStuck(desk, now)
      else continue
      break
    }
  }
}

/** What fails on platforms that are heard, though nothing else arrives there either. */
export async function muteRows(desk: Desk, { now, ears }: Pick<Moment, 'now' | 'ears'>): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = []
  for (const row of await desk.store.stuck.failingSince(now - LATE_MS, AT_ONCE)) {
    if (!isHeard(platformOf(row), ears) || (await isKnown(desk, row, now))) continue
    if (await nothingArrives(desk, row)) rows.push(row)
  }
  return rows
}

/** When the first news that does not arrive is late; null: all of it arrives. */
export async function nextDetour(desk: Desk, now: Instant): Promise<Instant | null> {
  const [first] = await desk.store.stuck.lateNews(now, now)
  const at = first && first.createdAt + LATE_MS
  return at !== undefined && at > now ? at : null
}

const isHeard = (platform: Platform, ears: readonly Ears[]): boolean =>
  ears.find(({ channel }) => channel.toLowerCase() === platform)?.why === undefined

/** Whether news is of no use on a row's platform: a pause of one chat says nothing about the others. */
async function takesNothing(desk: Desk, row: OutboxRow, now: Instant): Promise<boolean> {
  const isPaused = ((await desk.store.pauses.all()).get(row.chat) ?? 0) > now
  return !isPaused && (await nothingArrives(desk, row))
}

/** Nothing at all has arrived on a row's platform since it was owed: the platform fails, not the chat. */
async function nothingArrives({ store }: Desk, row: OutboxRow): Promise<boolean> {
  return !(await store.stuck.hasSent(platformOf(row), row.createdAt))
}

/** Nothing arrives on one platform: the owners are told on the other, once a day. */
async function tellMute(desk: Desk, platform: Platform, row: OutboxRow, now: Instant): Promise<void> {
  const { rules, places } = desk
  const alerts = places.alerts.filter((chat) => chat.platform !== platform)
  const owners = (await waysToOwners(desk)).flatMap((ways) => ways.find((way) => way.platform !== platform) ?? [])
  const since = formatClock(row.createdAt, rules.zone, rules.locale)
  const text = wordsIn(rules.locale).owner.mute(platformName(platform), since, row.error ?? '?')
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  const key = `mute:${platform}:${Math.floor(now / DAY_MS)}`
  await inTransaction(desk, (within) => tellTeam(within, alerts.length > 0 ? alerts : owners, { key, owed, now }))
}

/** That its chat is lost has been told today, with what to do. */
const isKnown = ({ store }: Desk, { chat }: OutboxRow, now: Instant): Promise<boolean> =>
  store.stuck.isOwed(lostKey(chat) + Math.floor(now / DAY_MS))
