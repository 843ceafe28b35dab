import { costOf, figureOf, isEnough, type Measure } from '../../src/domain/figures/measure.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Scorecard } from '../../src/domain/scorecard.ts'

/** One admin's line. */
export interface Standing {
  person: Person
  card: Scorecard
}

interface Ranking {
  /** Best first. */
  ranked: Standing[]
  /** Too few behind the figure: by name, without a rank. */
  tooFew: Standing[]
  /** None behind it at all. */
  none: Standing[]
}

/** Best to worst by a measure. Nobody is ranked by a handful; ties go to who has more behind the figure, then by name. */
export function rank(standings: readonly Standing[], by: Measure): Ranking {
  const figure = (s: Standing) => figureOf(s.card, by)
  const named = standings.toSorted((a, b) => a.person.name.localeCompare(b.person.name))
  const some = named.filter((s) => figure(s).n > 0)
  return {
    ranked: some
      .filter((s) => isEnough(figure(s)))
      .sort((a, b) => costOf(figure(a)) - costOf(figure(b)) || figure(b).n - figure(a).n),
    tooFew: some.filter((s) => !isEnough(figure(s))),
    none: named.filter((s) => figure(s).n === 0),
  }
}
