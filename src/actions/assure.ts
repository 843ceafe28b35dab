import {
  ASSURANCE_SETTING,
  type AssuranceChange,
  assuranceFrom,
  assuranceSaid,
  changed,
  MOST_WORDS,
  wordCount,
} from '../domain/assurance/settings.ts'
import type { Person } from '../domain/people.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'

/** same: it was so already. */
export type Assured = { is: 'done' | 'same' | 'too-many' }

/** Changes how the shop has its admins' messages read. What was found before stays as it is. */
export function assure(
  desk: Desk,
  { change, by }: { change: AssuranceChange; by: Person },
  cause: Cause,
): Promise<Assured> {
  return inTransaction(desk, async ({ store }) => {
    const before = assuranceFrom(await store.settings.all())
    const after = changed(before, change)
    const said = assuranceSaid(after)
    if (said === assuranceSaid(before)) return { is: 'same' }
    if (wordCount(after) > Math.max(MOST_WORDS, wordCount(before))) return { is: 'too-many' }
    await store.settings.set(ASSURANCE_SETTING, said, by.id, cause.at)
    return { is: 'done' }
  })
}
