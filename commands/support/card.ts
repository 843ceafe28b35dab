import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import type { Block, Table, Text } from '../../src/chat/reply.ts'
import { slash } from '../../src/chat/slash.ts'
import { compareRates, compareTimes } from '../../src/domain/compare.ts'
import type { Rate, Times } from '../../src/domain/figures/figure.ts'
import { formatDuration } from '../../src/domain/format.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'
import { figuresFor } from './figures.ts'

/** The measures that are lengths of time, and those that are shares and compared. */
const TIMES = ['first', 'next', 'resolution'] as const
const RATES = ['within', 'csat'] as const

/** What a card is compared with. */
interface Bases {
  team: Scorecard
  before: Scorecard
}

/** One scorecard as people read it: times as a table, shares as lines, comparisons folded away. */
export function cardBlocks(card: Scorecard, bases: Bases, call: Call<Desk>): Block[] {
  const { words, desk, locale } = call
  const { firstResponseSeconds, nextResponseSeconds, resolutionSeconds } = desk.rules
  const length = (seconds: number) => formatDuration(seconds, locale)
  const w = words.figures
  return [
    { table: timesTable(card, call) },
    { facts: shares(card, call) },
    { small: w.targets(length(firstResponseSeconds), length(nextResponseSeconds), length(resolutionSeconds)) },
    { details: w.compared, body: [{ facts: comparisons(card, bases, call) }] },
    { small: `${w.clockNote} ${w.moreAt(slash('help kpi', call.place.platform))}` },
  ]
}

function timesTable(card: Scorecard, call: Call<Desk>): Table {
  const w = call.words.figures
  const shown = figuresFor(call)
  const row = (name: string, times: Times) => [
    name,
    shown.time(times.median),
    shown.time(times.p90),
    shown.time(times.mean),
    shown.n(times.n),
  ]
  return {
    columns: [
      { title: w.figure },
      ...[w.median, w.p90, w.mean, w.n].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: TIMES.map((measure) => row(w.names[measure], card[measure])),
  }
}

type Fact = readonly [label: string, value: Text]

function shares(card: Scorecard, call: Call<Desk>): Fact[] {
  const { names, meanScore } = call.words.figures
  const shown = figuresFor(call)
  const { mean } = card.csat
  const csat = shown.interval(card.csat)
  return [
    [names.within, shown.interval(card.within)],
    [names.unanswered, shown.unanswered(card)],
    [names.waiting, shown.count(card.waitingNow)],
    [names.reply, shown.rate(card.reply)],
    [names.csat, mean === null ? csat : `${csat}, ${meanScore(shown.score(mean))}`],
    [names.response, shown.rate(card.response)],
  ]
}

function comparisons(card: Scorecard, bases: Bases, call: Call<Desk>): Fact[] {
  const w = call.words.figures
  const shown = figuresFor(call)
  const time = (base: keyof Bases, mine: Times, other: Times) =>
    w.comparedTo(base, shown.time(other.median), shown.count(other.n), 'time', compareTimes(mine, other))
  const share = (base: keyof Bases, mine: Rate, other: Rate) =>
    w.comparedTo(base, shown.share(other), shown.count(other.n), 'share', compareRates(mine, other))
  const both = (said: (base: keyof Bases) => string) => `${said('team')}; ${said('before')}`
  return [
    ...TIMES.map((m): Fact => [w.names[m], both((base) => time(base, card[m], bases[base][m]))]),
    ...RATES.map((m): Fact => [w.names[m], both((base) => share(base, card[m], bases[base][m]))]),
  ]
}
