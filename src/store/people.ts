import { type Person, ROLES } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Person as Row } from './generated/sqlite/client.ts'
import { plain } from './plain.ts'
import type { Scope } from './store.ts'

type Changes = Partial<Omit<Person, 'id'>>

/** The shop's team. */
export function people({ db, shopId, memory }: Scope) {
  return {
    all(): Promise<readonly Person[]> {
      return memory.recall('people', async () => {
        const rows = await db.person.findMany({ where: { shopId }, orderBy: { id: 'asc' } })
        return rows.map(toPerson)
      })
    },
    async add(person: Changes & Pick<Person, 'name' | 'role'>, at: Instant): Promise<Person> {
      const row = await db.person.create({ data: { ...person, shopId, createdAt: at } })
      memory.forget()
      return toPerson(row)
    },
    async change(id: number, changes: Changes): Promise<Person> {
      const row = await db.person.update({ where: { id, shopId }, data: changes })
      memory.forget()
      return toPerson(row)
    },
  }
}

function toPerson(row: Row): Person {
  const { shopId, createdAt, role, ...rest } = plain(row)
  return { ...rest, role: ROLES.find((r) => r === role) ?? 'admin' }
}
