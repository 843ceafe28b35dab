import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'

const PREFIX = 'MOVED '

/** A group became a supergroup: its customers, what waits for it and what was set to it follow to the new id. */
export async function followMove(store: Store, from: string, to: string, now: Instant): Promise<void> {
  if (await isCircle(store, from, to)) return
  await store.customers.moveInbox(from, to)
  await store.outbox.moveChat(`telegram:${from}`, `telegram:${to}`)
  await store.settings.set(`${PREFIX}${from}`, to, null, now)
}

/** Said to have moved to where it moved away from, nobody knows where a chat is. */
export async function isCircle(store: Store, from: string, to: string): Promise<boolean> {
  return movedTo(await store.settings.all(), to) === from
}

/** Where a chat is now, by the moves the shop has seen. */
export function movedTo(settings: Readonly<Record<string, string>>, chat: string): string {
  const next = settings[`${PREFIX}${chat}`]
  return next === undefined || next === chat ? chat : movedTo(settings, next)
}
