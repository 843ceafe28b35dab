import type { Parcel } from '../chat/parcel.ts'
import type { Instant } from '../domain/time.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { isForgotten } from '../store/privacy.ts'
import type { Store } from '../store/store.ts'
import { owe } from './owe.ts'
import { PRIORITY } from './owed.ts'
import { read } from './payload.ts'

interface Arrived {
  parcel: Parcel
  receipt: string
  now: Instant
}

/**
 * Whether a customer was erased while something about them was on its way: then what has just arrived is taken back. Their
 * topic goes again, and what stands in a chat of the team says no more whom it was about. Call it in a transaction.
 */
export async function takenBack(tx: Store, row: OutboxRow, { parcel, receipt, now }: Arrived): Promise<boolean> {
  const newest = await tx.outbox.find(row.id)
  if (newest === null || !isForgotten(newest) || isForgotten(row)) return false
  const { owed } = read(row)
  if (owed.do === 'topic') await oweClearing(tx, owed.customerId, { chat: parcel.to.chat, thread: receipt }, now)
  else if (parcel.do === 'post') await tx.privacy.blank(row, receipt, now)
  return true
}

/** A topic of somebody erased is to go. It is known until it is gone, for what is written there. */
export async function oweClearing(
  store: Store,
  customerId: number,
  topic: { chat: string; thread: string },
  now: Instant,
): Promise<void> {
  await store.customers.change(customerId, { inbox: topic.chat, topicId: topic.thread })
  await owe(store, {
    key: `clear:${customerId}`,
    target: { at: 'chat', platform: 'telegram', ...topic },
    owed: { do: 'clear', customerId },
    priority: PRIORITY.topic,
    // While it cannot be deleted, whoever writes there is still told that nobody reads it.
    apart: true,
    now,
  })
}
