import type { Words } from '../../../src/chat/words/index.ts'
import type { Card } from '../recomputed/cards.ts'
import type { Measure } from '../recomputed/compared.ts'
import { countOfCard, shareOfCard, sizeOf } from '../recomputed/compared.ts'
import type { unownedOf } from '../recomputed/figures.ts'
import type { Printer } from './card.ts'

interface Standing {
  name: string
  card: Card
}

const BESIDE: readonly Measure[] = ['first', 'within', 'unanswered', 'assurance', 'conversion', 'csat', 'nps']
const TIMES: readonly Measure[] = ['first', 'next', 'resolution']

/** Best first; who has too few behind the figure is not ranked, who has none comes last. */
function ranked(standings: readonly Standing[], by: Measure): { order: Standing[]; tooFew: Standing[] } {
  const named = standings.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const size = ({ card }: Standing) => sizeOf(card, by)
  const enough = by === 'assurance' ? 20 : 5
  const best = named
    .filter((one) => size(one) >= enough)
    .sort((a, b) => worth(b.card, by) - worth(a.card, by) || size(b) - size(a))
  const tooFew = named.filter((one) => size(one) > 0 && size(one) < enough)
  return { order: [...best, ...tooFew, ...named.filter((one) => size(one) === 0)], tooFew }
}

/** More is better. */
function worth(card: Card, by: Measure): number {
  if (by === 'first' || by === 'next' || by === 'resolution') return -card[by].median!
  if (by === 'nps') return card.nps.score!
  if (by === 'assurance') return card.assurance.score! - 1000 * card.assurance.strong
  const share = shareOfCard(card, by)
  if (share) return share.share!
  const { hits, n } = countOfCard(card, by)!
  return -hits / n
}

/** The rows of the table, and who is not ranked. */
export function teamRows(standings: readonly Standing[], by: Measure, p: Printer, w: Words['figures']): string[] {
  const marked = (card: Card, measure: Measure) =>
    p.short(card, measure) + (p.isMet(card, measure) && card ? ` ${w.met}` : '')
  const { order, tooFew } = ranked(standings, by)
  const rows = order.map(({ name, card }) => {
    const own = by === 'csat' ? [p.interval(card.csat), p.rate(card.response)] : [marked(card, by)]
    const p90 = by === 'first' || by === 'next' || by === 'resolution' ? [p.time(card[by].p90)] : []
    const others = BESIDE.filter((measure) => measure !== by).map((measure) => marked(card, measure))
    return [name, ...own, ...p90, ...others, p.n(card.waiting)].join(' | ')
  })
  return [...rows, ...(tooFew.length > 0 ? [w.team.notRanked(tooFew.map(({ name }) => name).join(', '))] : [])]
}

export const teamTitles = (by: Measure, w: Words['figures']): string => {
  const title = (measure: Measure) => (TIMES.includes(measure) ? w.medianOf(w.names[measure]) : w.names[measure])
  const own = by === 'csat' ? [w.names.csat, w.names.response] : [title(by)]
  const others = BESIDE.filter((measure) => measure !== by).map(title)
  return [w.name, ...own, ...(TIMES.includes(by) ? [w.p90] : []), ...others, w.names.waiting].join(' | ')
}

/** What is in nobody's line. */
export function shopLines(
  shop: Card,
  unowned: ReturnType<typeof unownedOf>,
  standings: readonly Standing[],
  p: Printer,
  w: Words['figures'],
): string[] {
  const felt = (['first', 'within', 'unanswered'] as const).map((m) => `${w.names[m]} ${p.short(shop, m)}`)
  const more = (['next', 'resolution', 'reply', 'onego', 'promises', 'assurance', 'conversion', 'nps'] as const).map(
    (measure) => `${w.names[measure]}: ${p.short(shop, measure)}`,
  )
  const { unassigned, waved, uncredited, answered } = unowned
  const theirs = standings.reduce((sum, { card }) => sum + card.first.n + card.next.n, 0)
  const others = answered - uncredited.hits - theirs
  const share = { ...uncredited, share: uncredited.hits / uncredited.n, low: null, high: null }
  const gaming = p.gaming(shop)
  return [
    `${w.team.shop}: ${[
      ...felt,
      `${w.names.csat} ${p.interval(shop.csat)}`,
      `${w.names.response} ${p.rate(shop.response)}`,
    ].join(' · ')}`,
    `${w.team.unassigned}: ${p.n(unassigned)}`,
    `${w.team.waved}: ${p.outOf(waved)}`,
    ...(uncredited.hits > 0 ? [`${w.team.uncredited}: ${p.rate(share)}`] : []),
    ...(others > 0 ? [`${w.team.others}: ${w.outOf(p.n(others), p.n(answered))}`] : []),
    ...(gaming ? [`${w.gaming.beside}: ${gaming}`] : []),
    w.team.more,
    ...more,
    `${w.names.marketplace}: ${p.rate(shop.marketplace)}`,
  ]
}
