import type { Platform } from '../chat/heard.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import type { Owed, Target } from '../outbox/owed.ts'
import { peek } from '../outbox/payload.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Desk } from './desk.ts'

/** What kind of thing does not arrive, as people know it. */
type StuckKind =
  | 'answer'
  | 'edit'
  | 'relay'
  | 'topic'
  | 'alert'
  | 'survey'
  | 'order'
  | 'news'
  | 'message'
  | 'unreadable'

/** Where it was to go. */
export type StuckPlace =
  | { is: 'customer' | 'topic'; chat: number }
  | { is: 'team'; platform: Platform }
  | { is: 'person'; platform: Platform; name: string }
  | { is: 'inbox' }

/** Something owed that does not arrive: no words of anybody in it. */
export interface StuckLine {
  id: number
  kind: StuckKind
  /** Null when not even that can be read. */
  to: StuckPlace | null
  /** Still tried by itself; otherwise put aside. */
  isTried: boolean
  attempts: number
  /** Since when it is owed, or put aside. */
  since: Instant
  /** What the platform said. */
  why: string
  /** How many wait behind it. */
  behind: number
}

/** A chat that a platform asked to leave alone for a while. */
export interface PausedLine {
  /** Null when what waits cannot be read. */
  to: StuckPlace | null
  until: Instant
  /** How many wait for its end. */
  waiting: number
}

/** What was put aside longer ago than this is not shown any more. */
const SHOWN_MS = 7 * DAY_MS

/** What does not arrive and why, with how many there are in all. */
export async function stuckLines(desk: Desk, now: Instant, take: number): Promise<{ lines: StuckLine[]; all: number }> {
  const since = now - SHOWN_MS
  const { failing, aside } = await desk.store.stuck.count(since)
  if (failing + aside === 0) return { lines: [], all: 0 }
  const nameOf = await namesOf(desk)
  const lines = (await desk.store.stuck.list(since, take)).map(({ row, behind }) => {
    const known = peek(row)
    const isTried = row.state === 'pending'
    return {
      id: row.id,
      kind: known ? kindOf(known, row) : 'unreadable',
      to: known && placeOf(known.target, nameOf),
      isTried,
      attempts: row.attempts,
      since: isTried ? row.createdAt : row.notBefore,
      why: row.error ?? '',
      behind,
    }
  })
  return { lines, all: failing + aside }
}

/** What waits for pauses that last beyond an instant, the longest first. */
export async function pausedLines(desk: Desk, beyond: Instant, take: number): Promise<PausedLine[]> {
  const nameOf = await namesOf(desk)
  return (await desk.store.stuck.paused(beyond, take)).map(({ until, first, count }) => {
    const target = peek(first)?.target
    // All topics are in one chat, and that is what rests.
    const to = target?.at === 'topic' ? { is: 'inbox' as const } : target ? placeOf(target, nameOf) : null
    return { to, until, waiting: count }
  })
}

type NameOf = (platform: Platform, chat: string) => string | null

/** Whose private chat it is; null for any other. */
async function namesOf(desk: Desk): Promise<NameOf> {
  const team = await desk.store.people.all()
  return (platform, chat) => team.find((p) => (platform === 'slack' ? p.slackId : p.telegramId) === chat)?.name ?? null
}

function kindOf({ target, owed }: { target: Target; owed: Owed }, row: OutboxRow): StuckKind {
  switch (owed.do) {
    case 'relay':
      return target.at === 'customer' ? 'answer' : 'relay'
    case 'revise':
      return 'edit'
    case 'topic':
      return 'topic'
    case 'sound':
      return 'alert'
    case 'show':
      if (['alert', 'finding', 'late-orders'].includes(owed.subject.of)) return 'alert'
      if (['survey', 'reminder'].includes(owed.subject.of)) return 'survey'
      return owed.subject.of === 'order' ? 'order' : 'message'
    case 'say':
      return target.at === 'chat' && !row.key.startsWith('reply:') ? 'news' : 'message'
    default:
      return 'message'
  }
}

function placeOf(target: Target, nameOf: NameOf): StuckPlace {
  if (target.at !== 'chat') return { is: target.at, chat: target.customerId }
  const { platform, chat } = target
  const name = nameOf(platform, chat)
  return name === null ? { is: 'team', platform } : { is: 'person', platform, name }
}
