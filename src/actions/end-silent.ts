import type { Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import { each } from './each.ts'
import { refold } from './refold.ts'

const AT_ONCE = 100

/** Ends conversations in which nothing has stirred for the shop's time; their customers are then asked how it was. */
export async function endSilent(desk: Desk, now: Instant): Promise<void> {
  for (;;) {
    const silent = await desk.store.conversations.silent(now, AT_ONCE)
    if (silent.length === 0) return
    await each(desk, silent, (within, c) => refold(within, c.customerId, c.startedAt, now, now))
  }
}
