import type { Person } from '../domain/people.ts'
import { nextStep, SNOOZE_TARGETS } from '../domain/steps.ts'
import type { Instant } from '../domain/time.ts'
import { touch } from '../outbox/owe.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { foldRules } from './rules.ts'
import { waitOf } from './wait-of.ts'

interface Snooze {
  chat: number
  waitId?: number
  until: Instant
  by: Person
  /** A lead may snooze past three times the target. */
  mayPass: boolean
}

export type Snoozed = { is: 'done'; until: Instant } | { is: 'nothing-waits' } | { is: 'too-long'; latest: Instant }

/** Quiets a wait's alert for a while; the clock runs on. */
export function snooze(desk: Desk, { chat, waitId, until, by, mayPass }: Snooze, cause: Cause): Promise<Snoozed> {
  return inTransaction(desk, async (within) => {
    const wait = await waitOf(within, chat, waitId)
    if (wait?.state !== 'open') return { is: 'nothing-waits' }
    const rules = foldRules(within.rules, null)
    const latest = rules.dueAt(wait.openedAt, wait.targetSeconds * SNOOZE_TARGETS)
    if (!mayPass && latest !== null && until > latest) return { is: 'too-long', latest }
    const fact = { kind: 'snooze', at: cause.at, order: 0, byId: by.id, toId: null } as const
    // The same press delivered again would snooze for longer.
    const isNew = await within.store.messages.act({ ...fact, customerId: chat, key: `${cause.key}:snooze` })
    if (!isNew) return { is: 'done', until: wait.snoozedUntil ?? until }
    const conversation = await within.store.conversations.find(wait.conversationId)
    const step = nextStep({ ...wait, snoozedUntil: until }, conversation?.assignedId != null, rules)
    await within.store.waits.change(wait.id, { snoozedUntil: until, stepAt: step?.at ?? null })
    if (wait.alertId !== null) await touch(within.store, { of: 'alert', id: wait.alertId }, cause.at)
    return { is: 'done', until }
  })
}
