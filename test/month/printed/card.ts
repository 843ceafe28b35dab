import type { Words } from '../../../src/chat/words/index.ts'
import type { Card } from '../recomputed/cards.ts'
import { compared, countOfCard, MEASURES, type Measure, shareOfCard, sizeOf } from '../recomputed/compared.ts'
import { type Share, shareOf, type Times } from '../recomputed/stats.ts'
import { TARGETS } from '../world.ts'
import { count, decimals, type Locale, money, percent, points, watch } from './numbers.ts'

/** The shop's words around the figures; every number is written by ourselves. */
type Labels = Words['figures']

const FEW = 5
const GOALS: Partial<Record<Measure, number>> = { within: 0.9, reply: 0.95, csat: 0.85, assurance: 90 }

export function printer(w: Labels, locale: Locale, targets: typeof TARGETS = TARGETS) {
  const n = (value: number) => count(value, locale)
  const few = (value: number) => value > 0 && value < FEW
  const time = (seconds: number | null) => (seconds === null ? w.none : watch(seconds))
  const withN = (figure: string, of: number, tooFew = few(of)) => (of === 0 ? w.none : w.withN(figure, n(of), tooFew))
  const rate = ({ share, n: of }: Share) => withN(percent(share ?? 0), of)
  const outOf = ({ hits, n: of }: { hits: number; n: number }) => (of === 0 ? w.none : w.outOf(n(hits), n(of), few(of)))
  const interval = ({ share, low, high, n: of }: Share) =>
    withN(w.interval(percent(share ?? 0), percent(low ?? 0), percent(high ?? 0)), of)

  /** A figure in short. */
  function short(card: Card, measure: Measure): string {
    if (measure === 'first' || measure === 'next' || measure === 'resolution') {
      return withN(time(card[measure].median), card[measure].n)
    }
    if (measure === 'nps') {
      const { score, margin, n: of } = card.nps
      return withN(w.margin(points(score ?? 0), n(Math.round(margin ?? 0))), of)
    }
    if (measure === 'assurance') {
      const { score, n: of, strong } = card.assurance
      return withN(w.strong(n(strong), n(Math.round(score ?? 0))), of, of < 20)
    }
    const share = shareOfCard(card, measure)
    return share ? rate(share) : outOf(countOfCard(card, measure)!)
  }

  function isMet(card: Card, measure: Measure): boolean {
    const goal = GOALS[measure]
    if (measure === 'first' || measure === 'next' || measure === 'resolution') {
      return card[measure].n >= FEW && card[measure].median! <= targets[measure]
    }
    if (goal === undefined) return false
    if (measure === 'assurance') {
      const { score, n: of, strong } = card.assurance
      return of >= 20 && strong === 0 && score! >= goal
    }
    const share = shareOfCard(card, measure)!
    return share.n >= FEW && share.share! >= goal
  }

  function aim(card: Card, measure: Measure): string | null {
    const met = isMet(card, measure) ? ` ${w.met}` : ''
    if (measure === 'first' || measure === 'next' || measure === 'resolution') return watch(targets[measure]) + met
    const goal = GOALS[measure]
    return goal === undefined ? null : (measure === 'assurance' ? points(goal) : percent(goal)) + met
  }

  function line(card: Card, measure: Measure, ...more: string[]): string {
    const share = shareOfCard(card, measure)
    const goal = aim(card, measure)
    const mean = measure === 'csat' && card.csatMean !== null ? `, ${w.meanScore(decimals(card.csatMean, locale))}` : ''
    const value = `${share ? interval(share) : short(card, measure)}${mean}`
    return `${w.names[measure]}: ${[value, ...more, ...(goal === null ? [] : [w.aim(goal)])].join(' · ')}`
  }

  const row = (name: string, times: Times, target: string) =>
    [name, time(times.median), time(times.p90), time(times.mean), w.counted(n(times.n), few(times.n)), target].join(
      ' | ',
    )

  function gaming({ holding, brief, afterCourtesy, dismissed, unansweredResolved }: Card): string | null {
    const all = { holding, brief, afterCourtesy, dismissed, unansweredResolved }
    const said = Object.entries(all).flatMap(([kind, times]) =>
      times > 0 ? [w.gaming[kind as keyof typeof all](n(times))] : [],
    )
    return said.length > 0 ? said.join(' · ') : null
  }

  /** Everything of a card with a figure in it, line by line. */
  function card(of: Card): string[] {
    const { conversion } = of
    const beside = gaming(of)
    const noChats = conversion.rate.n + conversion.immature + conversion.orders === 0
    const own = conversion.selfRecorded > 0 ? ` (${w.selfRecorded(n(conversion.selfRecorded))})` : ''
    return [
      row(w.names.first, of.first, aim(of, 'first')!),
      row(w.names.firstSubstantial, of.firstSubstantial, w.none),
      row(w.names.next, of.next, aim(of, 'next')!),
      row(w.names.nextSubstantial, of.nextSubstantial, w.none),
      row(w.names.resolution, of.resolution, aim(of, 'resolution')!),
      line(of, 'within'),
      line(of, 'unanswered'),
      `${w.names.waiting}: ${n(of.waiting)}`,
      line(of, 'reply'),
      `${w.names.marketplace}: ${rate(of.marketplace)}`,
      line(of, 'onego'),
      `${w.names.reopened}: ${rate(shareOf(of.oneGo.n - of.oneGo.hits, of.oneGo.n))}`,
      line(of, 'promises'),
      line(of, 'assurance'),
      line(of, 'conversion', ...(conversion.immature > 0 ? [w.immature(n(conversion.immature))] : [])),
      `${w.names.orders}: ${noChats ? w.none : n(conversion.orders) + own}`,
      `${w.names.revenue}: ${conversion.revenue.map((one) => money(one, locale)).join(' + ') || w.none}`,
      `${w.names.toOrder}: ${time(conversion.toOrder)}`,
      line(of, 'csat'),
      `${w.names.response}: ${rate(of.response)}`,
      line(of, 'nps'),
      ...(beside ? [`${w.gaming.beside}: ${beside}.`] : []),
    ]
  }

  const manner = (measure: Measure) =>
    ['first', 'next', 'resolution'].includes(measure)
      ? 'time'
      : ['unanswered', 'promises'].includes(measure)
        ? 'less'
        : 'more'

  /** How a card stands to the team's and to the one before. */
  function comparisons(of: Card, bases: { team: Card; before: Card }): string[] {
    return MEASURES.filter((measure) => sizeOf(of, measure) > 0).map((measure) => {
      const beside = (['team', 'before'] as const).map((base) => {
        // Beside nothing nothing is said.
        const verdict = sizeOf(bases[base], measure) === 0 ? null : compared(of, bases[base], measure, shareOf)
        return w.comparedTo(base, short(bases[base], measure), manner(measure), verdict)
      })
      return `${w.names[measure]}: ${beside.join('; ')}`
    })
  }

  /** What is really different, said first. */
  function standsOut(of: Card, bases: { team: Card; before: Card }): string[] {
    return (['team', 'before'] as const).flatMap((base) => {
      const verdicts = MEASURES.map((measure) => ({ measure, verdict: compared(of, bases[base], measure, shareOf) }))
      const said = verdicts.flatMap(({ measure, verdict }) =>
        verdict === 'better' || verdict === 'worse' ? [w.differing(w.names[measure], manner(measure), verdict)] : [],
      )
      if (said.length > 0) return [w.differs(base, said)]
      return verdicts.some(({ verdict }) => verdict === 'same') ? [w.alike(base)] : []
    })
  }

  return { n, time, rate, outOf, interval, short, isMet, gaming, card, comparisons, standsOut }
}

export type Printer = ReturnType<typeof printer>
