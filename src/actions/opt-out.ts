import type { HeardMessage, Sender } from '../chat/heard.ts'
import { say } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { localeOf } from '../domain/locale.ts'
import { isOptOut } from '../domain/opt-out.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import { callOff } from './call-off.ts'
import { touchSurvey } from './comment.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import type { Hearing } from './hearing.ts'
import { isTheirs } from './vote.ts'

/** A customer's tap on "do not ask again". Somebody else's changes nothing; a vote given before stays. */
export function pressOptOut(
  desk: Desk,
  { survey: id, by }: { survey: number; by: Sender },
  cause: Cause,
): Promise<{ is: 'done' | 'not-yours' }> {
  return inTransaction(desk, async (within) => {
    const survey = await within.store.surveys.find(id)
    const customer = survey && (await within.store.customers.find(survey.customerId))
    if (!survey || !customer || !isTheirs(customer, by)) return { is: 'not-yours' }
    await optOut(within, customer, cause.at)
    await touchSurvey(within, id, cause.at)
    return { is: 'done' }
  })
}

/** Whether these words only ask for no more surveys, by somebody who had one. */
export const typesOptOut = (fact: HeardMessage, { surveyedAt }: Customer): boolean =>
  fact.content.kind === 'text' && surveyedAt !== null && isOptOut(fact.content.text ?? '')

/** The same typed: said back where the bot may write; into a Business chat it writes nothing but its surveys, which say so. */
export async function hearOptOut(h: Hearing, fact: HeardMessage, customer: Customer): Promise<void> {
  const { store, rules } = h.desk
  await optOut(h.desk, customer, h.now)
  const latest = await store.surveys.latest(customer.id)
  if (latest) await touchSurvey(h.desk, latest.id, h.now)
  if (customer.channel === 'business') return
  await owe(store, {
    key: `optout:${fact.ref}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'say', reply: say(wordsIn(localeOf(customer.locale) ?? rules.locale).survey.optedOutTyped) },
    priority: PRIORITY.toCustomer,
    now: h.now,
  })
}

/** Kept for ever: nothing planned is asked, nothing open is reminded of, and no run asks them again. */
async function optOut(desk: Desk, customer: Customer, at: Instant): Promise<void> {
  const { store } = desk
  if (customer.optedOutAt === null) await store.customers.change(customer.id, { optedOutAt: at })
  await callOff(desk, { customerId: customer.id })
  for (const { id } of await store.surveys.open(customer.id)) {
    await store.surveys.change(id, { state: 'expired', remindAt: null })
    await touchSurvey(desk, id, at)
  }
}
