import type { Desk } from '../src/actions/desk.ts'
import type { Call, Moment } from '../src/chat/command.ts'
import { type Block, type Button, button, CALLBACK_BYTES, type Text } from '../src/chat/reply.ts'
import { formatHours, parseHours } from '../src/domain/hours-text.ts'
import type { Person } from '../src/domain/people.ts'
import { puzzlesOf } from '../src/domain/signatures.ts'
import { DAY_MS } from '../src/domain/time.ts'
import { command } from './support/command.ts'

export default command({
  name: 'admins',
  args: {},
  allow: 'owner',
  examples: ['admins'],
  async run(_, call) {
    const { team, words } = call
    const { title, columns, nobody } = words.team
    if (team.length === 0) return { reply: { title, body: [{ text: nobody }] } }
    const { name, role, telegram, slack, state } = columns
    const table = {
      columns: [name, role, telegram, slack, state].map((column) => ({ title: column })),
      rows: team.map((person) => rowOf(person, call)),
    }
    return { reply: { title, body: [{ table }, ...(await puzzles(call))] } }
  },
})

function rowOf(person: Person, { words: { team: w }, locale }: Moment): Text[] {
  const telegram = person.telegramName ? `@${person.telegramName}` : person.telegramId
  const shift = person.shift === null ? null : parseHours(person.shift)
  const standing = person.shared ? w.sharedLogin : person.ranked ? w.ranked : w.unranked
  const state = [
    person.active ? standing : w.off,
    ...(shift && 'ok' in shift && !person.shared ? [formatHours(shift.ok, locale)] : []),
  ].join(' · ')
  return [person.name, w.role(person.role), telegram ?? w.none, person.slackId ?? w.none, state]
}

const LATELY_MS = 7 * DAY_MS
const SHOWN = 10

/** Signatures that credit nobody and logins that others sign with, each with what to do about it. */
async function puzzles({ desk, team, now, words: { team: w } }: Call<Desk>): Promise<Block[]> {
  const { unknown, foreign } = puzzlesOf(await desk.store.messages.signatures(now - LATELY_MS), team)
  const unsigned = unknown.slice(0, SHOWN).map(({ name, messages, people }): Block => {
    if (people.length > 1) {
      return {
        row: w.signatures.several(
          name,
          people.map((p) => p.name),
        ),
      }
    }
    return { row: w.signatures.seen(name, messages), button: pressing(w.signatures.add(name), `admin add ${name}`) }
  })
  const logins = foreign.slice(0, SHOWN).map(({ login, names, messages }): Block => {
    const line = `admin shared id:${login.id} on`
    return { row: w.signatures.foreign(login.name, names, messages), button: pressing(w.signatures.share, line) }
  })
  return [...(unsigned.length > 0 ? [{ text: [{ bold: w.signatures.title }] }] : []), ...unsigned, ...logins]
}

const pressing = (label: string, line: string): Button | undefined =>
  Buffer.byteLength(line) <= CALLBACK_BYTES ? button(label, line) : undefined
