import { performance } from 'node:perf_hooks'
import type { Clock, Instant } from './domain/time.ts'

/** The host's own clock. */
export const realClock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  until(at, atMostMs, signal) {
    const wait = at === null ? atMostMs : Math.min(atMostMs, Math.max(0, at - Date.now()))
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, wait)
      signal?.addEventListener('abort', done)
    })
  },
} satisfies Clock

/**
 * The host's clock, set by the platform's: people's messages are dated by that, so what is decided and done about them must
 * be too, or an act on a host that is ahead would fall behind what the customer says next.
 */
export class PlatformClock implements Clock {
  private readonly host: Clock
  /** Platform minus host, milliseconds; nothing until the platform has been asked. */
  private skewMs: () => number = () => 0

  constructor(host: Clock) {
    this.host = host
  }

  setBy(skewMs: () => number): void {
    this.skewMs = skewMs
  }

  now(): Instant {
    return this.host.now() + this.skewMs()
  }

  until(at: Instant | null, atMostMs: number, signal?: AbortSignal): Promise<void> {
    return this.host.until(at === null ? null : at - this.skewMs(), atMostMs, signal)
  }
}
