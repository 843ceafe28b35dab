import { ENOUGH } from '../../src/domain/figures/figure.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'

/** What the team can be ranked by. */
export type Measure = 'first' | 'next' | 'within' | 'unanswered' | 'csat'

/** One admin's line. */
export interface Standing {
  person: Person
  card: Scorecard
}

interface Ranking {
  /** Best first. */
  ranked: Standing[]
  /** Fewer than five behind the figure: by name, without a rank. */
  tooFew: Standing[]
  /** None behind it at all. */
  none: Standing[]
}

/** Best to worst by a measure. Nobody is ranked by a handful; ties go to who has more behind the figure, then by name. */
export function rank(standings: readonly Standing[], by: Measure): Ranking {
  const key = (s: Standing) => keyOf(s.card, by)
  const named = standings.toSorted((a, b) => a.person.name.localeCompare(b.person.name))
  return {
    ranked: named.filter((s) => key(s).n >= ENOUGH).sort((a, b) => key(a).cost - key(b).cost || key(b).n - key(a).n),
    tooFew: named.filter((s) => key(s).n > 0 && key(s).n < ENOUGH),
    none: named.filter((s) => key(s).n === 0),
  }
}

/** Less is better. */
function keyOf(card: Scorecard, by: Measure): { cost: number; n: number } {
  switch (by) {
    case 'first':
    case 'next':
      return { cost: card[by].median ?? 0, n: card[by].n }
    case 'unanswered':
      return { cost: card.unanswered, n: card.within.n }
    default:
      return { cost: -(card[by].share?.share ?? 0), n: card[by].n }
  }
}
