import type { Person } from '../domain/people.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { renew } from './renew.ts'

/**
 * Says when somebody works; null: whenever the shop is open. Whose a wait is that is still open follows at once; what was
 * closed keeps its figures.
 */
export function setShift(
  desk: Desk,
  { person, shift }: { person: Person; shift: string | null },
  cause: Cause,
): Promise<{ is: 'done' }> {
  return inTransaction(desk, async (within) => {
    await within.store.people.change(person.id, { shift })
    await renew(within, cause.at)
    return { is: 'done' }
  })
}
