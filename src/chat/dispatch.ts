import { createHash } from 'node:crypto'
import { mayActAs, type Role } from '../domain/people.ts'
import { lastWords } from '../domain/quote.ts'
import type { Problem } from './args.ts'
import {
  type Answer,
  type Call,
  type Caller,
  type Command,
  type Described,
  type Moment,
  Refused,
  refusal,
} from './command.ts'
import type { Place } from './heard.ts'
import { nearest } from './nearest.ts'
import { type Button, CALLBACK_BYTES, say, type Text } from './reply.ts'
import { slash, UMBRELLA } from './slash.ts'

/** A command that broke, for the log; the person was told only the reference. */
export interface Failure {
  reference: string
  line: string
  error: unknown
}

/** What main lends to dispatching. */
export interface Hooks<D> {
  /** Writes the whole error down. */
  log(failure: Failure): void
  /** Keeps for the audit trail a line that has changed or revealed something. */
  audit?(line: string, call: Call<D>): Promise<void>
}

/** What a line asks for. */
export interface Line {
  name: string
  rest: string
}

/** Takes a line apart: `/KPI@SigapBot sari` and `/sigap kpi sari` both ask for kpi. Nothing at all asks for help. */
export function readLine(line: string): Line {
  const [, word = '', rest = ''] = /^\s*\/?(\S*)\s*([\s\S]*)$/.exec(line) ?? []
  const name = word.toLowerCase().replace(/@.*$/, '')
  if (name === UMBRELLA) return readLine(rest)
  return { name: name || 'help', rest: rest.trimEnd() }
}

/** The command with that name or alias, in any case. */
export const find = <D>(commands: readonly Command<D>[], name: string): Command<D> | undefined =>
  commands.find((command) => command.name === name || command.aliases?.includes(name))

/** Whether somebody may use what is open to `allow`; people set off have no rights. */
export const may = ({ person }: Caller, allow: Role | 'anyone'): boolean =>
  allow === 'anyone' || (person?.active === true && mayActAs(person.role, allow))

/**
 * Does what a line says: finds the command, checks the caller's right to it at this moment, reads its arguments and runs it.
 * Never throws: what goes wrong is told to the asker alone.
 */
export async function dispatch<D>(
  commands: readonly Command<D>[],
  line: string,
  call: Call<D>,
  hooks: Hooks<D>,
): Promise<Answer> {
  try {
    return await obey(commands, line, call, hooks)
  } catch (error) {
    if (error instanceof Refused) return refusal(error.say)
    return broken(line, error, call, hooks.log)
  }
}

/** Writes down what broke a line, and what is said to whoever gave it. */
export function broken(
  line: string,
  error: unknown,
  { key, now, words }: Pick<Call<unknown>, 'key' | 'now' | 'words'>,
  log: Hooks<unknown>['log'],
): Answer {
  const reference = referenceOf({ key, now })
  log({ reference, line, error })
  return refusal(words.errors.failed(reference))
}

/** The most characters a line may have: as many as a message on Telegram. On Slack a text has no end, and reading it none either. */
export const LONGEST_LINE = 4096

async function obey<D>(commands: readonly Command<D>[], line: string, call: Call<D>, hooks: Hooks<D>): Promise<Answer> {
  if (line.length > LONGEST_LINE) throw new Refused(call.words.errors.tooLong(LONGEST_LINE))
  const { name, rest } = readLine(line)
  const command = find(commands, name)
  if (!command) throw new Refused(unknown(commands, name, call))
  if (!may(call.caller, command.allow)) throw new Refused(forbidden(name, command.allow, call))
  const prepared = command.prepare(rest, call)
  if ('problem' in prepared) return explain(command, prepared.problem, call)
  const done = await prepared.run(call)
  // What customers press is kept with them: the trail is about the team.
  const isTeams = call.caller.person !== null || done.audited !== undefined
  if (prepared.audited && isTeams) await hooks.audit?.(done.audited ?? line, call)
  return done
}

/** Of a command nobody knows, no more is repeated. */
const NAME_SHOWN = 32

function unknown<D>(commands: readonly Command<D>[], name: string, { caller, place, words }: Call<D>): string {
  const open = commands.filter((command) => !command.hidden && may(caller, command.allow))
  const close = nearest(name, open, (command) => [command.name, ...(command.aliases ?? [])])
  return words.errors.unknownCommand(
    lastWords(name, NAME_SHOWN),
    close.map((command) => slash(command.name, place.platform)),
    slash('help', place.platform),
  )
}

function forbidden<D>(name: string, allow: Described['allow'], call: Call<D>): string {
  const { caller, place, words } = call
  if (caller.person && !caller.person.active) return words.errors.setOff
  const role = allow === 'anyone' ? 'admin' : allow
  const refused = words.errors.mayOnly(slash(name, place.platform), role)
  const newcomer = !caller.person && (role === 'admin' || isCustomerPlace(place))
  return newcomer ? `${refused} ${nextFor(call)}` : refused
}

const isCustomerPlace = ({ platform, kind }: Place): boolean => platform === 'telegram' && kind === 'private'

/** What somebody unknown can do: a customer asks away, a newcomer in the team's chats is told how to be on the team. */
export function nextFor({ caller: { sender }, place, words }: Moment): string {
  if (isCustomerPlace(place)) return words.errors.justAsk
  const line = slash(`admin add ${sender.name} ${place.platform}:${sender.id}`, place.platform)
  return words.errors.newcomer[place.platform](line)
}

/** Says what could not be read, with one example, and a button for each thing that may have been meant. */
function explain<D>(command: Command<D>, problem: Problem, { place, words }: Call<D>): Answer {
  const [example] = command.examples
  const lines: Text[] = [problem.say]
  if (example) lines.push(words.args.example(slash(example, place.platform)))
  const buttons = problem.choices
    ?.map(({ label, runs }): Button => ({ label, runs: `${command.name} ${runs}` }))
    .filter((b) => 'runs' in b && Buffer.byteLength(b.runs) <= CALLBACK_BYTES)
  return { reply: { ...say(...lines), buttons: inRows(buttons ?? []) }, onlyAsker: true }
}

const BUTTONS_PER_ROW = 3

const inRows = (buttons: readonly Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_PER_ROW) }, (_, row) =>
    buttons.slice(row * BUTTONS_PER_ROW, (row + 1) * BUTTONS_PER_ROW),
  )

/** Short enough to read out, and the same when the same line is delivered again. */
const referenceOf = ({ key, now }: { key: string; now: number }): string =>
  `S-${createHash('sha256').update(`${key}:${now}`).digest('hex').slice(0, 6).toUpperCase()}`
