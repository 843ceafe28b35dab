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
  private readonly ended: Promise<void>
  private stopped = false
  /** Rung since it last began to look. */
  private rung = false
  private sleep: AbortController | null = null

  constructor(parts: Parts) {
    this.parts = parts
    parts.bell.listen(() => this.wake())
    this.ended = this.run()
  }

  /** Asleep, and nobody has rung since it last looked. */
  get resting(): boolean {
    return this.sleep !== null && !this.rung
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.wake()
    await this.ended
  }

  private wake(): void {
    this.rung = true
    this.sleep?.abort()
  }

  private async run(): Promise<void> {
    const { clock, step, atMostMs, onError } = this.parts
    while (!this.stopped) {
      this.rung = false
      let next: Instant | null = null
      let atMost = atMostMs
      try {
        next = await step()
      } catch (error) {
        onError(error)
        atMost = AFTER_ERROR_MS
      }
      if (this.stopped || this.rung) continue
      this.sleep = new AbortController()
      await clock.until(next, atMost, this.sleep.signal)
      this.sleep = null
    }
  }
}
