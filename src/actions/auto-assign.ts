import type { Person } from '../domain/people.ts'
import { nextOnShift, shiftsOf } from '../domain/shift.ts'
import type { Instant } from '../domain/time.ts'
import { whoseTurn } from '../domain/turns.ts'
import { dayAt } from '../domain/zone.ts'
import type { Unheld } from '../store/waits.ts'
import { act } from './act.ts'
import { type Desk, inTransaction } from './desk.ts'
import { tellGiven } from './tell-given.ts'

/**
 * Gives every chat that waits and that nobody at work holds to the admin whose turn it is, where the shop wishes that. What
 * somebody has claimed or put off is left to them until that is over.
 */
export async function autoAssign(desk: Desk, now: Instant): Promise<void> {
  // At night a great many may wait: nobody looks at each of them again and again.
  if (!desk.rules.turns || (await inTurn(desk, now)) === null) return
  for (const { id } of await withoutHolder(desk, now)) {
    await inTransaction(desk, async (within) => {
      // Looked at again: what another sweep has given since stays given.
      const wait = (await withoutHolder(within, now)).find((one) => one.id === id)
      if (wait) await give(within, wait, now)
    })
  }
}

async function give(desk: Desk, wait: Unheld, now: Instant): Promise<void> {
  const { store, rules } = desk
  const to = await inTurn(desk, now)
  if (!to) return
  const key = `turn:${wait.openerId}:${wait.assignedId ?? ''}:${dayAt(rules.zone, now)}`
  const isNew = await act(desk, { chat: wait.customerId, kind: 'assign', by: null, to }, { key, at: now })
  if (!isNew) return
  const team = await store.people.all()
  // Turns of one sweep come one after the other too.
  await store.people.change(to.id, { turnAt: Math.max(now, ...team.map(({ turnAt }) => (turnAt ?? 0) + 1)) })
  await tellGiven(desk, { chat: wait.customerId, to, by: null, key, inTopic: true }, now)
}

/** Who gets the next chat; null: nobody is at work. */
async function inTurn({ store, rules }: Desk, now: Instant): Promise<Person | null> {
  const team = await store.people.all()
  return whoseTurn(team, shiftsOf(team, rules.schedule), now)
}

async function withoutHolder({ store, rules }: Desk, now: Instant): Promise<Unheld[]> {
  const { isOnShift } = shiftsOf(await store.people.all(), rules.schedule)
  const open = await store.waits.unheld(now)
  return open.filter(({ assignedId }) => !isOnShift(assignedId, now))
}

/** When somebody comes to work for whom a chat waits; null: nothing waits without a holder. */
export async function nextTurn(desk: Desk, now: Instant): Promise<Instant | null> {
  if (!desk.rules.turns || (await withoutHolder(desk, now)).length === 0) return null
  const team = (await desk.store.people.all()).filter(({ ranked }) => ranked)
  const at = nextOnShift(team, desk.rules.schedule, now)
  return at !== null && at > now ? at : null
}
