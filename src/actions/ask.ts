import { nextOpen } from '../domain/hours.ts'
import type { ShopRules } from '../domain/rules.ts'
import { NPS_COOLDOWN_MS, SURVEY_LASTS_MS } from '../domain/survey.ts'
import { HOUR_MS, type Instant } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Survey } from '../store/surveys.ts'
import { notAsked } from './call-off.ts'
import type { Desk } from './desk.ts'
import { each } from './each.ts'
import { mayBeAsked } from './may-ask.ts'

const AT_ONCE = 100
/** Whoever waits for an answer about their order is asked about it later. */
const LATER_MS = HOUR_MS

/** Asks the customers whose turn it is: in opening hours, each at most once in the shop's cool-down. */
export async function ask(desk: Desk, now: Instant): Promise<void> {
  const { surveys } = desk.store
  for (let due = await surveys.due(now, AT_ONCE); due.length > 0; due = await surveys.due(now, AT_ONCE)) {
    await each(desk, due, (within, survey) => askDue(within, survey.id, now))
  }
}

/** Looks after the questions that are on their way and have not arrived. */
export async function putBackUnsent(desk: Desk, now: Instant): Promise<void> {
  await each(desk, await desk.store.surveys.onTheWay(), (within, survey) => putBack(within, survey, now))
}

/** Asks whose turn it still is: what another process has asked since is not asked a second time. */
export async function askDue(desk: Desk, id: number, now: Instant): Promise<void> {
  const survey = await desk.store.surveys.find(id)
  if (survey?.state === 'planned' && survey.askAt <= now) await askOne(desk, survey, now)
}

/** What could not be sent before the shop closed waits for the opening; what was held back at sending is decided anew. */
async function putBack({ store, rules }: Desk, { id }: Survey, now: Instant): Promise<void> {
  const open = nextOpen(rules.schedule, now)
  const survey = await store.surveys.find(id)
  if (survey?.state !== 'asked' || survey.deliveredAt !== null) return
  const closed = open !== null && open > now
  const row = await store.outbox.byKey(`survey:${id}`)
  if (!closed && row?.state === 'pending') return
  await notAsked({ store }, survey.customerId)
  if (closed) await postpone({ store }, survey, open)
  else await store.surveys.change(id, { state: 'planned' })
}

/** Of a conversation the question is planned anew, for its end may move meanwhile; any other only waits. */
async function postpone(
  { store }: Pick<Desk, 'store'>,
  { id, customerId, conversationId, kind }: Survey,
  askAt: Instant,
) {
  if (conversationId === null) return store.surveys.change(id, { state: 'planned', askAt })
  await store.surveys.change(id, { state: 'cancelled' })
  await store.surveys.plan({ customerId, conversationId, kind, askAt })
}

/** Asks one customer, if they may still be asked; otherwise they are not. */
async function askOne(desk: Desk, survey: Survey, now: Instant): Promise<void> {
  const { store, rules } = desk
  const customer = await store.customers.find(survey.customerId)
  const open = nextOpen(rules.schedule, now)
  if (open !== null && open > now) return void (await postpone(desk, survey, open))
  const about = customer && (await subjectOf(desk, survey, now))
  if (about === 'later') return void (await postpone(desk, survey, now + LATER_MS))
  if (!customer || !about || !(await mayAsk(desk, survey, customer, now))) {
    await store.surveys.change(survey.id, { state: 'cancelled' })
    return
  }
  await store.surveys.change(survey.id, { state: 'asked', ...about, ...looks(rules, now) })
  // Counted from the asking, so that two conversations ending together ask once; delivery confirms it.
  await store.customers.change(customer.id, { surveyedAt: now })
  const subject = { of: 'survey', id: survey.id } as const
  const isNew = await owe(store, {
    key: `survey:${survey.id}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'show', subject },
    priority: survey.runId === null ? PRIORITY.rest : PRIORITY.bulk,
    now,
  })
  // Asked before, and called off on its way.
  if (!isNew) await touch(store, subject, now)
}

/** As the shop wants it at this moment; both are counted from the delivery then. */
const looks = ({ surveys }: ShopRules, now: Instant) => ({
  style: surveys.style,
  remindAt: surveys.reminder ? now : null,
})

type About = { creditId: number | null } | 'later' | null

/** What is asked about still stands, and who answered last at this moment; null: it does not. */
async function subjectOf({ store, rules }: Desk, survey: Survey, now: Instant): Promise<About> {
  const { customerId, conversationId, orderId, runId } = survey
  if (runId !== null) {
    const isRunning = (await store.runs.find(runId))?.state === 'running'
    return isRunning && !(await isWaiting()) ? lastAnswered() : null
  }
  if (!rules.surveys.csat) return null
  if (orderId !== null) {
    const order = await store.surveys.orderOf(survey)
    if (order?.state !== 'delivered' || now - survey.askAt > SURVEY_LASTS_MS) return null
    return (await isWaiting()) ? 'later' : lastAnswered()
  }
  const conversation = conversationId === null ? null : await store.conversations.find(conversationId)
  return conversation?.endedAt ? { creditId: conversation.lastAnswerBy } : null

  async function isWaiting(): Promise<boolean> {
    return (await store.waits.now(customerId))?.state === 'open'
  }
  async function lastAnswered(): Promise<About> {
    return { creditId: await store.conversations.lastAnswerBy(customerId) }
  }
}

async function mayAsk(desk: Desk, { kind }: Survey, customer: Customer, now: Instant): Promise<boolean> {
  const { store, rules } = desk
  const { surveyedAt } = customer
  if (surveyedAt !== null && now - surveyedAt < rules.surveyCooldownSeconds * 1000) return false
  const npsAt = kind === 'nps' ? await store.surveys.lastDelivered(customer.id, 'nps') : null
  if (npsAt !== null && now - npsAt < NPS_COOLDOWN_MS) return false
  return mayBeAsked(desk, customer, now)
}
