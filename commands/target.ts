import type { Desk } from '../src/actions/desk.ts'
import { choice, rest } from '../src/chat/arg-types.ts'
import { quoted } from '../src/chat/args.ts'
import { type Answer, type Call, Refused } from '../src/chat/command.ts'
import type { Block } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { parseDuration } from '../src/domain/duration.ts'
import { formatDuration, formatNumber } from '../src/domain/format.ts'
import { GOALS, type GoalName, type Goals, goalSetting } from '../src/domain/goals.ts'
import type { Locale } from '../src/domain/locale.ts'
import { type ShopRules, targetsOf } from '../src/domain/rules.ts'
import { CHANNELS, type Channel, TIMED, type Timed, targetSetting } from '../src/domain/targets.ts'
import { change } from './support/changed.ts'
import { command } from './support/command.ts'

const TARGETS = {
  first: ['first', 'pertama'],
  next: ['next', 'berikutnya'],
  resolution: ['resolution', 'penyelesaian'],
  promise: ['promise', 'janji'],
  within: ['within', 'tepat'],
  reply: ['reply', 'dibalas'],
  assurance: ['assurance', 'kesantunan'],
  conversion: ['conversion', 'konversi'],
  csat: ['csat'],
  nps: ['nps'],
} as const satisfies Record<Timed | GoalName, readonly string[]>

const ON: Record<Channel, readonly string[]> = { telegram: ['telegram', 'bot'], business: ['business', 'bisnis'] }
const OFF = ['off', 'mati', 'hapus']

export default command({
  name: 'target',
  args: { which: choice(TARGETS).optional(), value: rest('value').optional() },
  allow: 'owner',
  changes: ({ value }) => value !== null,
  examples: ['target first 10m', 'target pertama 10 menit', 'target next 30m business', 'target csat 90%'],
  async run({ which, value }, call) {
    if (value === null) return show(call)
    const { choose, notAChoice } = call.words.args
    const all = Object.keys(TARGETS)
    if (which === null) throw new Refused(parseDuration(value) === null ? notAChoice(quoted(value), all) : choose(all))
    return isTimed(which) ? setTime(which, value, call) : setGoal(which, value, call)
  },
})

const isTimed = (which: Timed | GoalName): which is Timed => TIMED.some((one) => one === which)

function show(call: Call<Desk>): Answer {
  const { desk, words } = call
  const w = words.settings.target
  const times = TIMED.map((which) => [w[which], timeIn(desk.rules, which, call)] as const)
  const goals = GOALS.map((goal) => [words.figures.names[goal], goalIn(desk.rules.goals, goal, call)] as const)
  const body: Block[] = [{ facts: times }, { facts: goals }, { small: w.change }]
  return { reply: { title: w.title, body } }
}

/** The shop's target, and those of channels that have their own. */
function timeIn(rules: ShopRules, which: Timed, { words, locale }: Call<Desk>): string {
  const w = words.settings.target
  const own = CHANNELS.flatMap((channel) => {
    const seconds = rules.channelTargets[channel]?.[which]
    return seconds === undefined ? [] : [`${w.channels[channel]} ${formatDuration(seconds, locale)}`]
  })
  return formatDuration(targetsOf(rules, null)[which], locale) + (own.length > 0 ? w.own(own) : '')
}

function setTime(which: Timed, value: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words, locale } = call
  const w = words.settings.target
  const { channel, wish } = readTime(value)
  const off = OFF.includes(wish)
  const seconds = parseDuration(wish)
  if (!off && !seconds) throw new Refused(wrong(words.args.unknownDuration(quoted(value)), 'target first 10m', call))
  const name = targetSetting(which, channel)
  const said = (rules: ShopRules) => formatDuration(targetsOf(rules, channel)[which], locale)
  // Taken away, what holds is the shop's own, or what it had before any command.
  const now = off ? said(withoutOwn(desk, channel)) : formatDuration(seconds ?? 0, locale)
  const line =
    channel === null
      ? w.changed(w[which], now)
      : off
        ? w.asShop(w[which], w.channels[channel], now)
        : w.changedIn(w[which], w.channels[channel], now)
  return change(
    { name, value: off ? null : `${seconds}s`, shownBy: 'target', said: [line], was: said(desk.rules), note: w.note },
    call,
  )
}

function withoutOwn({ rules, environment }: Desk, channel: Channel | null): ShopRules {
  return channel === null ? environment : { ...rules, channelTargets: {} }
}

/** A length of time with a channel before or behind it. */
function readTime(value: string): { channel: Channel | null; wish: string } {
  const words = value.toLowerCase().split(/\s+/)
  const channel = CHANNELS.find((one) => words.some((word) => ON[one].includes(word))) ?? null
  const wish = words.filter((word) => channel === null || !ON[channel].includes(word)).join(' ')
  return { channel, wish }
}

/** Goals are percent, but for the NPS, which is points and may be below zero. */
const RANGE: Record<GoalName, readonly [low: number, high: number]> = {
  within: [1, 100],
  reply: [1, 100],
  assurance: [1, 100],
  conversion: [0.1, 100],
  csat: [1, 100],
  nps: [-100, 100],
}

function setGoal(goal: GoalName, value: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words, locale } = call
  const w = words.settings.target
  const off = OFF.includes(value.trim().toLowerCase())
  const number = off ? null : readGoal(goal, value, call)
  const name = words.figures.names[goal]
  const said = number === null ? w.noGoal(name) : w.changed(name, goalText(goal, number, words, locale))
  const was = goalIn(desk.rules.goals, goal, call)
  const setting = { name: goalSetting(goal), value: number === null ? 'off' : String(number) }
  return change({ ...setting, shownBy: 'target', said: [said], was }, call)
}

function readGoal(goal: GoalName, value: string, call: Call<Desk>): number {
  const { words } = call
  const [low, high] = RANGE[goal]
  if (
    CHANNELS.some((channel) =>
      value
        .toLowerCase()
        .split(/\s+/)
        .some((word) => ON[channel].includes(word)),
    )
  ) {
    throw new Refused(wrong(words.settings.target.notPerChannel, `target ${goal} ${GOAL_EXAMPLE[goal]}`, call))
  }
  const match = /^([+-]?\d{1,3}(?:[.,]\d)?) ?(?:%|persen|percent|poin|points?)?$/.exec(value.trim().toLowerCase())
  const number = match ? Number((match[1] ?? '').replace(',', '.')) : Number.NaN
  if (number >= low && number <= high) return number
  throw new Refused(wrong(words.settings.target.notAGoal(low, high), `target ${goal} ${GOAL_EXAMPLE[goal]}`, call))
}

const GOAL_EXAMPLE: Record<GoalName, string> = {
  within: '90%',
  reply: '95%',
  assurance: '90',
  conversion: '20%',
  csat: '85%',
  nps: '40',
}

const wrong = (what: string, example: string, { words, place }: Call<Desk>): string =>
  `${what} ${words.args.example(slash(example, place.platform))}`

function goalIn(goals: Goals, goal: GoalName, { words, locale }: Call<Desk>): string {
  const value = goals[goal]
  return value === undefined ? words.settings.target.none : goalText(goal, value, words, locale)
}

/** The score of assurance is out of a hundred, not a share of anything. */
function goalText(goal: GoalName, value: number, words: Call<Desk>['words'], locale: Locale): string {
  const number = formatNumber(value, locale, 1)
  if (goal === 'nps') return words.settings.target.points(number)
  return goal === 'assurance' ? number : `${number}%`
}
