import { nextOpen } from '../domain/hours.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Survey } from '../store/surveys.ts'
import { type Desk, inTransaction } from './desk.ts'

const AT_ONCE = 100
/** A business account may only write where the customer wrote in the last day. */
const BUSINESS_WINDOW_MS = DAY_MS

/** Asks the customers whose turn it is: in opening hours, each at most once in the shop's cool-down. */
export async function ask(desk: Desk, now: Instant): Promise<void> {
  for (;;) {
    const due = await desk.store.surveys.due(now, AT_ONCE)
    if (due.length === 0) return
    await inTransaction(desk, async (within) => {
      for (const survey of due) await askOne(within, survey, now)
    })
  }
}

async function askOne(desk: Desk, survey: Survey, now: Instant): Promise<void> {
  const { store, rules } = desk
  const customer = await store.customers.find(survey.customerId)
  const conversation = await store.conversations.find(survey.conversationId)
  const open = nextOpen(rules.schedule, now)
  if (open !== null && open > now) {
    await store.surveys.change(survey.id, { askAt: open })
    return
  }
  if (!customer || !conversation?.endedAt || !(await mayAsk(desk, customer, now))) {
    await store.surveys.change(survey.id, { state: 'cancelled' })
    return
  }
  await store.surveys.change(survey.id, { state: 'asked', creditId: conversation.lastAnswerBy })
  // Counted from the asking, so that two conversations ending together ask once; delivery confirms it.
  await store.customers.change(customer.id, { surveyedAt: now })
  await owe(store, {
    key: `survey:${survey.id}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'show', subject: { of: 'survey', id: survey.id } },
    priority: PRIORITY.rest,
    now,
  })
}

async function mayAsk({ store, rules }: Desk, customer: Customer, now: Instant): Promise<boolean> {
  if (customer.unreachableAt !== null || customer.ignored) return false
  if (customer.surveyedAt !== null && now - customer.surveyedAt < rules.surveyCooldownSeconds * 1000) return false
  if (customer.channel !== 'business') return true
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  const [last] = await store.messages.customerWords(customer.id, now - BUSINESS_WINDOW_MS, 1)
  return account?.enabled === true && account.canReply && last !== undefined
}
