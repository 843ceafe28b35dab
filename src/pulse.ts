import type { Clock, Instant } from './domain/time.ts'

const BEAT_MS = 250
/** Shorter than this a process that is merely busy stands still now and then. */
const STOOD_STILL_MS = 1000

/** Notices when this process has stood still: its host was suspended or starved, or something kept it from all else. */
export class Pulse {
  private readonly clock: Clock
  private readonly stoodStill: () => void
  private readonly beats: NodeJS.Timeout
  private last: Instant

  /** `stoodStill` is called as soon as it has. */
  constructor(clock: Clock, stoodStill: () => void) {
    this.clock = clock
    this.stoodStill = stoodStill
    this.last = clock.now()
    this.beats = setInterval(() => this.beat(), BEAT_MS).unref()
  }

  /** Looks now: whatever comes first after a standstill, this must come before it. */
  beat(): void {
    const now = this.clock.now()
    const still = now - this.last
    this.last = now
    if (still > STOOD_STILL_MS) this.stoodStill()
  }

  stop(): void {
    clearInterval(this.beats)
  }
}
