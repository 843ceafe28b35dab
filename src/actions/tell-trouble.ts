import type { Reply } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import type { ShopRules } from '../domain/rules.ts'
import { DAY_MS, type Instant, MINUTE_MS } from '../domain/time.ts'
import { OWN_TROUBLES, type Trouble, type TroubleKind } from '../domain/trouble.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import { type Desk, inTransaction } from './desk.ts'
import { peaceUntil } from './tell-team.ts'

/** Under this name the settings keep what was told and is not over. */
const TOLD = 'SELF-CHECK TOLD'
/** Grown to twice as many, it is told again, but not in the same breath; and once a day as long as it lasts. */
const AGAIN_MS = 10 * MINUTE_MS

interface Told {
  count: number
  at: Instant
  /** Which process said so. */
  by: string
}

type Open = Partial<Record<TroubleKind, Told>>

/** Who looks, and when. */
interface Witness {
  now: Instant
  by: string
}

/** Whether something was told and is not yet said to be over. */
export async function isTold({ store }: Desk): Promise<boolean> {
  return Object.keys(openOf(await store.settings.all())).length > 0
}

/** Tells the team's alert chats of troubles that are new or have grown, each once, however many processes see it. */
export async function tellTroubles(desk: Desk, troubles: readonly Trouble[], { now, by }: Witness): Promise<void> {
  if (!news(openOf(await desk.store.settings.all()), troubles, now).length) return
  await inTransaction(desk, async (within) => {
    const open = openOf(await within.store.settings.all())
    const told = news(open, troubles, now)
    if (told.length === 0) return
    const added = Object.fromEntries(told.map(({ kind, count }) => [kind, { count, at: now, by }]))
    await within.store.settings.set(TOLD, JSON.stringify({ ...open, ...added }), null, now)
    await tell(within, now, troubleReply(within.rules, told))
  })
}

/** Nothing is wrong any more as far as this process sees: said once, when no other one that runs has troubles of its own. */
export async function tellWell(desk: Desk, { now, by }: Witness): Promise<void> {
  await inTransaction(desk, async (within) => {
    const { store } = within
    const open = Object.entries(openOf(await store.settings.all())) as [TroubleKind, Told][]
    if (open.length === 0) return
    const left: [TroubleKind, Told][] = []
    for (const [kind, told] of open) {
      const isOthers = OWN_TROUBLES.includes(kind) && told.by !== by
      if (isOthers && (await store.checks.lives(told.by))) left.push([kind, told])
    }
    if (left.length > 0) return store.settings.set(TOLD, JSON.stringify(Object.fromEntries(left)), null, now)
    await store.settings.remove(TOLD)
    await tell(within, now, wellReply(within.rules))
  })
}

/** The key of what was told at an instant, in one chat. */
export const tellingKey = (at: Instant, { platform, chat }: { platform: string; chat: string }): string =>
  `check:${at}:${platform}:${chat}`

/** When something was last told that is not over. */
export async function lastTold({ store }: Desk): Promise<Instant | null> {
  const at = Object.values(openOf(await store.settings.all())).map((told) => told.at)
  return at.length > 0 ? Math.max(...at) : null
}

/** What is told of troubles. */
export function troubleReply({ locale, zone }: ShopRules, troubles: readonly Trouble[]): Reply {
  const { selfCheck: w } = wordsIn(locale)
  const line = ({ kind, count, chats, since, jobs = [] }: Trouble): string => {
    const clock = formatClock(since, zone, locale)
    if (kind === 'jobs') return w.jobs(jobs.join(', '), clock)
    if (kind === 'sweep' || kind === 'database' || kind === 'file') return w[kind](clock)
    return kind === 'outbox' ? w.outbox(count) : w[kind](count, chats)
  }
  return { tone: 'warning', body: [{ text: w.title }, ...troubles.map((trouble) => ({ text: line(trouble) }))] }
}

/** What is told when all is over. */
export const wellReply = ({ locale }: ShopRules): Reply => ({ body: [{ text: wordsIn(locale).selfCheck.well }] })

/** In a lane of its own, for what is stuck may be the very lane of that chat; that all is well stands behind what was wrong. */
async function tell(desk: Desk, now: Instant, reply: Reply): Promise<void> {
  for (const chat of desk.places.alerts) {
    await owe(desk.store, {
      key: tellingKey(now, chat),
      target: { at: 'chat', ...chat },
      owed: { do: 'say', reply },
      priority: PRIORITY.alert,
      now,
      apart: 'check',
      notBefore: (await peaceUntil(desk, chat, now, 0)) ?? now,
    })
  }
}

function news(open: Open, troubles: readonly Trouble[], now: Instant): Trouble[] {
  return troubles.filter(({ kind, count }) => {
    const told = open[kind]
    if (!told || now - told.at > DAY_MS) return true
    return count >= 2 * told.count && now - told.at >= AGAIN_MS
  })
}

const openOf = (settings: Readonly<Record<string, string>>): Open => JSON.parse(settings[TOLD] ?? '{}')
