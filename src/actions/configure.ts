import type { Person } from '../domain/people.ts'
import { nextStep } from '../domain/steps.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { foldRules, rulesFrom, type SettingName } from './rules.ts'

interface Setting {
  name: SettingName
  value: string
  by: Person
}

/**
 * Changes a rule of the shop. Open waits are due anew in the same transaction; what was alerted stays alerted, and what
 * was closed keeps its figures.
 */
export function configure(desk: Desk, { name, value, by }: Setting, cause: Cause): Promise<{ is: 'done' }> {
  return inTransaction(desk, async ({ store }) => {
    await store.settings.set(name, value, by.id, cause.at)
    const rules = foldRules(rulesFrom(desk.rules, await store.settings.all()))
    for (const wait of await store.waits.open()) {
      const targetSeconds = rules.targetSeconds[wait.kind]
      const dueAt = rules.dueAt(wait.openedAt, targetSeconds)
      const conversation = await store.conversations.find(wait.conversationId)
      const step = nextStep({ ...wait, targetSeconds, dueAt }, conversation?.assignedId != null, rules)
      await store.waits.change(wait.id, { targetSeconds, dueAt, stepAt: step?.at ?? null })
    }
    return { is: 'done' }
  })
}
