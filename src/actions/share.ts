import type { Person } from '../domain/people.ts'
import type { Account } from '../store/accounts.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { renew } from './renew.ts'

/** A login: somebody on the team with their Business accounts, or an account without anybody. */
export interface SharedLogin {
  person: Person | null
  account: Account | null
  shared: boolean
}

/**
 * Says that several people write with a login, or that one does again. A shared one is not ranked and never charged; what
 * was credited before stays as it is.
 */
export function share(desk: Desk, { person, account, shared }: SharedLogin, cause: Cause): Promise<{ is: 'done' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    if (person) await store.people.change(person.id, { shared, ranked: !shared && person.role === 'admin' })
    const accounts = await store.accounts.all()
    for (const { id, ...one } of accounts.filter((a) => a.id === account?.id || (person && a.personId === person.id))) {
      await store.accounts.put({ ...one, shared }, cause.at)
    }
    await renew(within, cause.at)
    return { is: 'done' }
  })
}
