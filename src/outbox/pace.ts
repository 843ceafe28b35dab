import type { Instant } from '../domain/time.ts'

/** At most `count` sends in any `ms` milliseconds; null: no limit of our own. */
export type Limit = { count: number; ms: number } | null

export interface Pace {
  /** Telegram groups and channels, each. */
  group: Limit
  /** Everything sent to Telegram. */
  global: Limit
  /** Slack channels, each. */
  slack: Limit
}

/** Sliding windows over what was sent: one for each chat, one for all of Telegram, and the pauses platforms asked for. */
export class Pacer {
  private readonly whole: Pace
  /** Our part of it. */
  private pace: Pace
  private readonly windows = new Map<string, Instant[]>()
  private pausedUntil: ReadonlyMap<string, Instant> = new Map()
  private readonly shortUntil = new Map<string, Instant>()

  constructor(pace: Pace) {
    this.whole = pace
    this.pace = pace
  }

  /** Of so many processes that send, this is one: what it does not send another may. */
  shareAmong(processes: number): void {
    const { group, global, slack } = this.whole
    this.pace = { group: share(group, processes), global: share(global, processes), slack: share(slack, processes) }
  }

  /** The pauses platforms asked for, whichever process they told. */
  obey(pauses: ReadonlyMap<string, Instant>): void {
    this.pausedUntil = pauses
    for (const [chat, until] of pauses) this.shortUntil.set(chat, Math.max(until, this.shortUntil.get(chat) ?? 0))
  }

  /** When `chat` may be sent to next: `now`, or later. */
  nextAt(chat: string, now: Instant, what: Sends = 'any'): Instant {
    const share = PARTS[what]
    return Math.max(now, ...this.keysOf(chat).map(([key, limit]) => this.freeAt(key, limit, now, share)))
  }

  /** Chats that must wait at `now`, those where edits must, and the first instant one of them may go on. */
  waiting(now: Instant): { chats: string[]; edits: string[]; telegram: boolean; until: Instant | null } {
    const known = [...new Set([...this.windows.keys(), ...this.pausedUntil.keys()])]
    const chats = known.filter((chat) => this.nextAt(chat, now) > now)
    const edits = known.filter((chat) => this.nextAt(chat, now, 'edit') > now)
    const ends = [
      ...chats.map((chat) => this.nextAt(chat, now)),
      ...edits.map((chat) => this.nextAt(chat, now, 'edit')),
    ]
    return { chats, edits, telegram: chats.includes(ALL), until: ends.length ? Math.min(...ends) : null }
  }

  sent(chat: string, now: Instant): void {
    for (const [key, limit] of this.keysOf(chat)) {
      if (!limit) continue
      const window = this.inWindow(key, limit, now)
      window.push(now)
      this.windows.set(key, window)
      if (window.length >= limit.count) this.shortUntil.set(key, this.freeAt(key, limit, now))
    }
  }

  /** What was counted as sent was not sent after all. */
  unsent(chat: string, at: Instant): void {
    for (const [key] of this.keysOf(chat)) {
      const window = this.windows.get(key)
      const index = window?.lastIndexOf(at) ?? -1
      if (index >= 0) window?.splice(index, 1)
    }
  }

  /** Whether the chat's pace was used up at an instant, or has been since. */
  wasShortSince(chat: string, since: Instant): boolean {
    return (this.shortUntil.get(chat) ?? Number.NEGATIVE_INFINITY) > since
  }

  private freeAt(key: string, limit: Limit, now: Instant, share = 1): Instant {
    const paused = this.pausedUntil.get(key) ?? 0
    if (!limit) return paused
    const window = this.inWindow(key, limit, now)
    if (window.length === 0) this.windows.delete(key)
    const blocking = window.length - Math.ceil(limit.count * share)
    return blocking < 0 ? paused : Math.max(paused, (window[blocking] ?? now) + limit.ms)
  }

  /** When it was sent to of late. What lies far ahead was sent before the clock was set back: it holds nothing up. */
  private inWindow(key: string, { ms }: NonNullable<Limit>, now: Instant): Instant[] {
    return (this.windows.get(key) ?? []).filter((at) => at > now - ms && at <= now + ms)
  }

  private keysOf(chat: string): [string, Limit][] {
    if (chat.startsWith('slack:')) return [[chat, this.pace.slack]]
    const group = chat.startsWith('telegram:-')
    return [
      [chat, group ? this.pace.group : null],
      [ALL, this.pace.global],
    ]
  }
}

/** What kind of send it is; again: to somebody who has had much already. */
type Sends = 'any' | 'edit' | 'again'

/** How much of a pace each may use up: neither edits nor one who writes without end must keep the others waiting. */
const PARTS: Readonly<Record<Sends, number>> = { any: 1, edit: 3 / 4, again: 3 / 5 }

/** One part of a pace that several processes keep together; where it is less than one send, one in a longer time. */
export function share(limit: Limit, parts: number): Limit {
  if (limit === null || parts <= 1) return limit
  const { count, ms } = limit
  return count >= parts ? { count: Math.floor(count / parts), ms } : { count: 1, ms: Math.ceil((ms * parts) / count) }
}

/** Everything on Telegram together. */
const ALL = 'telegram'
