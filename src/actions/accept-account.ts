import { touch } from '../outbox/owe.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { holdUnheard } from './unheard.ts'

/** The owner's word on a Business account that somebody outside the team connected. Accepting it makes them an admin. */
export function acceptAccount(
  desk: Desk,
  { account: id, accept }: { account: number; accept: boolean },
  cause: Cause,
): Promise<{ is: 'done' | 'unknown' }> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const account = (await store.accounts.all()).find((a) => a.id === id)
    if (!account) return { is: 'unknown' }
    // The same press delivered again must not undo what was decided since.
    const press = `ACCOUNT ${id} BY ${cause.key}`
    if ((await store.settings.all())[press] !== undefined) return { is: 'done' }
    await store.settings.set(press, accept ? 'yes' : 'no', null, cause.at)
    const known = (await store.people.all()).find((p) => p.telegramId === account.userId)
    const person =
      known ??
      (accept
        ? await store.people.add({ name: account.name, role: 'admin', telegramId: account.userId }, cause.at)
        : null)
    const standing = accept ? 'accepted' : 'refused'
    const { id: _, ...rest } = account
    const decided = await store.accounts.put({ ...rest, standing, personId: person?.id ?? null }, cause.at)
    await holdUnheard(within, decided, account, cause)
    await touch(store, { of: 'account', id }, cause.at)
    return { is: 'done' }
  })
}
