import type { Address } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { customerFile } from './customer-file.ts'
import type { Owed } from './owed.ts'
import type { Prepared } from './prepare.ts'

/** What the shop owes about a customer's data: a file of all of it, or that the topic of somebody erased goes. */
export async function preparePrivacy(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  to: Address,
  owed: Extract<Owed, { do: 'clear' | 'file' }>,
): Promise<Prepared | null> {
  if (owed.do === 'file') {
    const file = await customerFile(store, rules, owed)
    return file && { rows: [row], parcel: { do: 'file', to, file } }
  }
  const customer = await store.customers.find(owed.customerId)
  if (!customer?.inbox || !customer.topicId) return null
  const title = wordsIn(rules.locale).privacy.erase.topic(customer.id)
  return { rows: [row], parcel: { do: 'clear', to: { ...to, chat: customer.inbox, thread: customer.topicId }, title } }
}
