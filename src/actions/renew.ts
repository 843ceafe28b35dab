import { type ShopRules, targetsOf } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import { type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

/** Under this name the settings keep what open waits were last measured by. */
const MEASURED_BY = 'MEASURED BY'

/**
 * Measures everybody who waits by the rules in force: due instants, whose they are, and alerts that say so follow. What was
 * alerted stays alerted, and what was closed keeps its figures.
 */
export async function renew(desk: Desk, now: Instant): Promise<void> {
  const { store, rules } = desk
  for (const { customerId, openedAt } of await store.waits.open()) await refold(desk, customerId, openedAt, now)
  await store.settings.set(MEASURED_BY, measuresOf(rules), null, now)
}

/** At start: hours or targets may have been changed in the environment since the last one. */
export async function renewIfChanged(desk: Desk, now: Instant): Promise<void> {
  const before = (await desk.store.settings.all())[MEASURED_BY]
  if (before !== measuresOf(desk.rules)) await inTransaction(desk, (within) => renew(within, now))
}

const measuresOf = (rules: ShopRules): string =>
  JSON.stringify([rules.schedule, targetsOf(rules, null), rules.channelTargets])
