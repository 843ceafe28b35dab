import type { Address } from '../chat/parcel.ts'
import type { Store } from '../store/store.ts'
import { movedTo } from './moves.ts'
import type { Target } from './owed.ts'

/** Where a target is right now; null when there is nowhere to go (no topic yet, no inbox, nobody to reach). */
export async function addressOf(store: Store, target: Target): Promise<Address | null> {
  if (target.at === 'chat') {
    const { platform, chat, thread, onlyFor } = target
    return { platform, chat: movedTo(await store.settings.all(), chat), thread, onlyFor }
  }
  const customer = await store.customers.find(target.customerId)
  if (!customer) return null
  if (target.at === 'topic') {
    if (!customer.inbox || !customer.topicId) return null
    return { platform: 'telegram', chat: customer.inbox, thread: customer.topicId }
  }
  if (customer.unreachableAt !== null || customer.ignored) return null
  if (customer.channel === 'telegram') return { platform: 'telegram', chat: customer.address }
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  if (!account?.enabled || !account.canReply) return null
  return { platform: 'telegram', chat: customer.address.split(':')[1] ?? '', connectionId: account.connectionId }
}
