import type { StretchFact } from '../facts.ts'
import type { Case, Timed } from './figure.ts'
import { type Asked, isIn } from './view.ts'

/** Open time to resolution by conversation: its stretches resolved in the period summed, credited to who resolved it last. */
export function resolutions(stretches: readonly StretchFact[], asked: Asked): Timed<StretchFact>[] {
  const sums = new Map<number, Timed<StretchFact>>()
  for (const stretch of stretches) {
    if (!isIn(asked.span, stretch.resolvedAt)) continue
    const known = sums.get(stretch.conversationId)
    const last = known && known.of.resolvedAt > stretch.resolvedAt ? known.of : stretch
    sums.set(stretch.conversationId, { of: last, seconds: (known?.seconds ?? 0) + stretch.openSeconds })
  }
  return [...sums.values()].filter(({ of }) => asked.whose(of.creditId))
}

/**
 * Conversations resolved in the period for the first time, credited to who did; a hit is one the customer did not have to
 * come back to. Who finishes what somebody else closed too early is not charged with it.
 */
export function oneGo(stretches: readonly StretchFact[], { span, whose }: Asked): Case<StretchFact>[] {
  return stretches
    .filter((s) => !s.again && isIn(span, s.resolvedAt) && whose(s.creditId))
    .map((of) => ({ of, hit: of.reopenedAt === null }))
}
