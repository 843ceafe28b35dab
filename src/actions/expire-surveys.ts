import type { Instant } from '../domain/time.ts'
import type { Survey } from '../store/surveys.ts'
import { touchSurvey } from './comment.ts'
import type { Desk } from './desk.ts'
import { each } from './each.ts'

const AT_ONCE = 100

/** Closes questions nobody answered in their time: they lose their buttons, and late presses are told so kindly. */
export async function expireSurveys(desk: Desk, now: Instant): Promise<void> {
  for (;;) {
    const over = await desk.store.surveys.over(now, AT_ONCE)
    if (over.length === 0) return
    await each(desk, over, (within, survey) => expire(within, survey, now))
  }
}

async function expire(desk: Desk, { id, customerId }: Survey, now: Instant): Promise<void> {
  const { store } = desk
  // Read again: a vote that came at the last moment counts.
  if ((await store.surveys.find(id))?.state !== 'asked') return
  await store.surveys.change(id, { state: 'expired', remindAt: null })
  // In a Business chat nothing can be edited any more once the customer's day is over.
  const customer = await store.customers.find(customerId)
  if (customer?.channel !== 'business') await touchSurvey(desk, id, now)
}
