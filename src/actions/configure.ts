import type { Person } from '../domain/people.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { type Renewed, renew } from './renew.ts'
import { rulesFrom, type SettingName } from './rules.ts'

interface Setting {
  name: SettingName
  /** Null: the shop has said nothing about it any more. */
  value: string | null
  by: Person
  /** The command that shows it, for whoever takes the change back. */
  shownBy?: string
}

/** A change of one setting, kept so that it can be taken back. */
interface Change {
  id: number
  name: string
  was: string | null
  is: string | null
  shownBy: string | null
}

/** What a change did; `undo` is its number. */
export interface Configured extends Renewed {
  is: 'done'
  undo: number
}

/** Under this name the settings keep the latest changes of them. */
const CHANGES = 'CHANGES'
const KEPT = 30

/** Changes a rule of the shop. Open waits are due anew in the same transaction. */
export function configure(desk: Desk, { name, value, by, shownBy }: Setting, cause: Cause): Promise<Configured> {
  return inTransaction(desk, (within) => put(within, { name, is: value, shownBy: shownBy ?? null }, by, cause))
}

export type TakenBack = (Configured & { shownBy: string | null }) | { is: 'unknown' } | { is: 'changed-since' }

/** Takes one change of a setting back, unless it has been changed again since. */
export function takeBack(desk: Desk, { id, by }: { id: number; by: Person }, cause: Cause): Promise<TakenBack> {
  return inTransaction(desk, async (within) => {
    const said = await within.store.settings.all()
    const change = changesIn(said).find((one) => one.id === id)
    if (!change) return { is: 'unknown' }
    if ((said[change.name] ?? null) !== change.is) return { is: 'changed-since' }
    const done = await put(within, { name: change.name, is: change.was, shownBy: change.shownBy }, by, cause)
    return { ...done, shownBy: change.shownBy }
  })
}

async function put(desk: Desk, change: Omit<Change, 'id' | 'was'>, by: Person, { at }: Cause): Promise<Configured> {
  const { settings } = desk.store
  const { name, is } = change
  const said = await settings.all()
  const before = changesIn(said)
  const id = (before.at(-1)?.id ?? 0) + 1
  const changes = [...before, { ...change, id, was: said[name] ?? null }].slice(-KEPT)
  await settings.set(CHANGES, JSON.stringify(changes), null, at)
  await (is === null ? settings.remove(name) : settings.set(name, is, by.id, at))
  const rules = rulesFrom(desk.environment, await settings.all())
  return { is: 'done', undo: id, ...(await renew({ ...desk, rules }, at)) }
}

const changesIn = (said: Readonly<Record<string, string>>): Change[] => JSON.parse(said[CHANGES] ?? '[]')
