import { BUSINESS_WINDOW_MS } from '../domain/survey-run.ts'
import type { Instant } from '../domain/time.ts'
import type { Customer } from '../store/customers.ts'
import type { Desk } from './desk.ts'

/** Whether a customer can be written to about a survey and has not asked for none, whenever they were asked last. */
export async function mayBeAsked({ store }: Desk, customer: Customer, now: Instant): Promise<boolean> {
  if (customer.unreachableAt !== null || customer.ignored || (await store.customers.hasOptedOut(customer))) return false
  if (customer.channel !== 'business') return true
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  const [last] = await store.messages.customerWords(customer.id, now - BUSINESS_WINDOW_MS, 1)
  return account?.enabled === true && account.canReply && last !== undefined
}
