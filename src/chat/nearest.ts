const OFFERED = 3
/** Of what was typed so much is compared: names and commands are shorter. */
const COMPARED = 100

/** The few candidates whose spelling is closest to what was typed, closest first. */
export function nearest<T>(
  typed: string,
  candidates: readonly T[],
  spellings: (candidate: T) => readonly string[],
): T[] {
  const start = typed.slice(0, COMPARED)
  const distance = (candidate: T) => Math.min(...spellings(candidate).map((spelling) => edits(start, spelling)))
  return candidates
    .map((candidate) => ({ candidate, away: distance(candidate) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, OFFERED)
    .map(({ candidate }) => candidate)
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour to get from one word to the other. */
export function edits(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (same ? 0 : 1),
        swapped ? beforeLast[column - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length]!
}
