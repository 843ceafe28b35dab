import type { Bell } from './bell.ts'
import type { Clock, Instant } from './domain/time.ts'

interface Parts {
  clock: Clock
  bell: Bell
  /** Does what there is to do; returns when there will be more, if that is known. */
  step: () => Promise<Instant | null>
  /** Looks again after this long even when nobody rang. */
  atMostMs: number
  onError: (error: unknown) => void
}

const AFTER_ERROR_MS = 1000

/** A loop that works, then sleeps until the next known instant or the bell. */
export class Loop {
  private readonly parts: Parts
  private readonly stopping = new AbortController()
  private readonly ended: Promise<void>
  private sleepsOn: AbortSignal | null = null

  constructor(parts: Parts) {
    this.parts = parts
    this.ended = this.run()
  }

  /** Asleep, and nobody has rung since it last looked. */
  get resting(): boolean {
    return this.sleepsOn !== null && !this.sleepsOn.aborted
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.ended
  }

  private async run(): Promise<void> {
    const { clock, bell, step, atMostMs, onError } = this.parts
    while (!this.stopping.signal.aborted) {
      const rung = bell.signal
      let next: Instant | null = null
      let atMost = atMostMs
      try {
        next = await step()
      } catch (error) {
        onError(error)
        atMost = AFTER_ERROR_MS
      }
      this.sleepsOn = AbortSignal.any([rung, this.stopping.signal])
      await clock.until(next, atMost, this.sleepsOn)
      this.sleepsOn = null
    }
  }
}
