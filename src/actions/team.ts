import type { Person, Role } from '../domain/people.ts'
import { touch } from '../outbox/owe.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { renew } from './renew.ts'

interface Enlist {
  name: string
  telegramId?: string
  telegramName?: string
  slackId?: string
  role?: Role
  /** Accounts given take the place of those the person has. */
  replacing: boolean
}

/** ranked: was on the team and is measured from now on. known: nothing was new. */
export type Enlisted = { is: 'done' | 'linked' | 'ranked' | 'known' | 'taken' | 'other-account'; person: Person }

/**
 * Adds somebody to the team, or links one more platform to somebody of that name. Whoever is added is ranked, also by name
 * alone: then their signature tells what they wrote. An account somebody has is only changed for another when that is
 * wished: two people may have one name, and so may a person and a login of several people.
 */
export function enlist(desk: Desk, { role, replacing, ...who }: Enlist, cause: Cause): Promise<Enlisted> {
  return inTransaction(desk, async ({ store }) => {
    const team = await store.people.all()
    const named = team.find((p) => (replacing || !p.shared) && p.name.toLowerCase() === who.name.toLowerCase())
    const holder = team.find(
      (p) =>
        (who.telegramId && p.telegramId === who.telegramId) ||
        (who.slackId && p.slackId === who.slackId) ||
        (who.telegramName && p.telegramName === who.telegramName),
    )
    if (holder && holder.id !== named?.id && (named || holder.shared)) return { is: 'taken', person: holder }
    if (named && !replacing && hasOther(named, who)) return { is: 'other-account', person: named }
    const known = named ?? holder
    if (!known) return { is: 'done', person: await store.people.add({ ...who, role: role ?? 'admin' }, cause.at) }
    const { name, ...accounts } = who
    const changes = { ...accounts, name: named?.name ?? name, ...(role ? { role } : {}), ranked: !known.shared }
    const person = await store.people.change(known.id, changes)
    if (Object.keys(accounts).length > 0) return { is: 'linked', person }
    return { is: known.ranked ? 'known' : 'ranked', person }
  })
}

const hasOther = (person: Person, given: Partial<Pick<Person, 'telegramId' | 'slackId'>>): boolean =>
  (['telegramId', 'slackId'] as const).some((id) => given[id] && person[id] !== null && person[id] !== given[id])

export type Changed = { is: 'done' | 'last-owner' }

export function setRole(desk: Desk, { person, role }: { person: Person; role: Role }): Promise<Changed> {
  return inTransaction(desk, async ({ store }) => {
    if (role !== 'owner' && (await isLastOwner({ ...desk, store }, person))) return { is: 'last-owner' }
    await store.people.change(person.id, { role, ranked: !person.shared && (role === 'admin' || person.ranked) })
    return { is: 'done' }
  })
}

/** `accounts`: Business accounts of theirs that are not read any more, or are again. */
export type SetOff = Changed & { accounts: number }

/**
 * Somebody set off keeps their history and loses their rights; answering in the inbox does not bring them back. Their Business
 * account is theirs, so it is read no longer, until they are back.
 */
export function setOff(desk: Desk, { person, off }: { person: Person; off: boolean }, cause: Cause): Promise<SetOff> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    if (off && (await isLastOwner(within, person))) return { is: 'last-owner', accounts: 0 }
    await store.people.change(person.id, { active: !off })
    const [from, to] = off ? ['accepted', 'refused'] : ['refused', 'accepted']
    const accounts = (await store.accounts.all()).filter((a) => a.personId === person.id && a.standing === from)
    for (const { id, ...account } of accounts) {
      await store.accounts.put({ ...account, standing: to }, cause.at)
      await touch(store, { of: 'account', id }, cause.at)
    }
    await renew(within, cause.at)
    return { is: 'done', accounts: accounts.filter(({ enabled }) => enabled).length }
  })
}

async function isLastOwner({ store }: Desk, person: Person): Promise<boolean> {
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active)
  return owners.length === 1 && owners[0]?.id === person.id
}
