import { dueAt, isOpen, openMs } from '../domain/hours.ts'
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import { type Suspect, type Trouble, troublesOf } from '../domain/trouble.ts'
import { PRIORITY } from '../outbox/owed.ts'
import { isHeard } from '../store/accounts.ts'
import type { Owing, Uncopied } from '../store/checks.ts'
import type { Desk } from './desk.ts'
import { LATE_MS, muteRows, STUCK_MS, STUCK_TRIES } from './detour.ts'
import type { Ears } from './job.ts'
import { lostKey } from './lost-chat.ts'

/** How long after its time something is only late. */
const GRACE_MS = 45 * SECOND_MS
/** What a pace holds back, while others of that pace go on, is told of as such; so much later it is trouble all the same. */
const PACED_MS = 30 * MINUTE_MS
/** Answers go before everything else: none waits so long for others to go, unless a pause or the pace holds back their chat. */
const ANSWER_MS = 2 * MINUTE_MS
/** A pace of a minute lets something go at least once in that. */
const PROGRESS_MS = 90 * SECOND_MS
/** Leases are for seconds: one that ends so much later was not given by a sender. */
const LEASE_AHEAD_MS = MINUTE_MS
/** What goes last waits for everything else. */
const EDIT_MS = 10 * MINUTE_MS
/** Clocks of two processes. */
const SLACK_MS = 5 * SECOND_MS

export interface CheckMoment {
  now: Instant
  /** Since when the bot has been awake and heard everything; before, nothing could be expected of it. Null: it does not now. */
  since: Instant | null
  /** Since when it has been awake, whatever it heard. */
  awakeSince: Instant
  /** Messages written before are not looked at. */
  from: Instant
  ears: readonly Ears[]
  /** Whether the bot's own pace holds back what goes to a chat. */
  isPaced: (chat: string) => boolean
}

export interface Checked {
  troubles: Trouble[]
  /** When something that is only late now becomes trouble; null: nothing is. */
  next: Instant | null
  /** The oldest message that should have arrived and has not; null: none. */
  oldest: Instant | null
  /** Something fails of which nobody is told by other ways: not yet trouble perhaps, but not well either. */
  isFailing: boolean
}

/**
 * Looks for what should have happened and has not, from the facts alone: it goes neither by what sweeps go by (`stepAt`) nor
 * by what the outbox believes it has sent.
 */
export async function selfCheck(desk: Desk, moment: CheckMoment): Promise<Checked> {
  const { now, since } = moment
  const flow = await flowOf(desk, moment)
  const lost = since === null ? [] : await unarrived(desk, moment, since, flow)
  const failures = await failing(desk, moment)
  const suspects = [
    ...(since === null ? [] : await unalerted(desk, now, since, flow)),
    ...lost.map(({ at, ...suspect }) => suspect),
    ...(since === null ? [] : await unasked(desk, now, since, flow)),
    ...(await stuck(desk, moment, flow)),
    ...failures,
  ]
  const oldest = lost.length > 0 ? Math.min(...lost.map(({ at }) => at)) : null
  return { ...troublesOf(suspects, now), oldest, isFailing: failures.length > 0 }
}

type Reading = Pick<Desk, 'store' | 'rules'>

/**
 * paused: a platform asked for a pause, before the end of which a row cannot go. held: the bot's own pace is in its way. moving:
 * others go where it goes, and its turn will come. still: nothing goes there.
 */
type Flow = (row: Pick<Owing, 'chat' | 'notBefore'>) => 'paused' | 'held' | 'moving' | 'still'

async function flowOf({ store }: Reading, { now, isPaced }: CheckMoment): Promise<Flow> {
  const progress = await store.checks.progress(now - PROGRESS_MS)
  const paused = await store.checks.paused(now - GRACE_MS)
  const telegram = [...progress.keys()].some((chat) => !chat.startsWith('slack:'))
  // Groups and channels have a pace each; people in private have only that of Telegram.
  const isOwn = (chat: string) => chat.startsWith('slack:') || chat.startsWith('telegram:-')
  return ({ chat, notBefore }) => {
    const until = paused.get(chat) ?? 0
    if (until >= notBefore) return 'paused'
    if (isPaced(chat) || until > 0) return 'held'
    return progress.has(chat) || (!isOwn(chat) && telegram) ? 'moving' : 'still'
  }
}

