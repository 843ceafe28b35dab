import { storeFails } from '../store/failure.ts'
import { type Desk, inTransaction } from './desk.ts'

/**
 * Does something about each of many, in one transaction. When one of them fails for its own sake each gets its own, so that
 * it keeps nobody else waiting; its error is thrown at the end.
 */
export async function each<T>(
  desk: Desk,
  items: readonly T[],
  work: (within: Desk, item: T) => Promise<void>,
): Promise<void> {
  if (items.length === 0) return
  try {
    await inTransaction(desk, async (within) => {
      for (const item of items) await work(within, item)
    })
  } catch (error) {
    if (items.length < 2 || storeFails(error)) throw error
    await apart(desk, items, work)
  }
}

async function apart<T>(desk: Desk, items: readonly T[], work: (within: Desk, item: T) => Promise<void>) {
  const failures: unknown[] = []
  for (const item of items) {
    await inTransaction(desk, (within) => work(within, item)).catch((error: unknown) => {
      if (storeFails(error)) throw error
      failures.push(error)
    })
  }
  if (failures.length > 0) throw failures[0]
}
