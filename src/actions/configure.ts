import type { Person } from '../domain/people.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { renew } from './renew.ts'
import { rulesFrom, type SettingName } from './rules.ts'

interface Setting {
  name: SettingName
  value: string
  by: Person
}

/** Changes a rule of the shop. Open waits are due anew in the same transaction. */
export function configure(desk: Desk, { name, value, by }: Setting, cause: Cause): Promise<{ is: 'done' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    await store.settings.set(name, value, by.id, cause.at)
    const rules = rulesFrom(desk.rules, await store.settings.all())
    await renew({ ...within, rules }, cause.at)
    return { is: 'done' }
  })
}
