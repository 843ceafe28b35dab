import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import { type Block, type Button, button, type Table, type Text } from '../../src/chat/reply.ts'
import { slash } from '../../src/chat/slash.ts'
import { compare } from '../../src/domain/compare.ts'
import type { Times } from '../../src/domain/figures/figure.ts'
import { figureOf, goalOf, MEASURES, type Measure } from '../../src/domain/figures/measure.ts'
import { formatMoney } from '../../src/domain/money.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'
import type { Channel } from '../../src/domain/targets.ts'
import { figuresFor } from './figures.ts'

/** What a card is compared with. */
interface Bases {
  /** Null: nobody else is on the team. */
  team: Scorecard | null
  before: Scorecard
}

const BASES = ['team', 'before'] as const

/** The bases there are, with what each is called. */
const basesOf = (bases: Bases) =>
  BASES.flatMap((base) => {
    const card = bases[base]
    return card ? [{ base, card }] : []
  })

/** One scorecard as people read it: what stands out, times as a table, the rest as lines, comparisons folded away. */
export function cardBlocks(card: Scorecard, bases: Bases, channel: Channel | null, call: Call<Desk>): Block[] {
  const w = call.words.figures
  const gaming = gamingLine(card, call)
  const compared = comparisons(card, bases, call)
  return [
    ...standingOut(card, bases, call).map((text) => ({ text })),
    { table: timesTable(card, channel, call) },
    { facts: answering(card, channel, call) },
    { facts: outcomes(card, channel, call) },
    ...(gaming ? [{ small: `${w.gaming.beside}: ${gaming}.` }] : []),
    ...(compared.length > 0 ? [{ details: w.compared, body: [{ facts: compared }] }] : []),
    ...(channel ? [{ small: w.notByChannel }] : []),
    { small: `${w.clockNote} ${w.moreAt(slash('help kpi', call.place.platform))}` },
  ]
}

const PER_ROW = 3

/** A button for each figure that lists the chats behind it, where there are any; `rest` is when. */
export function whyButtons(card: Scorecard, who: string, rest: string, { words }: Call<Desk>): Button[][] {
  const buttons = MEASURES.filter((m) => hasChats(card, m)).map((m) =>
    button(words.figures.short[m], `why ${who} ${m} ${rest}`),
  )
  return Array.from({ length: Math.ceil(buttons.length / PER_ROW) }, (_, row) =>
    buttons.slice(row * PER_ROW, (row + 1) * PER_ROW),
  )
}

/** Of what should be little only the bad ones are listed; of conversations the young ones too. */
function hasChats(card: Scorecard, measure: Measure): boolean {
  const figure = figureOf(card, measure)
  if (measure === 'unanswered') return card.unanswered > 0
  return figure.n > 0 || (measure === 'conversion' && card.conversion.immature > 0)
}