/** When it is too late for a row that could have gone since `ready`: later while a pace holds it back, or others go before it. */
function patience(row: Owing | undefined, ready: Instant, flow: Flow, movingMs = PACED_MS): Instant {
  if (row?.state !== 'pending' || row.attempts > 0) return ready + GRACE_MS
  const how = flow(row)
  // However often a platform asks for one more pause, it is no excuse for longer.
  if (how === 'paused') return ready + PACED_MS
  return Math.max(ready, row.notBefore) + { held: PACED_MS, moving: movingMs, still: GRACE_MS }[how]
}

/** Who waits past their limit and nobody was alerted of. */
async function unalerted({ store, rules }: Reading, now: Instant, since: Instant, flow: Flow): Promise<Suspect[]> {
  const unheard = new Set((await store.accounts.all()).filter((one) => !isHeard(one)).map(({ id }) => id))
  const late = (await store.checks.waiting()).flatMap((wait) => {
    if (wait.accountId !== null && unheard.has(wait.accountId)) return []
    const due = dueAt(rules.schedule, wait.openedAt, wait.targetSeconds)
    if (due === null || due > now) return []
    const ready = Math.max(due, wait.claimUntil ?? 0, wait.snoozedUntil ?? 0, since)
    return ready > now && wait.alertedAt === null ? [] : [{ ...wait, ready }]
  })
  const shown = await store.checks.showing(
    late.flatMap(({ alertId }) => (alertId === null ? [] : [`alert:${alertId}`])),
  )
  return late.flatMap(({ alertId, alertedAt, customerId, ready }) => {
    const rows = shown.filter(({ subject }) => subject === `alert:${alertId}`)
    if (rows.some((row) => row.sent > 0 && (row.sentAt ?? 0) >= (alertedAt ?? 0) - SLACK_MS)) return []
    const deadlines = rows.filter(({ state }) => state === 'pending').map((row) => patience(row, ready, flow))
    const deadline = deadlines.length > 0 ? Math.min(...deadlines) : ready + GRACE_MS
    return [{ kind: 'alerts', chat: customerId, since: ready, deadline } as const]
  })
}

/** Messages of either side that have not arrived at the other, and of which nobody was told why. */
async function unarrived(desk: Desk, { now, from }: CheckMoment, since: Instant, flow: Flow) {
  const { checks } = desk.store
  const answers = await checks.uncopied('human', from, now)
  const copies = await checks.uncopied('customer', from, now)
  const topics = [...new Set(copies.map(({ customerId }) => `topic:${customerId}`))]
  const rows = await checks.owing([...[...answers, ...copies].map(({ id }) => `relay:${id}`), ...topics])
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const told = await toldLost(desk, rows, now)
  const suspect = (kind: 'answers' | 'copies', { id, customerId, at, heardAt }: Uncopied) => {
    const row = byKey.get(`relay:${id}`)
    // What was refused for good was told; a customer's message from before there was an inbox is owed to nobody.
    if (row?.state === 'dead' || (!row && kind === 'copies')) return []
    const topic = kind === 'copies' ? byKey.get(`topic:${customerId}`) : undefined
    // As long as its topic is to be made, it is that which everything waits for.
    const first = topic?.state === 'pending' ? topic : row
    if (first && told.has(first.chat)) return []
    const movingMs = kind === 'answers' ? ANSWER_MS : PACED_MS
    const deadline = patience(first, Math.max(heardAt, since), flow, movingMs)
    return [{ kind, chat: customerId, since: heardAt, deadline, at }]
  }
  return [...answers.flatMap((one) => suspect('answers', one)), ...copies.flatMap((one) => suspect('copies', one))]
}

