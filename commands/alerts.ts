import { toldBy } from '../src/actions/climb.ts'
import type { Desk } from '../src/actions/desk.ts'
import { privateChatOf } from '../src/actions/tell-team.ts'
import { rest } from '../src/chat/arg-types.ts'
import { quoted } from '../src/chat/args.ts'
import { type Answer, type Call, note, Refused } from '../src/chat/command.ts'
import { findPerson } from '../src/chat/names.ts'
import type { Block } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { formatNumber } from '../src/domain/format.ts'
import {
  change as changed,
  formatLadder,
  LADDER,
  type Ladder,
  type Rung,
  type Told,
  type Wanted,
} from '../src/domain/ladder.ts'
import type { Person } from '../src/domain/people.ts'
import { formatQuiet, parseQuiet, QUIET, type Quiet } from '../src/domain/quiet.ts'
import { change } from './support/changed.ts'
import { command } from './support/command.ts'

const IS_QUIET = /^(?:quiet|tenang)(?:\s+|$)/i
const OFF = ['off', 'mati', 'hapus']
const WANTED: Readonly<Record<string, Wanted>> = {
  admin: 'admin',
  lead: 'lead',
  owner: 'owner',
  pemilik: 'owner',
  sound: 'sound',
  bunyi: 'sound',
  ...Object.fromEntries(OFF.map((word) => [word, 'off'] as const)),
}

export default command({
  name: 'alerts',
  aliases: ['peringatan'],
  args: { wish: rest('change').optional() },
  allow: 'owner',
  changes: ({ wish }) => wish !== null,
  examples: ['alerts 200% lead', 'alerts 75% off', 'alerts quiet 22:00-06:00 except 300%'],
  async run({ wish }, call) {
    if (wish === null) return show(call)
    return IS_QUIET.test(wish) ? setQuiet(wish.replace(IS_QUIET, ''), call) : setRung(wish, call)
  },
})

async function show(call: Call<Desk>): Promise<Answer> {
  const { desk, words, place } = call
  const w = words.settings.alerts
  const { ladder, quiet } = desk.rules.alerts
  const silent = await unreachable(ladder.rungs, call)
  const body: Block[] = [
    { facts: rungsOf(ladder, call).map(({ percent, what }) => [w.at(percentText(percent, call)), what]) },
    ...(ladder.remindAt === null ? [{ small: w.noReminder }] : []),
    ...(silent.length > 0 ? [{ text: w.unreachable(silent.map(({ name }) => name)) }] : []),
    {
      facts: [
        [w.quiet, quiet ? quietText(quiet, call) : w.noQuiet],
        [w.turns, w.turnsAre(desk.rules.turns, slash('admin turns', place.platform))],
      ],
    },
    { small: `${w.quietAbout} ${w.change}` },
  ]
  return { reply: { title: w.title, body } }
}

interface Shown {
  percent: number
  what: string
}

/** What happens at which part of the target, lowest first. */
function rungsOf({ remindAt, soundAt, rungs }: Ladder, call: Call<Desk>): Shown[] {
  const w = call.words.settings.alerts
  const fixed = [
    ...(remindAt === null ? [] : [{ percent: remindAt, what: w.admin }]),
    { percent: 100, what: w.alert },
    { percent: soundAt, what: w.sound },
  ]
  const told = rungs.map(({ percent, to }) => ({ percent, what: w.inPrivate(whoText(to, call)) }))
  return [...fixed, ...told].sort((a, b) => a.percent - b.percent)
}

function whoText(to: Told, { words, team }: Call<Desk>): string {
  const w = words.settings.alerts
  if (typeof to !== 'number')
    return w.people(
      w[to],
      team.filter((p) => p.active && p.role === to).map((p) => p.name),
    )
  const person = team.find((p) => p.id === to)
  return person?.active === false ? w.off(person.name) : (person?.name ?? '')
}

/** Whom the ladder names and the bot has no way to in private yet. */
async function unreachable(rungs: readonly Rung[], { desk }: Call<Desk>): Promise<Person[]> {
  const named = new Map<number, Person>()
  for (const { to } of rungs) for (const person of await toldBy(desk, to)) named.set(person.id, person)
  return [...named.values()].filter((person) => privateChatOf(person, desk.places) === null)
}

async function setRung(wish: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words } = call
  const w = words.settings.alerts
  const [, digits, said = ''] = /^(\d{1,6}) ?%?\s+(\S[\s\S]*)$/.exec(wish.trim()) ?? []
  if (digits === undefined) throw new Refused(w.how)
  const percent = Number(digits)
  const wanted = WANTED[said.trim().toLowerCase()] ?? personNamed(said, call)
  const { ladder } = desk.rules.alerts
  const next = changed(ladder, percent, wanted)
  if ('problem' in next) throw new Refused(w.problem[next.problem])
  if (formatLadder(next.ok) === formatLadder(ladder)) {
    return note(wanted === 'off' ? w.nothingThere(percentText(percent, call)) : w.same)
  }
  const at = percentText(percent, call)
  const line = wanted === 'off' ? w.takenOut(at) : w.changed(at, whatText(wanted, call))
  const silent = isTold(wanted) ? (await unreachable([{ percent, to: wanted }], call)).map(({ name }) => name) : []
  const lines = [line, ...(silent.length > 0 ? [w.unreachable(silent)] : [])]
  return change({ name: LADDER, value: formatLadder(next.ok), shownBy: 'alerts', said: lines, was: null }, call)
}

const isTold = (wanted: Wanted): wanted is Told => !['off', 'admin', 'sound'].includes(String(wanted))

function whatText(wanted: Exclude<Wanted, 'off'>, call: Call<Desk>): string {
  const w = call.words.settings.alerts
  return isTold(wanted) ? w.inPrivate(whoText(wanted, call)) : w[wanted]
}

function personNamed(name: string, { team, words }: Call<Desk>): number {
  const found = findPerson(
    name,
    team.filter((p) => p.active),
  )
  if (found.is === 'one') return found.person.id
  const people = (found.is === 'several' ? found.people : found.nearest).map((p) => p.name)
  const say = found.is === 'several' ? words.args.severalAdmins : words.args.unknownAdmin
  throw new Refused(`${say(quoted(name), people)} ${words.settings.alerts.how}`)
}

function setQuiet(wish: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words } = call
  const w = words.settings.alerts
  const { quiet } = desk.rules.alerts
  const was = quiet ? quietText(quiet, call) : w.noQuiet
  if (OFF.includes(wish.trim().toLowerCase())) {
    return change({ name: QUIET, value: null, shownBy: 'alerts', said: [w.quietOff], was }, call)
  }
  const next = parseQuiet(wish)
  if (!next) throw new Refused(w.quietHow)
  const said = [w.quietSet(quietText(next, call))]
  return change({ name: QUIET, value: formatQuiet(next), shownBy: 'alerts', said, was, note: w.quietAbout }, call)
}

function quietText(quiet: Quiet, call: Call<Desk>): string {
  const clock = (minutes: number) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
    return `${hours}${call.locale === 'id' ? '.' : ':'}${rest}`
  }
  return call.words.settings.alerts.quietHours(clock(quiet.from), clock(quiet.to), percentText(quiet.except, call))
}

const percentText = (percent: number, { locale }: Call<Desk>): string => `${formatNumber(percent, locale)}%`