function timesTable(card: Scorecard, channel: Channel | null, call: Call<Desk>): Table {
  const w = call.words.figures
  const shown = figuresFor(call)
  const row = (name: string, times: Times, target: string) => [
    name,
    shown.time(times.median),
    shown.time(times.p90),
    shown.time(times.mean),
    shown.n(times.n),
    target,
  ]
  const aim = (m: Measure) => shown.aim(figureOf(card, m), goalOf(m, call.desk.rules, channel))
  return {
    columns: [
      { title: w.figure },
      ...[w.median, w.p90, w.mean, w.n, w.target].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: [
      row(w.names.first, card.first, aim('first')),
      row(w.names.firstSubstantial, card.firstSubstantial, w.none),
      row(w.names.next, card.next, aim('next')),
      row(w.names.nextSubstantial, card.nextSubstantial, w.none),
      row(w.names.resolution, card.resolution, aim('resolution')),
    ],
  }
}

type Fact = readonly [label: string, value: Text]

/** A figure's value with all that belongs to it. */
function wholeValue(card: Scorecard, measure: Measure, call: Call<Desk>): string {
  const w = call.words.figures
  const shown = figuresFor(call)
  const figure = figureOf(card, measure)
  const value = figure.is === 'share' && figure.good === 'more' ? shown.interval(figure.rate) : shown.short(figure)
  const { immature } = card.conversion
  if (measure === 'conversion' && immature > 0) return `${value} · ${w.immature(shown.count(immature))}`
  const { mean } = card.csat
  return measure === 'csat' && mean !== null ? `${value}, ${w.meanScore(shown.score(mean))}` : value
}

/** A figure's line: its value and, if there is one, its target. */
function line(card: Scorecard, measure: Measure, channel: Channel | null, call: Call<Desk>): Fact {
  const w = call.words.figures
  const goal = goalOf(measure, call.desk.rules, channel)
  const aim = goal === null ? [] : [w.aim(figuresFor(call).aim(figureOf(card, measure), goal))]
  return [w.names[measure], [wholeValue(card, measure, call), ...aim].join(' · ')]
}

function answering(card: Scorecard, channel: Channel | null, call: Call<Desk>): Fact[] {
  const { names } = call.words.figures
  const shown = figuresFor(call)
  return [
    line(card, 'within', channel, call),
    line(card, 'unanswered', channel, call),
    [names.waiting, shown.count(card.waitingNow)],
    line(card, 'reply', channel, call),
    [names.marketplace, shown.rate(card.marketplace)],
    line(card, 'onego', channel, call),
    [names.reopened, shown.rate(card.reopened)],
    line(card, 'promises', channel, call),
  ]
}

function outcomes(card: Scorecard, channel: Channel | null, call: Call<Desk>): Fact[] {
  const w = call.words.figures
  const shown = figuresFor(call)
  const { rate, immature, orders, selfRecorded, revenue, medianToOrderSeconds } = card.conversion
  const noChats = rate.n + immature + orders === 0
  const recorded = selfRecorded > 0 ? ` (${w.selfRecorded(shown.count(selfRecorded))})` : ''
  return [
    line(card, 'assurance', channel, call),
    line(card, 'conversion', channel, call),
    [w.names.orders, noChats ? w.none : `${shown.count(orders)}${recorded}`],
    [w.names.revenue, revenue.map((money) => formatMoney(money, call.locale)).join(' + ') || w.none],
    [w.names.toOrder, shown.time(medianToOrderSeconds)],
    line(card, 'csat', channel, call),
    [w.names.response, shown.rate(card.response)],
    line(card, 'nps', channel, call),
  ]
}

/** How differences of a figure are said. */
function mannerOf(card: Scorecard, measure: Measure) {
  const figure = figureOf(card, measure)
  return figure.is === 'time' ? 'time' : figure.is === 'share' ? figure.good : 'more'
}

/** What is really different, which is what somebody would act on; most differences are chance. */
function standingOut(card: Scorecard, bases: Bases, call: Call<Desk>): string[] {
  const w = call.words.figures
  return basesOf(bases).flatMap(({ base, card: other }) => {
    const verdicts = MEASURES.map((m) => ({ m, verdict: compare(figureOf(card, m), figureOf(other, m)) }))
    const different = verdicts.flatMap(({ m, verdict }) =>
      verdict === 'better' || verdict === 'worse' ? [w.differing(w.names[m], mannerOf(card, m), verdict)] : [],
    )
    if (different.length > 0) return [w.differs(base, different)]
    return verdicts.some(({ verdict }) => verdict === 'same') ? [w.alike(base)] : []
  })
}

function comparisons(card: Scorecard, bases: Bases, call: Call<Desk>): Fact[] {
  const w = call.words.figures
  const shown = figuresFor(call)
  return MEASURES.filter((m) => figureOf(card, m).n > 0).map((m): Fact => {
    const beside = basesOf(bases).map(({ base, card: others }) => {
      const other = figureOf(others, m)
      const verdict = other.n === 0 ? null : compare(figureOf(card, m), other)
      return w.comparedTo(base, shown.short(other), mannerOf(card, m), verdict)
    })
    return [w.names[m], beside.join('; ')]
  })
}

/** What makes figures look better than they are, when there is any. */
export function gamingLine({ gaming }: Scorecard, call: Call<Desk>): string | null {
  const w = call.words.figures.gaming
  const { count } = figuresFor(call)
  const kinds = ['holding', 'brief', 'afterCourtesy', 'dismissed', 'unansweredResolved'] as const
  const said = kinds.filter((kind) => gaming[kind] > 0).map((kind) => w[kind](count(gaming[kind])))
  return said.length > 0 ? said.join(' · ') : null
}
