import { wordsIn } from '../chat/words/index.ts'
import { openSeconds } from '../domain/hours.ts'
import { nextStep } from '../domain/steps.ts'
import type { Instant } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Wait } from '../store/waits.ts'
import type { Desk } from './desk.ts'
import { foldRules } from './rules.ts'

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
  const { alert: w } = wordsIn(desk.rules.locale)
  const others = wait.alertId === null ? [] : await dueWith(desk, wait, wait.alertId, now)
  for (const { id } of others) await desk.store.waits.change(id, { soundedAt: now, stepAt: null })
  const longest = Math.max(...[wait, ...others].map((one) => waitedBy(desk, one, now)))
  const text =
    others.length > 0
      ? w.manyStillWait(others.length + 1, longest)
      : w.stillWaits(await nameOf(desk, wait), longest, wait.targetSeconds)
  await under(desk, [wait, ...others], 'long', text, now)
}

async function dueWith({ store, rules }: Desk, wait: Wait, alertId: number, now: Instant): Promise<Wait[]> {
  const how = foldRules(rules, null)
  return (await store.waits.ofAlert(alertId)).filter((other) => {
    const next = nextStep(other, false, how)
    return other.id !== wait.id && next?.step === 'sound' && next.at <= now
  })
}

async function nameOf({ store }: Desk, { customerId }: Wait): Promise<string> {
  const customer = await store.customers.find(customerId)
  return `${customer?.name ?? ''} (#${customerId})`
}

const waitedBy = ({ rules }: Desk, { openedAt }: Wait, now: Instant) => openSeconds(rules.schedule, openedAt, now)

/** A short reply to the alert, in every chat it stands in, unless all it speaks of has been answered when it is sent. */
async function under(desk: Desk, waits: [Wait, ...Wait[]], why: string, text: string, now: Instant): Promise<void> {
  const { store, places } = desk
  const [wait] = waits
  if (wait.alertId === null) return
  const open = waits.map(({ id }) => id)
  for (const { platform, chat } of places.alerts) {
    await owe(store, {
      key: `sound:${wait.id}:${why}:${now}:${platform}:${chat}`,
      target: { at: 'chat', platform, chat },
      owed: {
        do: 'sound',
        reply: { body: [{ text }] },
        alertId: wait.alertId,
        while: open,
      },
      priority: PRIORITY.alert,
      now,
    })
  }
  await touch(store, { of: 'alert', id: wait.alertId }, now)
}
