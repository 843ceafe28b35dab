import { BUSINESS_WINDOW_MS } from '../domain/survey-run.ts'
import type { Instant } from '../domain/time.ts'
import type { Customer } from '../store/customers.ts'
import type { Desk } from './desk.ts'

/** Whether the bot may write to a customer by itself: not to who cannot be reached, in a Business chat only as its account allows. */
export async function mayWriteTo({ store }: Pick<Desk, 'store'>, customer: Customer, now: Instant): Promise<boolean> {
  if (customer.unreachableAt !== null || customer.ignored) return false
  if (customer.channel !== 'business') return true
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  const [last] = await store.messages.customerWords(customer.id, now - BUSINESS_WINDOW_MS, 1)
  return account?.enabled === true && account.canReply && last !== undefined
}