/** Chats of which the owners know that nothing can be written there, today or since yesterday. */
async function toldLost({ store, places }: Desk, rows: readonly Owing[], now: Instant): Promise<Set<string>> {
  const failing = [
    ...new Set(rows.filter(({ state, attempts }) => state === 'pending' && attempts > 0).map((r) => r.chat)),
  ]
  if (failing.length === 0) return new Set()
  const day = Math.floor(now / DAY_MS)
  const keysOf = (lost: string) =>
    [day, day - 1].flatMap((one) =>
      places.alerts.map(({ platform, chat }) => `${lostKey(lost)}${one}:${platform}:${chat}`),
    )
  const news = await store.checks.owing(failing.flatMap(keysOf))
  return new Set(failing.filter((lost) => news.some(({ key, sent }) => sent > 0 && key.startsWith(lostKey(lost)))))
}

/** Questions that should have been asked, or were and have not arrived. None is asked while the shop is closed. */
async function unasked({ store, rules }: Reading, now: Instant, since: Instant, flow: Flow): Promise<Suspect[]> {
  if (!isOpen(rules.schedule, now)) return []
  const opened = now - Math.min(openMs(rules.schedule, now - GRACE_MS, now), GRACE_MS)
  const asked = await store.checks.asked()
  const rows = new Map((await store.checks.owing(asked.map(({ id }) => `survey:${id}`))).map((row) => [row.key, row]))
  const late = (chat: number, at: Instant, row?: Owing): Suspect => {
    const ready = Math.max(at, since, opened)
    return { kind: 'surveys', chat, since: at, deadline: patience(row, ready, flow) }
  }
  return [
    ...asked.flatMap(({ id, customerId, askAt, surveyedAt }) => {
      const row = rows.get(`survey:${id}`)
      const suspect = late(customerId, Math.max(askAt, surveyedAt ?? 0), row)
      if (row?.priority !== PRIORITY.bulk || row.state !== 'pending') return [suspect]
      // Those of a run may take hours, one after another, and nobody waits for them.
      return flow(row) !== 'still' ? [] : [{ ...suspect, deadline: suspect.deadline + EDIT_MS }]
    }),
    ...(await store.checks.unasked(now)).map(({ customerId, askAt }) => late(customerId, askAt)),
  ]
}

/** What could go and does not, with nothing else going there either; what somebody holds who will never send it. */
async function stuck({ store }: Reading, { now, awakeSince }: CheckMoment, flow: Flow): Promise<Suspect[]> {
  return (await store.checks.stuck(now)).flatMap((row): Suspect[] => {
    const { notBefore, heldForMs } = row
    const suspect = { kind: 'outbox', chat: null, since: Math.min(notBefore, now) } as const
    if (heldForMs !== null && heldForMs > LEASE_AHEAD_MS) return [{ ...suspect, deadline: now }]
    if ((heldForMs !== null && heldForMs > 0) || flow(row) !== 'still') return []
    const ready = Math.max(notBefore, awakeSince, ...(heldForMs === null ? [] : [now + heldForMs]))
    return [{ ...suspect, deadline: ready + (row.priority >= PRIORITY.edit ? EDIT_MS : GRACE_MS) }]
  })
}

/** Messages of either side and questions are looked for from the facts. */
const KNOWN = /^(?:relay|topic|survey):/

/** Chats in which news fails that can be said nowhere else, or anything while its platform takes nothing. */
async function failing(desk: Desk, { now, awakeSince, ears }: CheckMoment): Promise<Suspect[]> {
  const mute = (await muteRows(desk, { now, ears })).filter(({ key }) => !KNOWN.test(key))
  const rows = [...(await desk.store.stuck.lateNews(now - LATE_MS, now)), ...mute]
  const oldest = new Map(rows.toSorted((a, b) => b.createdAt - a.createdAt).map((row) => [row.chat, row]))
  return [...oldest.values()].map(({ createdAt, attempts }) => {
    const due = Math.max(createdAt, awakeSince) + STUCK_MS
    // What was owed long ago and held back may have failed for a moment only.
    const isNew = attempts > 0 && attempts < STUCK_TRIES
    return { kind: 'outbox', chat: null, since: createdAt, deadline: isNew ? Math.max(due, now + GRACE_MS) : due }
  })
}
