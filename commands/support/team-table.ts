import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import type { Table } from '../../src/chat/reply.ts'
import { figureOf, goalOf, type Measure, meets } from '../../src/domain/figures/measure.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'
import type { Channel } from '../../src/domain/targets.ts'
import { figuresFor } from './figures.ts'
import type { Standing } from './ranking.ts'

/** What stands beside the measure asked for: enough to see an admin whole, few enough for a phone. */
const BESIDE: readonly Measure[] = ['first', 'within', 'unanswered', 'assurance', 'conversion', 'csat', 'nps']

const TIMES: readonly Measure[] = ['first', 'next', 'resolution']

interface Column {
  title: string
  cell(card: Scorecard): string
}

/** All admins side by side. What they are ranked by stands next to their names, and is marked where it meets its target. */
export function teamTable(
  standings: readonly Standing[],
  by: Measure,
  channel: Channel | null,
  call: Call<Desk>,
): Table {
  const w = call.words.figures
  const { count } = figuresFor(call)
  const columns: Column[] = [
    ...rankedBy(by, channel, call),
    ...BESIDE.filter((m) => m !== by).map((m) => columnOf(m, channel, call)),
    { title: w.names.waiting, cell: (card) => count(card.waitingNow) },
  ]
  return {
    columns: [{ title: w.name }, ...columns.map(({ title }) => ({ title, align: 'right' as const }))],
    rows: standings.map(({ person, card }) => [person.name, ...columns.map(({ cell }) => cell(card))]),
  }
}

/** The measure asked for, in more detail than the others. */
function rankedBy(by: Measure, channel: Channel | null, call: Call<Desk>): Column[] {
  const w = call.words.figures
  const shown = figuresFor(call)
  const column = columnOf(by, channel, call)
  if (by === 'first' || by === 'next' || by === 'resolution') {
    return [column, { title: w.p90, cell: (card) => shown.time(card[by].p90) }]
  }
  if (by !== 'csat') return [column]
  return [
    { title: w.names.csat, cell: (card) => shown.interval(card.csat) },
    { title: w.names.response, cell: (card) => shown.rate(card.response) },
  ]
}

function columnOf(measure: Measure, channel: Channel | null, call: Call<Desk>): Column {
  const w = call.words.figures
  const shown = figuresFor(call)
  const goal = goalOf(measure, call.desk.rules, channel)
  return {
    title: TIMES.includes(measure) ? w.medianOf(w.names[measure]) : w.names[measure],
    cell: (card) => {
      const figure = figureOf(card, measure)
      return meets(figure, goal) ? `${shown.short(figure)} ${w.met}` : shown.short(figure)
    },
  }
}
