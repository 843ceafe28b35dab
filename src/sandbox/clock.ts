import { performance } from 'node:perf_hooks'
import type { Clock, Instant } from '../domain/time.ts'

interface Sleeper {
  at: Instant | null
  wake(): void
}

/** A clock that stands still until it is stepped: to the next thing that happens, or the next instant the bot asked for. */
export class SteppedClock implements Clock {
  readonly #sleepers = new Set<Sleeper>()
  #instant: Instant

  constructor(start: Instant) {
    this.#instant = start
  }

  now(): Instant {
    return this.#instant
  }

  until(at: Instant | null, _atMostMs: number, signal?: AbortSignal): Promise<void> {
    return this.sleep(at, null, signal)
  }

  /** The earliest instant somebody sleeps until; null when nobody knows of anything coming. */
  earliest(): Instant | null {
    const asked = [...this.#sleepers].flatMap(({ at }) => (at === null ? [] : [at]))
    return asked.length === 0 ? null : Math.min(...asked)
  }

  /** Moves the time forward and lets everybody sleep on: what happens at `to` is to be heard before anything is decided. */
  set(to: Instant): void {
    this.#instant = Math.max(this.#instant, to)
  }

  /** Moves the time forward and wakes everybody, as the looking-again of a running clock would. */
  step(to: Instant): void {
    this.#instant = Math.max(this.#instant, to)
    this.wakeAll()
  }

  protected wakeAll(): void {
    for (const sleeper of [...this.#sleepers]) sleeper.wake()
  }

  /** Sleeps until stepped to `at`, or for `realMs` of the host's time when given. */
  protected sleep(at: Instant | null, realMs: number | null, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      // Never at once: whoever asks for a past instant again and again must not keep everybody else from their turn.
      if (signal?.aborted || (at !== null && at <= this.now())) return void setImmediate(resolve)
      const wake = () => {
        clearTimeout(timer)
        this.#sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper: Sleeper = { at, wake }
      const timer = realMs === null ? undefined : setTimeout(wake, realMs)
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', wake)
    })
  }
}

/** A host whose clock is wrong, and may be set anew: so many milliseconds ahead of the true one, or behind when negative. */
export class HostClock implements Clock {
  readonly #true: Clock
  aheadMs: number

  constructor(clock: Clock, aheadMs: number) {
    this.#true = clock
    this.aheadMs = aheadMs
  }

  now(): Instant {
    return this.#true.now() + this.aheadMs
  }

  steady = (): number => this.#true.now()

  until(at: Instant | null, atMostMs: number, signal?: AbortSignal): Promise<void> {
    return this.#true.until(at === null ? null : at - this.aheadMs, atMostMs, signal)
  }
}

/** A clock that runs by itself, at a factor of real time, and can be stepped ahead all the same. */
export class FastClock extends SteppedClock {
  #from: Instant
  #since = performance.now()
  #factor: number

  /** `factor` 1 is real time, 60 a minute a second, 0 stands still. */
  constructor(start: Instant, factor: number) {
    super(start)
    this.#from = start
    this.#factor = factor
  }

  override now(): Instant {
    return Math.floor(this.#from + (performance.now() - this.#since) * this.#factor)
  }

  override until(at: Instant | null, atMostMs: number, signal?: AbortSignal): Promise<void> {
    if (this.#factor === 0) return this.sleep(at, null, signal)
    const wait = at === null ? atMostMs : Math.min(atMostMs, Math.max(0, at - this.now()))
    return this.sleep(at, Math.ceil(wait / this.#factor), signal)
  }

  override set(to: Instant): void {
    this.#from = Math.max(to, this.now())
    this.#since = performance.now()
  }

  override step(to: Instant): void {
    this.set(to)
    this.wakeAll()
  }

  /** Goes on at another pace. */
  run(factor: number): void {
    this.set(this.now())
    this.#factor = factor
    this.wakeAll()
  }
}
