import { type Chat, NPS_RUN, type Said } from '../world.ts'
import type { Stretch, Talk } from './chat.ts'
import type { MinuteClock } from './clock.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const COOLDOWN = 7 * DAY
/** Words this soon after a vote go with it. */
const COMMENT = 15 * MINUTE

/** A question that reached a customer. */
export interface Survey {
  kind: 'csat' | 'nps'
  chat: Chat
  credit: string | null
  deliveredAt: number
  score: number | null
  votedAt: number[]
}

/** Questions after conversations, each delivered at the moment it was asked. */
export function surveysOf(chat: Chat, talks: readonly Talk[], clock: MinuteClock, end: number): Survey[] {
  const ended = talks.flatMap(({ stretches }) => stretches.map((stretch) => ({ stretch, at: askedAt(stretch, clock) })))
  const surveys: Survey[] = []
  for (const { stretch, at } of ended.sort((a, b) => a.at - b.at)) {
    if (at > end || !stretch.everAnswered || (stretch.wentOnAt !== null && stretch.wentOnAt <= at)) continue
    const last = surveys.at(-1)
    if ((last && at - last.deliveredAt < COOLDOWN) || !canBeAsked(chat, at)) continue
    const presses = (chat.votes[surveys.length] ?? []).map(({ after, score }) => ({ at: at + after * MINUTE, score }))
    const counted = presses.filter((one) => one.at < end && one.at - presses[0]!.at <= DAY)
    // Who presses what they had pressed has said nothing new.
    const changing = counted.filter(({ score }, index) => score !== counted[index - 1]?.score)
    surveys.push({
      ...{ kind: 'csat', chat, credit: stretch.lastBy, deliveredAt: at },
      ...{ score: counted.at(-1)?.score ?? null, votedAt: changing.map((one) => one.at) },
    })
  }
  return surveys
}

const askedAt = ({ resolvedAt, seenAt }: Stretch, clock: MinuteClock): number =>
  clock.nextOpen(Math.max(resolvedAt, seenAt)) ?? Number.POSITIVE_INFINITY

/** Not who has blocked the bot since they last wrote; a Business customer only on the day they wrote. */
function canBeAsked(chat: Chat, at: number): boolean {
  const before = chat.events.filter((event) => event.at <= at)
  const blocked = before.findLast((event) => event.is === 'done' && event.kind === 'unreachable')
  const wrote = before.findLast((event) => event.is === 'said' && event.by === 'customer')
  if (blocked && blocked.at > (wrote?.at ?? 0)) return false
  if (chat.channel !== 'business') return true
  return before.some((event) => isWords(event) && (event.deletedAt ?? at + 1) > at && event.at >= at - DAY)
}

const isWords = (event: Chat['events'][number]): event is Said => event.is === 'said' && event.by === 'customer'

/** Everybody whose chat was answered on the days of the run, but who was asked lately, waits, or cannot be written to. */
export function npsSurveysOf(talks: readonly Talk[], asked: readonly Survey[]): Survey[] {
  const { at, from, to } = NPS_RUN
  const chats = [...new Set(talks.map(({ chat }) => chat))]
  return chats.flatMap((chat): Survey[] => {
    const own = talks.filter((talk) => talk.chat === chat)
    const answered = chat.events.some((event) => {
      const counts = event.is === 'said' && event.by === 'admin' && !event.refused && event.deletedAt === undefined
      return counts && from <= event.at && event.at < to
    })
    const lately = asked.some((one) => one.chat === chat && at - one.deliveredAt < COOLDOWN)
    const waits = own.some((talk) => talk.waits.some(({ state }) => state === 'open'))
    if (!answered || lately || waits || own.some(({ trial }) => trial) || !canBeAsked(chat, at)) return []
    const last = own.findLast(({ lastAnswer }) => lastAnswer !== null)?.lastAnswer
    const score = chat.nps[0]?.score ?? null
    return [{ kind: 'nps', chat, credit: last?.by ?? null, deliveredAt: at, score, votedAt: [] }]
  })
}

/** Messages that are words to a vote and nothing else: the first text soon after it, unless it asks something. */
export function commentsOf(chat: Chat, surveys: readonly Survey[]): Set<number> {
  const comments = new Set<number>()
  for (const { votedAt, deliveredAt } of surveys) {
    const first = chat.events.find((event): event is Said => {
      const soon = votedAt.some((at) => event.at >= at && event.at - at <= COMMENT)
      return isWords(event) && event.kind === 'text' && soon && event.at >= deliveredAt
    })
    if (first && !first.text?.includes('?')) comments.add(first.id)
  }
  return comments
}
