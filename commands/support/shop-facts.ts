import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import type { Text } from '../../src/chat/reply.ts'
import { figureOf } from '../../src/domain/figures/measure.ts'
import type { Span } from '../../src/domain/schedule.ts'
import { type Facts, type Scorecard, shopScorecard, unowned } from '../../src/domain/scorecard.ts'
import { gamingLine } from './card.ts'
import { figuresFor } from './figures.ts'
import type { Standing } from './ranking.ts'

const FELT = ['within', 'unanswered', 'reply', 'onego', 'assurance', 'conversion', 'csat', 'nps'] as const

/** What is in nobody's line: the shop as customers felt it, and the waits no admin answers for. */
export function shopFacts(
  facts: Facts,
  over: Span,
  standings: readonly Standing[],
  call: Call<Desk>,
): [string, Text][] {
  const w = call.words.figures
  const shown = figuresFor(call)
  const shop = shopScorecard(facts, over, call.now)
  const { unassigned, waved, uncredited } = unowned(facts, over, call.now)
  const answers = (card: Scorecard) => card.first.n + card.next.n
  const answered = answers(shop)
  const others = answered - uncredited.hits - standings.reduce((sum, { card }) => sum + answers(card), 0)
  const gaming = gamingLine(shop, call)
  return [
    [w.team.shop, felt(shop, call)],
    [w.team.unassigned, shown.count(unassigned)],
    [w.team.waved, shown.outOf(waved)],
    ...(uncredited.hits > 0 ? [[w.team.uncredited, shown.rate(uncredited)] as [string, Text]] : []),
    ...(others > 0 ? [[w.team.others, w.outOf(shown.count(others), shown.count(answered))] as [string, Text]] : []),
    ...(gaming ? [[w.gaming.beside, gaming] as [string, Text]] : []),
  ]
}

function felt(shop: Scorecard, call: Call<Desk>): string {
  const { names } = call.words.figures
  const shown = figuresFor(call)
  return [
    `${names.first} ${shown.median(shop.first)}`,
    `${names.next} ${shown.median(shop.next)}`,
    `${names.resolution} ${shown.median(shop.resolution)}`,
    ...FELT.map((m) => `${names[m]} ${shown.short(figureOf(shop, m))}`),
    `${names.marketplace} ${shown.rate(shop.marketplace)}`,
    `${names.response} ${shown.rate(shop.response)}`,
  ].join(' · ')
}
