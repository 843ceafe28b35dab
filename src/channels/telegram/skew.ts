import { median } from '../../domain/stats.ts'
import type { Instant } from '../../domain/time.ts'

/** Below this the platform's and the host's clock count as one. */
const NOTEWORTHY_MS = 2000
/** The middle of so many answers counts: one that came late, from a host that slept or a slow line, moves nothing. */
const SAMPLES = 5
/** `Date` headers are cut to whole seconds: on average they are half a second behind. */
const HEADER_MS = 500

/** How far the platform's clock is from the host's, learnt from the `Date` of its answers. */
export class Skew {
  readonly #samplesMs: number[] = []

  observe(header: string | null, now: Instant): void {
    const platform = header === null ? Number.NaN : Date.parse(header)
    if (Number.isNaN(platform)) return
    this.#samplesMs.push(platform + HEADER_MS - now)
    if (this.#samplesMs.length > SAMPLES) this.#samplesMs.shift()
  }

  /** Platform minus host, milliseconds; 0 while they agree within two seconds. */
  read(): number {
    const skewMs = Math.round(median(this.#samplesMs) ?? 0)
    return Math.abs(skewMs) < NOTEWORTHY_MS ? 0 : skewMs
  }
}
