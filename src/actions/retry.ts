import { DAY_MS } from '../domain/time.ts'
import { peek } from '../outbox/payload.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { judge } from './judge.ts'
import { refold } from './refold.ts'

/** As far back as `/status` shows what was put aside. */
const REACH_MS = 7 * DAY_MS
const AT_MOST = 1000

/**
 * Tries again what does not arrive: one thing, or all of it. Each keeps its place in its chat, before what waits there. An
 * answer that was refused counts as one again while it is on its way. Returns how many; a second time finds nothing left.
 */
export async function retry(desk: Desk, what: number | 'all', { at }: Cause): Promise<number> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const one = what === 'all' ? null : await store.outbox.find(what)
    const rows =
      what === 'all'
        ? (await store.stuck.list(at - REACH_MS, AT_MOST)).map(({ row }) => row)
        : one === null
          ? []
          : [one]
    let count = 0
    for (const row of rows) {
      if ((await store.stuck.again([row.id], at)) === 0) continue
      count += 1
      await onItsWay(within, row, at)
    }
    return count
  })
}

async function onItsWay(desk: Desk, row: OutboxRow, at: number): Promise<void> {
  const owed = peek(row)?.owed
  const message = owed?.do === 'relay' ? await desk.store.messages.find(owed.messageId) : null
  if (!message || message.refusedAt === null) return
  await desk.store.messages.change(message.id, { refusedAt: null })
  await judge(desk, { ...message, refusedAt: null }, at)
  await refold(desk, message.customerId, message.at, at)
}
