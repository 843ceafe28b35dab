import type { Place, Sender } from '../chat/heard.ts'
import { nextOpen } from '../domain/hours.ts'
import type { Person } from '../domain/people.ts'
import { NPS_COOLDOWN_MS } from '../domain/survey.ts'
import { BUSINESS_WINDOW_MS, type Selection, selectForRun } from '../domain/survey-run.ts'
import { HOUR_MS, type Instant, SECOND_MS } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY, type Target } from '../outbox/owed.ts'
import { runMoved } from '../outbox/run-progress.ts'
import type { Span } from '../store/conversations.ts'
import type { SurveyRun } from '../store/runs.ts'
import { askDue } from './ask.ts'
import { notAsked } from './call-off.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { each } from './each.ts'

/** How many are asked in a second: of the thirty Telegram takes, ten stay free for everybody else. */
export const RUN_PER_SECOND = 20
/** A platform slower than that is not given more than it takes. */
const ON_THE_WAY = 2 * RUN_PER_SECOND
/** Whom a run would ask, as it was counted for the owner, holds for this long. */
const COUNT_HOLDS_MS = HOUR_MS

/** Whom a run over a span would ask now, and who is left out and why. */
export async function selectRun({ store, rules }: Desk, span: Span, now: Instant): Promise<Selection> {
  const since = { npsSince: now - NPS_COOLDOWN_MS, wroteSince: now - BUSINESS_WINDOW_MS }
  return selectForRun(await store.runs.candidates(span, since), rules.surveyCooldownSeconds * SECOND_MS, now)
}

interface Start {
  span: Span
  /** When it was counted for the owner: the same count starts one run, however often the button is pressed. */
  countedAt: Instant
  by: Person
  sender: Sender
  place: Place
}

export type Started = { is: 'done' | 'already'; asking: number } | { is: 'running' | 'stale' | 'nobody' | 'never-open' }

/** Begins to ask everybody of a span for NPS, one run at a time. */
export function startRun(desk: Desk, { span, countedAt, by, sender, place }: Start, cause: Cause): Promise<Started> {
  return inTransaction(desk, async (within) => {
    const { store, rules } = within
    const { at } = cause
    const known = await store.runs.since(countedAt)
    if (known) return { is: 'already', asking: known.asking }
    if (await store.runs.running()) return { is: 'running' }
    if (at - countedAt > COUNT_HOLDS_MS || countedAt > at + HOUR_MS) return { is: 'stale' }
    const open = nextOpen(rules.schedule, at)
    if (open === null) return { is: 'never-open' }
    const { ask } = await selectRun(within, span, at)
    if (ask.length === 0) return { is: 'nobody' }
    const askAt = (i: number) => open + Math.floor(i / RUN_PER_SECOND) * SECOND_MS
    const whom = ask.map((customerId, i) => ({ customerId, askAt: askAt(i) }))
    const run = await store.runs.start(span, whom, { byId: by.id, at })
    await owe(store, {
      key: `run:${run.id}`,
      target: whereToTell(within, sender, place),
      owed: { do: 'show', subject: { of: 'run', id: run.id } },
      priority: PRIORITY.alert,
      now: at,
    })
    return { is: 'done', asking: ask.length }
  })
}

/** Where it was started; a Slack channel the bot may not be in is told in private instead. */
function whereToTell({ places }: Desk, { id }: Sender, { platform, chat, thread }: Place): Target {
  const known = places.alerts.some((one) => one.platform === platform && one.chat === chat)
  if (platform === 'slack' && !known) return { at: 'chat', platform, chat: id }
  return { at: 'chat', platform, chat, thread: platform === 'telegram' ? thread : undefined }
}

/** Asks the next of the run that goes on, a second's share at a time, in opening hours only. */
export async function askRun(desk: Desk, now: Instant): Promise<void> {
  if (!(await desk.store.runs.running())) return
  const due = await inTransaction(desk, (within) => next(within, now))
  if (due === null) return
  try {
    await each(desk, due.ids, (within, id) => askDue(within, id, now))
  } finally {
    await inTransaction(desk, (within) => goOn(within, due.run, now))
  }
}

interface Share {
  run: number
  /** The questions to be asked now; none while those before them are on their way. */
  ids: readonly number[]
}

/** Whom to ask now; null: it is not time for anybody. */
async function next(desk: Desk, now: Instant): Promise<Share | null> {
  const { store, rules } = desk
  const run = await store.runs.running()
  if (!run) return null
  const first = await store.runs.nextAsk(run.id)
  if (first === null && (await store.runs.onTheWay(run.id)) === 0) await runMoved(store, run.id, now)
  if (first === null || first > now) return null
  const open = nextOpen(rules.schedule, now) ?? now
  if (open > now) {
    await delay(desk, run, first, open, now)
    return null
  }
  const room = Math.min(RUN_PER_SECOND, ON_THE_WAY - (await store.runs.onTheWay(run.id)))
  return { run: run.id, ids: room > 0 ? await store.runs.due(run.id, now, room) : [] }
}

/** The rest of a run a second later. */
async function goOn({ store }: Desk, run: number, now: Instant): Promise<void> {
  const rest = await store.runs.nextAsk(run)
  if (rest !== null && rest <= now) await store.runs.delay(run, now + SECOND_MS - rest)
  // Whoever was passed over moves it on as well.
  await runMoved(store, run, now)
}

async function delay({ store }: Desk, run: SurveyRun, from: Instant, to: Instant, now: Instant): Promise<void> {
  await store.runs.delay(run.id, to - from)
  await runMoved(store, run.id, now)
}

/** Stops a run: nobody more is asked, answers to what was sent still count. */
export function stopRun(desk: Desk, id: number | null, cause: Cause): Promise<{ is: 'done' | 'not-running' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const run = await store.runs.running()
    if (!run || (id !== null && run.id !== id)) return { is: 'not-running' }
    for (const customerId of await store.runs.callOff(run.id)) await notAsked(within, customerId)
    await store.runs.end(run.id, 'stopped', cause.at)
    await runMoved(store, run.id, cause.at)
    return { is: 'done' }
  })
}
