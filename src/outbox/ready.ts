import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import { storeFails } from '../store/failure.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { type Foregone, type Prepared, prepare } from './prepare.ts'

/** What fails while it is made ready may have met a moment it was not made for; after so many it is wrong in itself. */
const TRIES = 3

/**
 * As `prepare`. A row that cannot be made ready for its own sake is an outcome like any other: put aside and told of, it does
 * not keep what stands behind it waiting. Throws only when the store fails.
 */
export async function ready(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  now: Instant,
  short: boolean,
): Promise<Prepared | Foregone | null> {
  try {
    return await prepare(store, rules, row, now, short)
  } catch (error) {
    if (storeFails(error)) throw error
    // The name alone: an error's words may hold a customer's.
    const why = error instanceof Error ? error.name : 'unknown trouble'
    const isLast = row.attempts + 1 >= TRIES
    return {
      rows: [row],
      outcome: isLast ? { is: 'refused', because: 'unready', why } : { is: 'failed', why },
    }
  }
}
