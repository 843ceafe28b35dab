import type { Platform } from '../chat/heard.ts'
import { type Instant, MINUTE_MS } from '../domain/time.ts'
import { type Owed, PRIORITY, subjectKey, type Target } from '../outbox/owed.ts'
import { peek } from '../outbox/payload.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Desk, TeamChat } from './desk.ts'
import { waysToOwners } from './owners.ts'
import { percentOf } from './sound.ts'
import { tellTeam } from './tell-team.ts'

/** News that a chat of the team was to be told, as it stands in a row. */
interface News {
  row: OutboxRow
  target: Extract<Target, { at: 'chat' }>
  owed: Extract<Owed, { do: 'say' | 'show' | 'sound' }>
}

interface Trouble {
  now: Instant
  /** Refused for good; otherwise it is only late, and may still arrive where it was owed. */
  isRefused: boolean
  /** Whether anything arrives on a platform, as far as is known. */
  works: (platform: Platform) => boolean
}

/**
 * News that does not arrive in one chat of the team is said in another, once, with where it comes from: in the other alert
 * chats, and when it fails in all of them to the owners in private. False when nobody can be told.
 */
export async function sayElsewhere(desk: Desk, row: OutboxRow, trouble: Trouble): Promise<boolean> {
  const news = newsOf(row)
  if (!news) return false
  const { store } = desk
  if (await store.stuck.isElsewhere(row.key)) return true
  const copies = await copiesOf(desk, news)
  const told = copies.some((copy) => arrives(copy, trouble))
  const targets = told ? [] : await placesFor(desk, news, copies, trouble)
  if (!told && targets.length === 0) return false
  const { platform } = news.target
  const root = rootOf(news)
  const instead = ('instead' in news.owed && news.owed.instead) || { platform, root }
  const percent = await urgency(desk, news, trouble.now)
  await tellTeam(desk, targets, {
    key: insteadKey(root),
    owed: { ...movable(news), instead },
    now: trouble.now,
    percent,
  })
  await store.stuck.markElsewhere(row.key, trouble.now)
  return true
}

/** The key under which what was owed under another is said somewhere else. */
export const insteadKey = (key: string): string => `instead:${key}`

/** Not an answer to a command, nor what is meant for one pair of eyes: neither is of use to anybody else. */
function newsOf(row: OutboxRow): News | null {
  const known = peek(row)
  if (known?.target.at !== 'chat' || row.sent > 0 || row.key.startsWith('reply:') || row.key.startsWith('given:'))
    return null
  const { target, owed } = known
  if (target.thread || target.onlyFor || (row.priority !== PRIORITY.alert && row.priority !== PRIORITY.bulk))
    return null
  return owed.do === 'say' || owed.do === 'show' || owed.do === 'sound' ? { row, target, owed } : null
}

/** A sound is made under an alert; where that does not stand it is said by itself. */
function movable({ owed }: News): Extract<Owed, { do: 'say' | 'show' }> {
  return owed.do === 'sound' ? { do: 'say', reply: owed.reply, while: owed.while } : owed
}

/** The key of what was owed first, without the chat it ends in: the same news has the same in every chat. */
function rootOf({ row, target, owed }: News): string {
  if ('instead' in owed && owed.instead) return owed.instead.root
  const end = `:${target.platform}:${target.chat}`
  return row.key.endsWith(end) ? row.key.slice(0, -end.length) : row.key
}

/** The same news in other chats. */
async function copiesOf(desk: Desk, news: News): Promise<OutboxRow[]> {
  const { store, places } = desk
  const { owed, row } = news
  if (owed.do === 'show') {
    return (await store.outbox.ofSubject(subjectKey(owed.subject))).filter(({ id }) => id !== row.id)
  }
  const chats = [...places.alerts, ...(await waysToOwners(desk)).flat()]
  const root = rootOf(news)
  const ends = chats.map(({ platform, chat }) => `:${platform}:${chat}`)
  const keys = ends.flatMap((end) => [root + end, insteadKey(root + end)])
  const found = await Promise.all([...new Set(keys)].map((key) => store.outbox.byKey(key)))
  return found.filter((copy) => copy !== null).filter(({ id }) => id !== row.id)
}

/** It has been said there, or there is no reason yet why it should not be. */
function arrives({ sent, state, attempts, createdAt }: OutboxRow, { now, isRefused }: Trouble): boolean {
  if (sent > 0) return true
  return isRefused && state === 'pending' && attempts === 0 && now - createdAt < MINUTE_MS
}

/** The other alert chats; without any, the owners in private: one chat each, on the other platform when this one is late. */
async function placesFor(
  desk: Desk,
  { row, target }: News,
  copies: readonly OutboxRow[],
  { works, isRefused }: Trouble,
) {
  // A group that has moved is the same group: the row says where it is now.
  const known = new Set([row, ...copies].map(({ chat }) => chat))
  const open = ({ platform, chat }: TeamChat) => works(platform) && !known.has(`${platform}:${chat}`)
  const others = desk.places.alerts.filter(open)
  if (others.length > 0) return others
  return (await waysToOwners(desk)).flatMap((ways) => {
    const may = ways.filter(open)
    const better = isRefused ? undefined : may.find(({ platform }) => platform !== target.platform)
    return better ?? may[0] ?? []
  })
}

/** How much of its target whoever waits longest in an alert has used: from some point on it is told at any hour. */
async function urgency(desk: Desk, { owed }: News, now: Instant): Promise<number> {
  const id =
    owed.do === 'sound' ? owed.alertId : owed.do === 'show' && owed.subject.of === 'alert' ? owed.subject.id : null
  const waits = id === null ? [] : await desk.store.waits.ofAlert(id)
  return Math.max(0, ...waits.filter(({ state }) => state === 'open').map((wait) => percentOf(desk, wait, now)))
}
