import { performance } from 'node:perf_hooks'
import type { Desk } from '../actions/desk.ts'
import type { Ears } from '../actions/job.ts'
import { selfCheck } from '../actions/self-check.ts'
import { isTold, tellTroubles, tellWell } from '../actions/tell-trouble.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Trouble, TroubleKind } from '../domain/trouble.ts'
import type { Megaphone } from './megaphone.ts'
import { Sweeping } from './sweeping.ts'

export interface SelfCheckParts {
  desk: () => Promise<Desk>
  now: () => Instant
  ears: () => readonly Ears[]
  /** Whether the bot's own pace holds back what goes to a chat. */
  isPaced: (chat: string) => boolean
  sweeper: { readonly sweptAt: Instant | null; readonly failures: ReadonlyMap<string, number> }
  /** What is done at set times: since when what fails does. */
  calendar: { readonly failing: ReadonlyMap<string, Instant> }
  /** Whether the database is where it was. */
  isThere: () => boolean
  /** Says it where the outbox does not. */
  megaphone: Megaphone
  /** Other processes may serve the same shop, and stand by for this one. */
  isShared: boolean
  /** Who looks: this process. */
  by: string
  /** Something was told: the outbox has more to do. */
  stirred: () => void
  log: { warn(data: object, message: string): void; error(data: object, message: string): void }
}

/** How the last check went. */
export interface Finding {
  troubles: readonly Trouble[]
  /** It looked, not long ago, all it looked at was well, and no channel has been deaf for long. */
  ok: boolean
  /** Channels not heard for a minute, neither here nor where this process stands by for. */
  deaf: readonly string[]
  /** Seconds since it last looked; null: not yet. */
  ranSecondsAgo: number | null
}

/** How often it looks; a check that has not come round for three times as long has failed itself. */
export const CHECK_MS = 10 * SECOND_MS
const OVERDUE_MS = 3 * CHECK_MS
/** Longer than that without a look, the machine slept or the loop was held up, or the clock was set: everything begins anew. */
const GAP_MS = MINUTE_MS
const DEAF_MS = 5 * SECOND_MS
const DEAF_FOR_LONG_MS = MINUTE_MS
const DATABASE_MS = MINUTE_MS
const SURE_MS = 5 * SECOND_MS
/** So long nothing is wrong before it is said to be well. */
const WELL_MS = MINUTE_MS
/** How far back messages are looked at: always, and now and then. */
const RECENT_MS = 15 * MINUTE_MS
const BACK_MS = 3 * DAY_MS

/** Looks every few seconds whether what should have been said was said, in a loop of its own, and tells when it was not. */
export class SelfCheck {
  private readonly parts: SelfCheckParts
  private readonly sweeping: Sweeping
  private troubles: readonly Trouble[] = []
  private ranAt: number | null = null
  private lookedAt: Instant | null = null
  private awakeSince: Instant = 0
  /** Since when everything has been heard, as far as this process hears. */
  private since: Instant | null = null
  /** Since when Telegram has not been heard, neither here nor where this process stands by for. */
  private unheardSince: Instant | null = null
  private backAt: Instant = 0
  private oldest: Instant | null = null
  private failingSince: Instant | null = null
  private isFailing = false
  private quietSince: Instant | null = null
  private readonly seenAt = new Map<TroubleKind, Instant>()

  constructor(parts: SelfCheckParts) {
    this.parts = parts
    this.sweeping = new Sweeping(parts.sweeper, parts.calendar)
  }

  get finding(): Finding {
    const agoMs = this.ranAt === null ? null : performance.now() - this.ranAt
    const { deaf, troubles } = this
    const isWell = troubles.length === 0 && deaf.length === 0 && this.failingSince === null
    const ok = agoMs !== null && agoMs < OVERDUE_MS && isWell
    return { troubles, ok, deaf, ranSecondsAgo: agoMs === null ? null : Math.floor(agoMs / SECOND_MS) }
  }

  private get deaf(): string[] {
    const longAgo = this.parts.now() - DEAF_FOR_LONG_MS
    return this.parts.ears().flatMap(({ channel, since, standby }) => {
      const lost = channel === 'Telegram' && (standby || since !== null) ? this.unheardSince : since
      return lost !== null && lost <= longAgo ? [channel] : []
    })
  }

