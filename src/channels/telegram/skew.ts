import type { Instant } from '../../domain/time.ts'

/** Below this the platform's and the host's clock count as one. */
const NOTEWORTHY_MS = 2000
/** How much one more answer moves the estimate: enough to follow a corrected clock within a minute of polling. */
const WEIGHT = 0.25
/** `Date` headers are cut to whole seconds: on average they are half a second behind. */
const HEADER_MS = 500

/** How far the platform's clock is from the host's, learnt from the `Date` of its answers. */
export class Skew {
  #estimateMs: number | null = null

  observe(header: string | null, now: Instant): void {
    const platform = header === null ? Number.NaN : Date.parse(header)
    if (Number.isNaN(platform)) return
    const sampleMs = platform + HEADER_MS - now
    this.#estimateMs = this.#estimateMs === null ? sampleMs : this.#estimateMs + WEIGHT * (sampleMs - this.#estimateMs)
  }

  /** Platform minus host, milliseconds; 0 while they agree within two seconds. */
  read(): number {
    const skewMs = Math.round(this.#estimateMs ?? 0)
    return Math.abs(skewMs) < NOTEWORTHY_MS ? 0 : skewMs
  }
}
