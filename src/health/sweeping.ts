import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { Trouble } from '../domain/trouble.ts'

/** A sweep is due every second: one that has not ended for so long hangs. */
const HUNG_MS = 30 * SECOND_MS
/** A job that has failed for so long does not come right by itself. */
const FAILING_MS = 30 * SECOND_MS
/** So long without a failure it goes again. */
const CALM_MS = 5 * SECOND_MS

interface Sweeper {
  readonly sweptAt: Instant | null
  readonly failures: ReadonlyMap<string, number>
}

interface Failing {
  failures: number
  since: Instant
  last: Instant
}

/** Watches the sweeps of this process from outside: whether they end, and which of their jobs keep failing. */
export class Sweeping {
  private readonly sweeper: Sweeper
  private readonly failing = new Map<string, Failing>()
  private readonly known = new Map<string, number>()
  private late: { sweptAt: Instant | null; seenAt: Instant } | null = null

  constructor(sweeper: Sweeper) {
    this.sweeper = sweeper
  }

  look(now: Instant, awakeSince: Instant): { troubles: Trouble[]; next: Instant | null } {
    const hung = this.hung(now, awakeSince)
    const jobs = this.failingJobs(now)
    const since = Math.min(...jobs.map((job) => this.failing.get(job)?.since ?? now))
    return {
      troubles: [
        ...(hung === true
          ? [{ kind: 'sweep', count: 1, since: this.sweeper.sweptAt ?? awakeSince, chats: [] } as const]
          : []),
        ...(jobs.length > 0 ? [{ kind: 'jobs', count: jobs.length, since, chats: [], jobs } as const] : []),
      ],
      next: typeof hung === 'number' ? hung : null,
    }
  }

  /** Only when it has not moved between two looks: one look may fall into the very moment a sweep begins after a pause. */
  private hung(now: Instant, awakeSince: Instant): boolean | Instant {
    const { sweptAt } = this.sweeper
    if (now - Math.max(sweptAt ?? 0, awakeSince) <= HUNG_MS) {
      this.late = null
      return false
    }
    if (this.late?.sweptAt !== sweptAt) this.late = { sweptAt, seenAt: now }
    const sureAt = (this.late?.seenAt ?? now) + CALM_MS
    return now >= sureAt ? true : sureAt
  }

  private failingJobs(now: Instant): string[] {
    for (const [job, failures] of this.sweeper.failures) {
      const failing = this.failing.get(job)
      if (failures > (this.known.get(job) ?? 0)) {
        this.failing.set(job, { failures, since: failing?.since ?? now, last: now })
      } else if (failing && now - failing.last > CALM_MS) this.failing.delete(job)
      this.known.set(job, failures)
    }
    return [...this.failing].filter(([, { since }]) => now - since >= FAILING_MS).map(([job]) => job)
  }
}
