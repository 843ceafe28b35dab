import { nextOpen } from '../domain/hours.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Survey } from '../store/surveys.ts'
import type { Desk } from './desk.ts'
import { each } from './each.ts'
import { mayBeAsked } from './may-ask.ts'

const AT_ONCE = 100

/** Reminds, once and in opening hours, whoever has not answered and has not been in touch since. */
export async function remind(desk: Desk, now: Instant): Promise<void> {
  for (;;) {
    const due = await desk.store.surveys.toRemind(now, AT_ONCE)
    if (due.length === 0) return
    await each(desk, due, (within, survey) => remindOne(within, survey.id, now))
  }
}

async function remindOne(desk: Desk, id: number, now: Instant): Promise<void> {
  const { store, rules } = desk
  // Read again: somebody may have answered meanwhile.
  const survey = await store.surveys.find(id)
  if (survey?.state !== 'asked' || survey.remindAt === null || survey.remindAt > now) return
  const open = nextOpen(rules.schedule, now)
  // Switched off meanwhile, nobody is reminded any more.
  const isOn = rules.surveys.reminder && (rules.surveys.csat || survey.kind === 'nps')
  const wanted = isOn && open !== null && (await isMissed(desk, survey, open))
  const later = wanted && open > now
  await store.surveys.change(survey.id, { remindAt: later ? open : null, ...(wanted && !later && { remindedAt: now }) })
  if (!wanted || later) return
  await owe(store, {
    key: `reminder:${survey.id}`,
    target: { at: 'customer', customerId: survey.customerId },
    owed: { do: 'show', subject: { of: 'reminder', id: survey.id } },
    priority: PRIORITY.rest,
    now,
  })
}

/** Still to be answered by somebody who may be asked, and to whom nothing has happened since. */
async function isMissed(desk: Desk, { customerId, deliveredAt, expiresAt }: Survey, at: Instant): Promise<boolean> {
  const { store } = desk
  const customer = await store.customers.find(customerId)
  if (!customer || deliveredAt === null || (expiresAt !== null && expiresAt <= at)) return false
  const latest = await store.conversations.latest(customerId)
  const moved = latest && (latest.endedAt === null || latest.endedAt > deliveredAt || latest.startedAt > deliveredAt)
  return !moved && mayBeAsked(desk, customer, at)
}
