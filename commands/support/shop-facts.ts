import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import type { Block, Text } from '../../src/chat/reply.ts'
import { figureOf } from '../../src/domain/figures/measure.ts'
import type { Span } from '../../src/domain/schedule.ts'
import { type Facts, type Scorecard, shopScorecard, unowned } from '../../src/domain/scorecard.ts'
import { gamingLine } from './card.ts'
import { figuresFor } from './figures.ts'
import type { Standing } from './ranking.ts'

const MORE = ['next', 'resolution', 'reply', 'onego', 'promises', 'assurance', 'conversion', 'nps'] as const

/** What is in nobody's line: the shop as customers felt it, and the waits no admin answers for. */
export function shopBlocks(facts: Facts, over: Span, standings: readonly Standing[], call: Call<Desk>): Block[] {
  const w = call.words.figures
  const shown = figuresFor(call)
  const shop = shopScorecard(facts, over, call.now)
  const { unassigned, waved, uncredited } = unowned(facts, over, call.now)
  const answers = (card: Scorecard) => card.first.n + card.next.n
  const answered = answers(shop)
  const others = answered - uncredited.hits - standings.reduce((sum, { card }) => sum + answers(card), 0)
  const gaming = gamingLine(shop, call)
  const beside: [string, Text][] = [
    [w.team.shop, felt(shop, call)],
    [w.team.unassigned, shown.count(unassigned)],
    [w.team.waved, shown.outOf(waved)],
  ]
  if (uncredited.hits > 0) beside.push([w.team.uncredited, shown.rate(uncredited)])
  if (others > 0) beside.push([w.team.others, w.outOf(shown.count(others), shown.count(answered))])
  if (gaming) beside.push([w.gaming.beside, gaming])
  const more = MORE.map((m): [string, Text] => [w.names[m], shown.short(figureOf(shop, m))])
  more.push([w.names.marketplace, shown.rate(shop.marketplace)])
  return [{ facts: beside }, { details: w.team.more, body: [{ facts: more }] }]
}

function felt(shop: Scorecard, call: Call<Desk>): string {
  const { names } = call.words.figures
  const shown = figuresFor(call)
  return [
    `${names.first} ${shown.median(shop.first)}`,
    `${names.within} ${shown.rate(shop.within)}`,
    `${names.unanswered} ${shown.short(figureOf(shop, 'unanswered'))}`,
    `${names.csat} ${shown.interval(shop.csat)}`,
    `${names.response} ${shown.rate(shop.response)}`,
  ].join(' · ')
}
