import { nextOpen } from '../domain/hours.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Survey } from '../store/surveys.ts'
import { notAsked } from './call-off.ts'
import { type Desk, inTransaction } from './desk.ts'

const AT_ONCE = 100
/** A business account may only write where the customer wrote in the last day. */
const BUSINESS_WINDOW_MS = DAY_MS

/** Asks the customers whose turn it is: in opening hours, each at most once in the shop's cool-down. */
export async function ask(desk: Desk, now: Instant): Promise<void> {
  if ((await desk.store.surveys.onTheWay()).length > 0) await inTransaction(desk, (within) => putBack(within, now))
  for (;;) {
    const due = await desk.store.surveys.due(now, AT_ONCE)
    if (due.length === 0) return
    await inTransaction(desk, async (within) => {
      for (const survey of due) await askOne(within, survey, now)
    })
  }
}

/** What could not be sent before the shop closed waits for the opening; what was held back at sending is decided anew. */
async function putBack(desk: Desk, now: Instant): Promise<void> {
  const open = nextOpen(desk.rules.schedule, now)
  for (const survey of await desk.store.surveys.onTheWay()) {
    const closed = open !== null && open > now
    const row = await desk.store.outbox.byKey(`survey:${survey.id}`)
    if (!closed && row?.state === 'pending') continue
    await notAsked(desk, survey.customerId)
    if (closed) await postpone(desk, survey, open)
    else await desk.store.surveys.change(survey.id, { state: 'planned' })
  }
}

async function postpone({ store }: Desk, { id, customerId, conversationId, kind }: Survey, askAt: Instant) {
  await store.surveys.change(id, { state: 'cancelled' })
  if (conversationId !== null) await store.surveys.plan({ customerId, conversationId, kind, askAt })
}

async function askOne(desk: Desk, survey: Survey, now: Instant): Promise<void> {
  const { store, rules } = desk
  const customer = await store.customers.find(survey.customerId)
  const conversation = survey.conversationId === null ? null : await store.conversations.find(survey.conversationId)
  const open = nextOpen(rules.schedule, now)
  if (open !== null && open > now) return postpone(desk, survey, open)
  if (!customer || !conversation?.endedAt || !(await mayAsk(desk, customer, now))) {
    await store.surveys.change(survey.id, { state: 'cancelled' })
    return
  }
  await store.surveys.change(survey.id, { state: 'asked', creditId: conversation.lastAnswerBy })
  // Counted from the asking, so that two conversations ending together ask once; delivery confirms it.
  await store.customers.change(customer.id, { surveyedAt: now })
  const subject = { of: 'survey', id: survey.id } as const
  const isNew = await owe(store, {
    key: `survey:${survey.id}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'show', subject },
    priority: PRIORITY.rest,
    now,
  })
  // Asked before, and called off on its way.
  if (!isNew) await touch(store, subject, now)
}

async function mayAsk({ store, rules }: Desk, customer: Customer, now: Instant): Promise<boolean> {
  if (customer.unreachableAt !== null || customer.ignored) return false
  if (customer.surveyedAt !== null && now - customer.surveyedAt < rules.surveyCooldownSeconds * 1000) return false
  if (customer.channel !== 'business') return true
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  const [last] = await store.messages.customerWords(customer.id, now - BUSINESS_WINDOW_MS, 1)
  return account?.enabled === true && account.canReply && last !== undefined
}
