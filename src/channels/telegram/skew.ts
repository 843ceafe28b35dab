import { median } from '../../domain/stats.ts'
import type { Clock, Instant } from '../../domain/time.ts'

/** Below this the platform's and the host's clock count as one. */
const NOTEWORTHY_MS = 2000
/** The middle of so many answers counts: one that came late, from a host that slept or a slow line, moves nothing. */
const SAMPLES = 5
/** Of fewer there is no middle to speak of: the one that came least late. */
const FEW = 3
/** `Date` headers are cut to whole seconds: on average they are half a second behind. */
const HEADER_MS = 500
/** A host's clock that moves so much by itself was set anew, or the host slept. */
const SET_MS = 1000
/** Between two looks at once: a process that stood still there cannot compare them. */
const TOGETHER_MS = 50

/**
 * How far the platform's clock is from the host's, learnt from the `Date` of its answers. When the host's clock is set anew,
 * time is taken to have gone on as before until the platform has said what it is: nothing is alerted early, and no wait
 * stands still. After a sleep it says so with the first answer.
 */
export class Skew {
  readonly #host: Clock
  #samplesMs: number[] = []
  /** Until the platform has been asked. */
  #assumedMs = 0
  #seen: { now: Instant; steady: number } | null = null

  constructor(host: Clock) {
    this.#host = host
  }

  observe(header: string | null): void {
    this.#look()
    const platform = header === null ? Number.NaN : Date.parse(header)
    if (Number.isNaN(platform)) return
    this.#samplesMs.push(platform + HEADER_MS - this.#host.now())
    if (this.#samplesMs.length > SAMPLES) this.#samplesMs.shift()
  }

  /** Platform minus host, milliseconds; 0 while they agree within two seconds. */
  read(): number {
    this.#look()
    const skewMs = this.#exact()
    return Math.abs(skewMs) < NOTEWORTHY_MS ? 0 : skewMs
  }

  #exact(): number {
    const samples = this.#samplesMs
    if (samples.length === 0) return this.#assumedMs
    return samples.length < FEW ? Math.max(...samples) : Math.round(median(samples) ?? 0)
  }

  /** Whether the host's clock was set anew since it was last looked at. */
  #look(): void {
    const steady = this.#host.steady?.()
    const now = this.#host.now()
    if (steady === undefined || (this.#host.steady?.() ?? steady) - steady > TOGETHER_MS) return
    const last = this.#seen
    this.#seen = { now, steady }
    const setMs = last === null ? 0 : now - last.now - (steady - last.steady)
    if (Math.abs(setMs) < SET_MS) return
    this.#assumedMs = Math.round(this.#exact() - setMs)
    this.#samplesMs = []
  }
}
