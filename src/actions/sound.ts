import { wordsIn } from '../chat/words/index.ts'
import { openMs, openSeconds } from '../domain/hours.ts'
import { maskedWords } from '../domain/quote.ts'
import { nextStep } from '../domain/steps.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import { letGo, touch } from '../outbox/owe.ts'
import { subjectKey } from '../outbox/owed.ts'
import { peek } from '../outbox/payload.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Wait } from '../store/waits.ts'
import type { Desk, TeamChat } from './desk.ts'
import { foldRules } from './rules.ts'
import { teamName } from './team-name.ts'
import { peaceUntil, tellTeam } from './tell-team.ts'

/** A claim or a snooze is over and nobody has answered: edits make no sound, and this must be heard. */
export async function sound(desk: Desk, wait: Wait, over: 'claim' | 'snooze', now: Instant): Promise<void> {
  const { alert: w } = wordsIn(desk.rules.locale)
  const name = await nameOf(desk, wait)
  const waited = waitedBy(desk, wait, now)
  if (over === 'snooze') return under(desk, [wait], over, w.snoozeExpired(name, waited), now)
  const claimer = (await desk.store.people.all()).find((p) => p.id === wait.claimedById)
  await under(desk, [wait], over, w.claimExpired(name, claimer?.name ?? w.somebody, waited), now)
}

/** Three times the target has passed. Lines of a shared message whose time it is as well are told of in one reply. */
export async function remind(desk: Desk, wait: Wait, now: Instant): Promise<void> {
  const { alert: w, promise: p } = wordsIn(desk.rules.locale)
  const others = wait.alertId === null ? [] : await dueWith(desk, wait, wait.alertId, now)
  const how = foldRules(desk.rules, null)
  for (const other of others) {
    const next = nextStep({ ...other, soundedAt: now }, false, how)
    await desk.store.waits.change(other.id, { soundedAt: now, stepAt: next?.at ?? null })
  }
  const longest = Math.max(...[wait, ...others].map((one) => waitedBy(desk, one, now)))
  const name = await nameOf(desk, wait)
  const promised = await promiseOf(desk, wait)
  const text =
    others.length > 0
      ? w.manyStillWait(others.length + 1, longest)
      : promised !== null
        ? p.stillWaits(name, promised, longest)
        : w.stillWaits(name, longest, wait.targetSeconds)
  await under(desk, [wait, ...others], 'long', text, now)
}

async function dueWith({ store, rules }: Desk, wait: Wait, alertId: number, now: Instant): Promise<Wait[]> {
  const how = foldRules(rules, null)
  return (await store.waits.ofAlert(alertId)).filter((other) => {
    const next = nextStep(other, false, how)
    return other.id !== wait.id && next?.step === 'sound' && next.at <= now
  })
}

const PROMISE_LENGTH = 40

/** The words in which somebody asked the customer for patience; null when this wait is no promise. */
export async function promiseOf({ store }: Desk, { kind, openerId }: Wait): Promise<string | null> {
  if (kind !== 'promise') return null
  const words = (await store.messages.find(openerId))?.text ?? ''
  return maskedWords(words, PROMISE_LENGTH) || '…'
}

async function nameOf({ store }: Desk, { customerId }: Wait): Promise<string> {
  const customer = await store.customers.find(customerId)
  return teamName(customer ?? { id: customerId, name: '' })
}

const waitedBy = ({ rules }: Desk, { openedAt }: Wait, now: Instant) => openSeconds(rules.schedule, openedAt, now)

/** A short reply to the alert, in every chat it stands in, unless all it speaks of has been answered when it is sent. */
async function under(desk: Desk, waits: [Wait, ...Wait[]], why: string, text: string, now: Instant): Promise<void> {
  const [wait] = waits
  if (wait.alertId === null) return
  const open = waits.map(({ id }) => id)
  const percent = Math.max(...waits.map((one) => percentOf(desk, one, now)))
  const alertId = wait.alertId
  const owed = { do: 'sound', reply: { body: [{ text }] }, alertId, while: open } as const
  for (const chat of [...desk.places.alerts, ...(await insteadOf(desk, alertId))]) {
    const row = await alertIn(desk, chat, alertId)
    if (row && (await goesNow(desk, chat, row, now, percent))) continue
    await tellTeam(desk, [chat], { key: `sound:${wait.id}:${why}:${now}`, owed, now, percent })
  }
  await touch(desk.store, { of: 'alert', id: alertId }, now)
}

/** The ladder has come to somebody: the alert comes to them in private, or sounds again where they have it already. */
export async function tellInPrivate(
  desk: Desk,
  wait: Wait,
  chat: TeamChat,
  percent: number,
  now: Instant,
): Promise<void> {
  const { alertId } = wait
  if (alertId === null) return
  const row = await alertIn(desk, chat, alertId)
  if (!row) {
    const owed = { do: 'show', subject: { of: 'alert', id: alertId } } as const
    return tellTeam(desk, [chat], { key: `tell:${alertId}`, owed, now, percent })
  }
  if (await goesNow(desk, chat, row, now, percent)) return
  const { alert: w } = wordsIn(desk.rules.locale)
  const text = w.stillWaits(await nameOf(desk, wait), waitedBy(desk, wait, now), wait.targetSeconds)
  const owed = { do: 'sound', reply: { body: [{ text }] }, alertId, while: [wait.id] } as const
  await tellTeam(desk, [chat], { key: `tell:${wait.id}:${percent}`, owed, now, percent })
}

/** A shared alert that is held back goes out once somebody in it has waited too long for quiet hours. */
export async function showHeld(desk: Desk, alertId: number, percent: number, now: Instant): Promise<void> {
  for (const chat of desk.places.alerts) {
    const row = await alertIn(desk, chat, alertId)
    if (row) await goesNow(desk, chat, row, now, percent)
  }
}

/** Where else an alert stands, because a chat it was owed to could not be reached. */
async function insteadOf({ store }: Desk, id: number): Promise<TeamChat[]> {
  const shown = (await store.outbox.ofSubject(subjectKey({ of: 'alert', id }))).map(peek)
  return shown.flatMap((known) =>
    known?.target.at === 'chat' && 'instead' in known.owed
      ? [{ platform: known.target.platform, chat: known.target.chat }]
      : [],
  )
}

async function alertIn({ store }: Desk, { platform, chat }: TeamChat, id: number): Promise<OutboxRow | undefined> {
  return (await store.outbox.ofSubject(subjectKey({ of: 'alert', id }))).find((r) => r.chat === `${platform}:${chat}`)
}

/** An alert that was held back for somebody's quiet hours and may be shown now makes its own sound. */
async function goesNow(desk: Desk, chat: TeamChat, row: OutboxRow, now: Instant, percent: number): Promise<boolean> {
  return (await peaceUntil(desk, chat, now, percent)) === null && letGo(desk.store, row, now)
}

/** How much of its target a wait has used, percent. */
export const percentOf = ({ rules }: Desk, { openedAt, targetSeconds }: Wait, now: Instant): number =>
  (openMs(rules.schedule, openedAt, now) * 100) / (targetSeconds * SECOND_MS)