  /** One look; returns when the next one will find more, as far as is known. */
  async step(): Promise<Instant | null> {
    const now = this.parts.now()
    this.wake(now)
    const own = this.sweeping.look(now, this.awakeSince)
    // Whatever it still answers is of no use: nobody will read that again.
    if (!this.parts.isThere()) return this.blind('file', own.troubles, now)
    try {
      const desk = await this.parts.desk()
      await this.listen(desk, now)
      const { since, awakeSince } = this
      const { isPaced } = this.parts
      const ears = this.parts.ears()
      const checked = await selfCheck(desk, { now, since, awakeSince, from: this.from(now), ears, isPaced })
      this.oldest = checked.oldest
      this.isFailing = checked.isFailing
      this.failingSince = null
      const sure = this.sure(checked.troubles, now)
      this.conclude([...sure.troubles, ...own.troubles])
      return earliest([checked.next, sure.next, own.next, await this.tell(desk, now)])
    } catch (error) {
      this.parts.log.warn({ err: error }, 'the self-check could not look')
      return this.blind('database', own.troubles, now)
    }
  }

  /** Since when the bot has been awake. */
  private wake(now: Instant): void {
    if (this.lookedAt === null || Math.abs(now - this.lookedAt) > GAP_MS) {
      this.awakeSince = now
      this.since = null
      this.unheardSince = null
      this.seenAt.clear()
    }
    this.lookedAt = now
  }

  /** What can be expected by now depends on since when everything has been heard, here or where this process stands by for. */
  private async listen({ store }: Desk, now: Instant): Promise<void> {
    const telegram = this.parts.ears().find(({ channel }) => channel === 'Telegram')
    const isHeardHere = telegram?.since === null && !telegram.standby
    if (isHeardHere && this.parts.isShared) await store.checks.vouch(this.parts.by)
    const isHeard = isHeardHere || (await this.isHeardElsewhere(store, telegram, now))
    this.unheardSince = isHeard ? null : (this.unheardSince ?? Math.max(this.awakeSince, telegram?.since ?? now))
    if (isHeard && this.since !== null && this.since >= this.awakeSince) return
    // What comes in late is dated by when it was written.
    this.backAt = 0
    this.since = isHeard ? now : null
  }

  /** For a moment nobody may hear, for one process follows another: the word of whoever heard last holds for it. */
  private async isHeardElsewhere(store: Desk['store'], ear: Ears | undefined, now: Instant): Promise<boolean> {
    if (!ear || (ear.since !== null && now - ear.since > DEAF_MS)) return false
    return !this.parts.isShared || store.checks.isVouched()
  }

  private from(now: Instant): Instant {
    const recent = Math.min(this.oldest ?? now, now - RECENT_MS)
    if (now - this.backAt < HOUR_MS) return recent
    this.backAt = now
    return Math.min(recent, now - BACK_MS)
  }

  /** Seen twice it is so: one look may fall into the very moment in which a turn has come. */
  private sure(found: readonly Trouble[], now: Instant): { troubles: Trouble[]; next: Instant | null } {
    for (const kind of this.seenAt.keys()) if (!found.some((one) => one.kind === kind)) this.seenAt.delete(kind)
    for (const { kind } of found) this.seenAt.set(kind, this.seenAt.get(kind) ?? now)
    const sureAt = ({ kind }: Trouble) => (this.seenAt.get(kind) ?? now) + SURE_MS
    return {
      troubles: found.filter((one) => sureAt(one) <= now),
      next: earliest(found.map(sureAt).filter((at) => at > now)),
    }
  }

  private conclude(troubles: readonly Trouble[]): void {
    for (const { kind, count, since, jobs } of troubles) {
      if (this.troubles.some((known) => known.kind === kind && known.count === count)) continue
      this.parts.log.error({ kind, count, since: new Date(since).toISOString(), jobs }, 'the self-check found trouble')
    }
    this.troubles = troubles
    this.ranAt = performance.now()
  }

  /** Says what is wrong, or that nothing is any more; when it must look again to be heard. */
  private async tell(desk: Desk, now: Instant): Promise<Instant | null> {
    const { by, megaphone, stirred } = this.parts
    if (this.troubles.length > 0) {
      this.quietSince = null
      await tellTroubles(desk, this.troubles, { now, by })
      stirred()
      return megaphone.insist(desk, this.troubles, now)
    }
    if (!(await isTold(desk))) return megaphone.well(desk)
    if (this.isFailing) this.quietSince = now
    this.quietSince ??= now
    if (now - this.quietSince < WELL_MS) return this.quietSince + WELL_MS
    await tellWell(desk, { now, by })
    stirred()
    return null
  }

  /** The database does not answer, or is not there: what is kept there cannot be told by it. */
  private async blind(kind: 'database' | 'file', own: readonly Trouble[], now: Instant): Promise<Instant | null> {
    this.failingSince ??= now
    this.quietSince = null
    const gone = { kind, count: 1, since: this.failingSince, chats: [] } as const
    if (now - this.failingSince < DATABASE_MS) return this.failingSince + DATABASE_MS
    this.conclude([gone, ...own])
    await this.parts.megaphone.shout(this.troubles)
    return null
  }
}

function earliest(times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}
