import type { Person, Role } from '../domain/people.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'

interface Enlist {
  name: string
  telegramId?: string
  telegramName?: string
  slackId?: string
  role?: Role
  /** Accounts given take the place of those the person has. */
  replacing: boolean
}

export type Enlisted = { is: 'done' | 'linked' | 'taken' | 'other-account'; person: Person }

/**
 * Adds somebody to the team, or links one more platform to somebody of that name. Added by name, they are ranked. An account
 * somebody has is only changed for another when that is wished: two people may have one name.
 */
export function enlist(desk: Desk, { role, replacing, ...who }: Enlist, cause: Cause): Promise<Enlisted> {
  return inTransaction(desk, async ({ store }) => {
    const team = await store.people.all()
    const named = team.find((p) => p.name.toLowerCase() === who.name.toLowerCase())
    const holder = team.find(
      (p) =>
        (who.telegramId && p.telegramId === who.telegramId) ||
        (who.slackId && p.slackId === who.slackId) ||
        (who.telegramName && p.telegramName === who.telegramName),
    )
    if (named && holder && named.id !== holder.id) return { is: 'taken', person: holder }
    if (named && !replacing && hasOther(named, who)) return { is: 'other-account', person: named }
    const known = named ?? holder
    if (!known) return { is: 'done', person: await store.people.add({ ...who, role: role ?? 'admin' }, cause.at) }
    const person = await store.people.change(known.id, { ...who, ...(role ? { role } : {}), ranked: true })
    return { is: 'linked', person }
  })
}

const hasOther = (person: Person, given: Partial<Pick<Person, 'telegramId' | 'slackId'>>): boolean =>
  (['telegramId', 'slackId'] as const).some((id) => given[id] && person[id] !== null && person[id] !== given[id])

export type Changed = { is: 'done' | 'last-owner' }

export function setRole(desk: Desk, { person, role }: { person: Person; role: Role }): Promise<Changed> {
  return inTransaction(desk, async ({ store }) => {
    if (role !== 'owner' && (await isLastOwner({ ...desk, store }, person))) return { is: 'last-owner' }
    await store.people.change(person.id, { role, ranked: role === 'admin' || person.ranked })
    return { is: 'done' }
  })
}

/** Somebody set off keeps their history and loses their rights; answering in the inbox does not bring them back. */
export function setOff(desk: Desk, { person, off }: { person: Person; off: boolean }): Promise<Changed> {
  return inTransaction(desk, async ({ store }) => {
    if (off && (await isLastOwner({ ...desk, store }, person))) return { is: 'last-owner' }
    await store.people.change(person.id, { active: !off })
    return { is: 'done' }
  })
}

async function isLastOwner({ store }: Desk, person: Person): Promise<boolean> {
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active)
  return owners.length === 1 && owners[0]?.id === person.id
}
