import type { Person } from './people.ts'
import { namedBy } from './signature.ts'

/** Answers one login has signed with one name, and who they were credited to. */
interface Signed {
  signature: string
  personId: number | null
  creditId: number | null
  messages: number
}

/** What an owner should see of the signatures of late. Most messages first. */
export interface Puzzles {
  /** Signed by nobody known, or by a name that several people have. */
  unknown: { name: string; messages: number; people: readonly Person[] }[]
  /** Somebody's own login, with answers that others have signed. */
  foreign: { login: Person; names: readonly string[]; messages: number }[]
}

/** A login is taken for shared once so many of its answers were signed by others. */
const ENOUGH = 3

const most = (a: { messages: number }, b: { messages: number }) => b.messages - a.messages

/** Reads late signatures by the team as it is now: whoever has been added since is no puzzle any more. */
export function puzzlesOf(signed: readonly Signed[], team: readonly Person[]): Puzzles {
  const unknown = new Map<string, Puzzles['unknown'][number]>()
  const foreign = new Map<number, { login: Person; names: Set<string>; messages: number }>()
  // Written one way or another, the commonest is shown.
  for (const { signature, personId, creditId, messages } of signed.toSorted(most)) {
    const people = namedBy(signature, team)
    const login = team.find(({ id }) => id === personId)
    if (creditId === null && people.length !== 1) {
      const key = signature.toLowerCase()
      const one = unknown.get(key) ?? { name: signature, messages: 0, people }
      unknown.set(key, { ...one, messages: one.messages + messages })
    } else if (login && !login.shared && creditId === login.id && people[0] && !people.includes(login)) {
      const one = foreign.get(login.id) ?? { login, names: new Set(), messages: 0 }
      foreign.set(login.id, { login, names: one.names.add(people[0].name), messages: one.messages + messages })
    }
  }
  return {
    unknown: [...unknown.values()].sort(most),
    foreign: [...foreign.values()]
      .filter(({ messages }) => messages >= ENOUGH)
      .map((one) => ({ ...one, names: [...one.names] }))
      .sort(most),
  }
}
