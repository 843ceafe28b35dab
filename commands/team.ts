import type { Desk } from '../src/actions/desk.ts'
import { choice, period } from '../src/chat/arg-types.ts'
import type { Call } from '../src/chat/command.ts'
import type { Table, Text } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import type { Span } from '../src/domain/schedule.ts'
import { type Facts, scorecardOf, shopScorecard, unowned } from '../src/domain/scorecard.ts'
import { command } from './support/command.ts'
import { factsOf, rankedOf } from './support/facts.ts'
import { figuresFor } from './support/figures.ts'
import { rank, type Standing } from './support/ranking.ts'

const MEASURES = {
  first: ['first', 'pertama'],
  next: ['next', 'berikutnya'],
  within: ['within', 'target'],
  unanswered: ['unanswered', 'terlewat'],
  csat: ['csat'],
} as const

export default command({
  name: 'team',
  aliases: ['tim'],
  args: {
    over: period().or('7d'),
    by: choice(MEASURES).after('by', 'menurut').or('by first'),
  },
  allow: 'lead',
  examples: ['team', 'team this month', 'team 30d by csat'],
  async run({ over, by }, call) {
    const { desk, now, team, words } = call
    const facts = await factsOf(desk, over)
    const standings = rankedOf(team).map((person) => ({ person, card: scorecardOf([person.id], facts, over, now) }))
    const w = words.figures
    const title = w.team.title(figuresFor(call).period(over))
    const { ranked, tooFew, none } = rank(standings, by)
    const names = tooFew.map(({ person }) => person.name).join(', ')
    const lines = [...ranked, ...tooFew, ...none]
    return {
      reply: {
        title,
        body: [
          lines.length > 0 ? { table: tableOf(lines, call) } : { text: w.team.nobody },
          ...(ranked.length > 0 ? [{ small: w.team.rankedBy(w.names[by]) }] : []),
          ...(names ? [{ small: w.team.notRanked(names) }] : []),
          { facts: shopLines(facts, over, standings, call) },
          { small: `${w.clockNote} ${w.moreAt(slash('help kpi', call.place.platform))}` },
        ],
      },
    }
  },
})

function tableOf(standings: readonly Standing[], call: Call<Desk>): Table {
  const { names, name, n, p90, medianOf } = call.words.figures
  const shown = figuresFor(call)
  const figures = [
    n,
    medianOf(names.first),
    p90,
    names.within,
    medianOf(names.next),
    names.unanswered,
    names.waiting,
    names.csat,
    names.response,
  ]
  return {
    columns: [{ title: name }, ...figures.map((title) => ({ title, align: 'right' as const }))],
    rows: standings.map(({ person, card }) => [
      person.name,
      shown.n(card.first.n),
      shown.time(card.first.median),
      shown.time(card.first.p90),
      shown.rate(card.within),
      shown.median(card.next),
      shown.unanswered(card),
      shown.count(card.waitingNow),
      shown.interval(card.csat),
      shown.rate(card.response),
    ]),
  }
}

/** What is in nobody's line: the shop as customers felt it, and the waits no admin answers for. */
function shopLines(facts: Facts, over: Span, standings: readonly Standing[], call: Call<Desk>): [string, Text][] {
  const { team: w, names, outOf } = call.words.figures
  const shown = figuresFor(call)
  const shop = shopScorecard(facts, over, call.now)
  const { unassigned, waved } = unowned(facts, over, call.now)
  const answered = shop.first.n + shop.next.n
  const others = answered - standings.reduce((sum, { card }) => sum + card.first.n + card.next.n, 0)
  const felt = [
    `${names.first} ${shown.median(shop.first)}`,
    `${names.within} ${shown.rate(shop.within)}`,
    `${names.unanswered} ${shown.unanswered(shop)}`,
    `${names.csat} ${shown.interval(shop.csat)}`,
    `${names.response} ${shown.rate(shop.response)}`,
  ]
  return [
    [w.shop, felt.join(' · ')],
    [w.unassigned, shown.count(unassigned)],
    [w.waved, outOf(shown.count(waved.hits), shown.count(waved.n))],
    ...(others > 0 ? [[w.others, outOf(shown.count(others), shown.count(answered))] as [string, Text]] : []),
  ]
}
