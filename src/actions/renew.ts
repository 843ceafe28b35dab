import type { Person } from '../domain/people.ts'
import { type ShopRules, targetsOf } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import { type Desk, inTransaction } from './desk.ts'
import { renewOrders } from './late-orders.ts'
import { NOTHING_HEARD, refold } from './refold.ts'

/** Under this name the settings keep what open waits were last measured by. */
const MEASURED_BY = 'MEASURED BY'

/** And after how much silence chats were to end, seconds. */
const ENDS_AFTER = 'ENDS AFTER'
const FAR: Instant = Number.MAX_SAFE_INTEGER
const ALL = 1_000_000

/** What other hours or targets did to those who wait. */
export interface Renewed {
  open: number
  /** Whose time to be answered by is another one now. */
  moved: number
  /** And how many of those have passed it with that. */
  late: number
}

/**
 * Measures everybody who waits by the rules in force, if those are others than before: due instants, whose they are, and
 * alerts that say so follow. What was alerted stays alerted, and what was closed keeps its figures.
 */
export async function renew(desk: Desk, now: Instant): Promise<Renewed> {
  const { store, rules } = desk
  const waits = await store.waits.open()
  const renewed = { open: waits.length, moved: 0, late: 0 }
  const measures = measuresOf(rules, await store.people.all())
  if ((await store.settings.all())[MEASURED_BY] === measures) return renewed
  for (const { id, customerId, openedAt, dueAt, alertedAt } of waits) {
    await refold(desk, customerId, openedAt, now, null, NOTHING_HEARD)
    const after = await store.waits.find(id)
    if (!after || after.dueAt === dueAt) continue
    renewed.moved += 1
    if (after.dueAt !== null && after.dueAt <= now && alertedAt === null) renewed.late += 1
  }
  await renewOrders(desk, now)
  await store.settings.set(MEASURED_BY, measures, null, now)
  return renewed
}

/** At start: hours, targets or the silence that ends a chat may have been changed in the environment since the last one. */
export async function renewIfChanged(desk: Desk, now: Instant): Promise<void> {
  await inTransaction(desk, async (within) => {
    await renew(within, now)
    await renewSilence(within, now)
  })
}

/** Chats that have fallen silent already end by the rule in force as well. */
async function renewSilence(desk: Desk, now: Instant): Promise<void> {
  const { store, rules } = desk
  const after = String(rules.autoResolveSeconds)
  const before = (await store.settings.all())[ENDS_AFTER]
  if (before === after) return
  const silent = before === undefined ? [] : await store.conversations.silent(FAR, ALL)
  for (const { customerId, startedAt } of silent) await refold(desk, customerId, startedAt, now, null, NOTHING_HEARD)
  await store.settings.set(ENDS_AFTER, after, null, now)
}

const measuresOf = (rules: ShopRules, team: readonly Person[]): string => {
  const shifts = team.filter((p) => p.shift !== null || p.shared || !p.active)
  const measures = [rules.schedule, targetsOf(rules, null), rules.channelTargets, rules.alerts.ladder]
  return JSON.stringify([
    ...measures,
    rules.orders.targetSeconds,
    shifts.map(({ id, shift, shared, active }) => [id, shift, shared, active]),
  ])
}
