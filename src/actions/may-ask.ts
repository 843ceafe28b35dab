import type { Instant } from '../domain/time.ts'
import type { Customer } from '../store/customers.ts'
import type { Desk } from './desk.ts'
import { mayWriteTo } from './may-write.ts'

/** Whether a customer can be written to about a survey and has not asked for none, whenever they were asked last. */
export async function mayBeAsked({ store }: Desk, customer: Customer, now: Instant): Promise<boolean> {
  return !(await store.customers.hasOptedOut(customer)) && mayWriteTo({ store }, customer, now)
}
