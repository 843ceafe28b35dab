import { configure } from '../../src/actions/configure.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { setShift } from '../../src/actions/set-shift.ts'
import { type SharedLogin, share } from '../../src/actions/share.ts'
import { anyAdmin } from '../../src/chat/arg-types.ts'
import { quoted } from '../../src/chat/args.ts'
import { type Answer, answer, type Call, Refused } from '../../src/chat/command.ts'
import { findPerson } from '../../src/chat/names.ts'
import { formatHours, parseHours } from '../../src/domain/hours-text.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Hours } from '../../src/domain/schedule.ts'
import { nextOnShift } from '../../src/domain/shift.ts'
import { TURNS } from '../../src/domain/turns.ts'
import { causeOf, teammate } from './command.ts'
import { readDetails } from './read-details.ts'

const NONE = /^(?:off|none|tidak ada|hapus)$/i

/** `shift sari Mon-Fri 08:00-16:00`, `shift sari off`; with a name alone, when they work. */
export async function changeShift(details: string, call: Call<Desk>): Promise<Answer> {
  const { words, locale, desk, now } = call
  const w = words.team.shift
  const { name, hours } = nameAndHours(details, call)
  const { who } = readDetails({ who: anyAdmin() }, name, call)
  if (hours === null) return answer(current(who, call))
  if (hours === 'none') {
    await setShift(desk, { person: who, shift: null }, causeOf(call))
    return answer(w.none(who.name))
  }
  const shift = formatHours(hours, 'en')
  if (nextOnShift([{ ...who, shift, active: true, shared: false }], desk.rules.schedule, now) === null) {
    throw new Refused(w.closed(formatHours(desk.rules.schedule.weekly, locale)))
  }
  await setShift(desk, { person: who, shift }, causeOf(call))
  return answer(w.set(who.name, formatHours(hours, locale)))
}

function current({ name, shift }: Person, { words, locale }: Call<Desk>): string {
  const w = words.team.shift
  const hours = shift === null ? null : parseHours(shift)
  return hours && 'ok' in hours ? w.is(name, formatHours(hours.ok, locale)) : w.none(name)
}

/** Nobody's name has more words; in a line without end no more are tried. */
const NAME_WORDS = 20

/** The name is what stands before the first words that are hours. */
function nameAndHours(details: string, { words, team }: Call<Desk>): { name: string; hours: Hours | 'none' | null } {
  const said = details.split(/\s+/).filter(Boolean)
  if (said.length === 0) throw new Refused(words.team.shift.which)
  for (let at = 1; at < Math.min(said.length, NAME_WORDS); at++) {
    const rest = said.slice(at).join(' ')
    const name = said.slice(0, at).join(' ')
    if (NONE.test(rest)) return { name, hours: 'none' }
    const read = parseHours(rest)
    if ('ok' in read) return { name, hours: read.ok }
  }
  const whole = said.join(' ')
  if (findPerson(whole, team).is === 'one') return { name: whole, hours: null }
  throw new Refused(problemWith(said, words, team))
}

/** What is wrong with the hours, when it is clear whom they are for. */
function problemWith(said: readonly string[], words: Call<Desk>['words'], team: readonly Person[]): string {
  for (let at = Math.min(said.length - 1, NAME_WORDS); at > 0; at--) {
    if (findPerson(said.slice(0, at).join(' '), team).is !== 'one') continue
    const read = parseHours(said.slice(at).join(' '))
    if ('problem' in read) return `${words.settings.hours.problem(read.problem)} ${words.team.shift.which}`
  }
  return words.team.shift.which
}

/** `shared toko on`: by the name of a teammate or of a Business account. */
export async function changeShared(details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.team.shared
  const [, name = '', state] = /^(.*?)\s+(on|off)$/is.exec(details.trim()) ?? []
  if (state === undefined) throw new Refused(w.which)
  const shared = state.toLowerCase() === 'on'
  const login = await loginNamed(name, call)
  await share(call.desk, { ...login, shared }, causeOf(call))
  const called = login.person?.name ?? login.account?.name ?? name
  return answer(shared ? w.on(called) : w.off(called))
}

async function loginNamed(name: string, call: Call<Desk>): Promise<Omit<SharedLogin, 'shared'>> {
  const accounts = await call.desk.store.accounts.all()
  const account = accounts.find((a) => a.name.toLowerCase() === name.toLowerCase()) ?? null
  const owner = call.team.find((p) => p.id === account?.personId)
  if (account) return { account, person: owner ?? null }
  if (findPerson(name, call.team).is === 'none') throw new Refused(call.words.team.shared.unknown(quoted(name)))
  return { account: null, person: readDetails({ who: anyAdmin() }, name, call).who }
}

/** `turns on`: chats nobody holds are given out in turn. */
export async function changeTurns(details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.team.turns
  const said = details.trim().toLowerCase()
  if (said === '') return answer(call.desk.rules.turns ? w.isOn : w.which)
  if (said !== 'on' && said !== 'off') throw new Refused(w.which)
  const value = said === 'on' ? 'on' : null
  await configure(call.desk, { name: TURNS, value, by: teammate(call) }, causeOf(call))
  return answer(said === 'on' ? w.on : w.off)
}
