import type { Desk } from '../src/actions/desk.ts'
import { rest } from '../src/chat/arg-types.ts'
import { quoted, usageOf } from '../src/chat/args.ts'
import { type Answer, answer, type Call, type Command, Refused } from '../src/chat/command.ts'
import { find, may, nextFor, readLine } from '../src/chat/dispatch.ts'
import { nearest } from '../src/chat/nearest.ts'
import type { Block } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { commands } from './index.ts'
import { command } from './support/command.ts'

/** Commands whose answer is figures: their help explains each of them. */
const WITH_FIGURES = ['kpi', 'team', 'why']

export default command({
  name: 'help',
  aliases: ['bantuan'],
  args: { about: rest('command').optional() },
  allow: 'anyone',
  customers: true,
  examples: ['help', 'help kpi'],
  async run({ about }, call) {
    if (!may(call.caller, 'admin')) return forOthers(call)
    return about === null ? list(call) : explain(about, call)
  },
})

/** Customers are told to just ask; who stands in the team's chats without being on the team, how to be on it. */
function forOthers(call: Call<Desk>): Answer {
  const { caller, place, words, desk } = call
  if (place.platform === 'telegram' && place.kind === 'private') return answer(words.help.customer(desk.rules.name))
  throw new Refused(caller.person ? words.errors.setOff : `${words.help.notOnTeam} ${nextFor(call)}`)
}

/** Everything the asker may use, a line each. */
function list(call: Call<Desk>): Answer {
  const { caller, place, words } = call
  const open = commands.filter(({ hidden, allow }) => !hidden && may(caller, allow))
  const body: Block[] = open.map((entry) => ({
    text: [{ code: usage(entry, call) }, ` ${words.commands[entry.name].summary}`],
  }))
  const hints = [words.help.intro(slash('help kpi', place.platform))]
  if (place.platform === 'slack') hints.push(words.help.slack)
  return { reply: { title: words.help.title, body: [...body, ...hints.map((small) => ({ small }))] } }
}

function explain(about: string, call: Call<Desk>): Answer {
  const { place, words } = call
  const { name } = readLine(about)
  const known = commands.filter(({ hidden }) => !hidden)
  const entry = find(known, name)
  if (!entry) {
    const close = nearest(name, known, (c) => [c.name, ...(c.aliases ?? [])])
    const lines = close.map((c) => slash(c.name, place.platform))
    throw new Refused(words.errors.unknownCommand(quoted(name), lines, slash('help', place.platform)))
  }
  const { summary, about: told } = words.commands[entry.name]
  const names = (entry.aliases ?? []).map((alias) => slash(alias, place.platform)).join(', ')
  const examples = entry.examples.map((line): Block => ({ text: [{ code: slash(line, place.platform) }] }))
  return {
    reply: {
      title: usage(entry, call),
      body: [
        { text: summary },
        ...told.map((text) => ({ text })),
        { text: [{ bold: words.help.examples }] },
        ...examples,
        ...(WITH_FIGURES.includes(entry.name) ? figures(call) : []),
        { small: [words.help.who(entry.allow), names ? ` · ${words.help.also(names)}` : ''] },
      ],
    },
  }
}

/** Each figure in words, as the definitions have it, and what keeps them fair. */
function figures({ words }: Call<Desk>): Block[] {
  const { names, clockNote } = words.figures
  const { figures: explained, fair, n } = words.help
  const measures = Object.keys(explained) as (keyof typeof explained)[]
  const lines = measures.map((m): Block => ({ text: [{ bold: names[m] }, `: ${explained[m]}`] }))
  const rules = fair.rules.map((text): Block => ({ text }))
  return [...lines, { text: [{ bold: fair.title }] }, ...rules, { small: `${n} ${clockNote}` }]
}

const usage = ({ name, args }: Command<Desk>, { place, words }: Call<Desk>): string =>
  `${slash(name, place.platform)} ${usageOf(args, words)}`.trim()
