import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Trouble } from '../domain/trouble.ts'

/** A sweep is due every second: one that has not ended for so long hangs. */
const HUNG_MS = 30 * SECOND_MS
/** A job that has failed for so long does not come right by itself. */
const FAILING_MS = 30 * SECOND_MS
/** So long without a failure it goes again. */
const CALM_MS = 5 * SECOND_MS
/** What the calendar does is tried again after five minutes: by then that has failed as well. */
const FAILING_AGAIN_MS = 7 * MINUTE_MS

interface Sweeper {
  readonly sweptAt: Instant | null
  readonly failures: ReadonlyMap<string, number>
}

/** Since when its jobs have failed, of those that have not been done since. */
interface Calendar {
  readonly failing: ReadonlyMap<string, Instant>
}

interface Failing {
  failures: number
  since: Instant
  last: Instant
}

/** Watches what this process does unasked from outside: whether its sweeps end, and which jobs keep failing. */
export class Sweeping {
  private readonly sweeper: Sweeper
  private readonly calendar: Calendar
  private readonly failing = new Map<string, Failing>()
  private readonly known = new Map<string, number>()
  private late: { sweptAt: Instant | null; seenAt: Instant } | null = null

  constructor(sweeper: Sweeper, calendar: Calendar) {
    this.sweeper = sweeper
    this.calendar = calendar
  }

  look(now: Instant, awakeSince: Instant): { troubles: Trouble[]; next: Instant | null } {
    const hung = this.hung(now, awakeSince)
    const failing = new Map([...this.failingJobs(now), ...this.failingByCalendar(now, awakeSince)])
    const jobs = [...failing.keys()]
    const since = Math.min(...failing.values())
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

  private failingJobs(now: Instant): [string, Instant][] {
    for (const [job, failures] of this.sweeper.failures) {
      const failing = this.failing.get(job)
      if (failures > (this.known.get(job) ?? 0)) {
        this.failing.set(job, { failures, since: failing?.since ?? now, last: now })
      } else if (failing && now - failing.last > CALM_MS) this.failing.delete(job)
      this.known.set(job, failures)
    }
    const jobs = [...this.failing].map(([job, { since }]): [string, Instant] => [job, since])
    return jobs.filter(([, since]) => now - since >= FAILING_MS)
  }

  /** A process that has just come awake has not tried again yet. */
  private failingByCalendar(now: Instant, awakeSince: Instant): [string, Instant][] {
    const isFailing = (since: Instant) => now - Math.max(since, awakeSince) >= FAILING_AGAIN_MS
    return [...this.calendar.failing].filter(([, since]) => isFailing(since))
  }
}
