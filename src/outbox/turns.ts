import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Ready } from '../store/outbox.ts'

/** So many sends in so short a time are a flood: nobody writes like that. For a minute it gets but a part of the pace. */
const FLOOD = 10
const FLOOD_MS = 10 * SECOND_MS
const LASTS_MS = MINUTE_MS

/**
 * Who was served when. Of the lanes that wait for one chat the one served longest ago goes first, and a customer who writes
 * without end uses up but a part of their inbox's pace: nobody else's message stands behind hundreds of theirs.
 */
export class Turns {
  /** By lane: when it was sent to lately. */
  private readonly served = new Map<string, Instant[]>()
  private readonly floodingUntil = new Map<string, Instant>()
  private readonly heldUntil = new Map<string, Instant>()

  /** The most urgent first; of the equally urgent the one served longest ago, then the oldest. */
  order(rows: readonly Ready[], now: Instant): Ready[] {
    this.forget(now)
    const last = ({ lane }: Ready) => this.served.get(lane)?.at(-1) ?? Number.NEGATIVE_INFINITY
    const since = new Map(rows.map((row) => [row.id, last(row)]))
    const at = ({ id }: Ready) => since.get(id) ?? Number.NEGATIVE_INFINITY
    return [...rows].sort((a, b) => a.urgency - b.urgency || (at(a) === at(b) ? a.id - b.id : at(a) - at(b)))
  }

  /** Whether a customer writes without end. Other lanes than their topics hold what the bot itself says. */
  isFlooding(lane: string, now: Instant): boolean {
    return (this.floodingUntil.get(lane) ?? Number.NEGATIVE_INFINITY) > now
  }

  sent(lane: string, now: Instant): void {
    const times = [...(this.served.get(lane) ?? []), now]
    this.served.set(lane, times)
    const isFlood = times.filter((at) => at > now - FLOOD_MS).length >= FLOOD
    if (isFlood && lane.startsWith('topic:')) this.floodingUntil.set(lane, now + LASTS_MS)
  }

  /** It must wait for its part of the pace; what was written before then may go together. */
  hold(lane: string, until: Instant): void {
    this.heldUntil.set(lane, until)
  }

  wasHeldSince(lane: string, since: Instant): boolean {
    return (this.heldUntil.get(lane) ?? Number.NEGATIVE_INFINITY) > since
  }

  private forget(now: Instant): void {
    for (const [lane, times] of this.served) {
      const kept = times.filter((at) => at > now - LASTS_MS)
      if (kept.length > 0) this.served.set(lane, kept)
      else this.served.delete(lane)
    }
    for (const ends of [this.floodingUntil, this.heldUntil]) {
      for (const [lane, until] of ends) if (until <= now - LASTS_MS) ends.delete(lane)
    }
  }
}
