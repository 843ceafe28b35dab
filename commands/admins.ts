import type { Moment } from '../src/chat/command.ts'
import type { Text } from '../src/chat/reply.ts'
import type { Person } from '../src/domain/people.ts'
import { command } from './support/command.ts'

export default command({
  name: 'admins',
  args: {},
  allow: 'owner',
  examples: ['admins'],
  async run(_, { team, words }) {
    const { title, columns, nobody } = words.team
    if (team.length === 0) return { reply: { title, body: [{ text: nobody }] } }
    const { name, role, telegram, slack, state } = columns
    const table = {
      columns: [name, role, telegram, slack, state].map((column) => ({ title: column })),
      rows: team.map((person) => rowOf(person, words)),
    }
    return { reply: { title, body: [{ table }] } }
  },
})

function rowOf(person: Person, { team: w }: Moment['words']): Text[] {
  const telegram = person.telegramName ? `@${person.telegramName}` : person.telegramId
  const state = !person.active ? w.off : person.ranked ? w.ranked : w.unranked
  return [person.name, w.role(person.role), telegram ?? w.none, person.slackId ?? w.none, state]
}
