import { setTimeout as sleep } from 'node:timers/promises'
import { createTask, type ScheduledTask } from 'node-cron'
import type { Desk } from './actions/desk.ts'
import type { CalendarJob } from './actions/job.ts'
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from './domain/time.ts'
import type { Store } from './store/store.ts'

interface CalendarParts {
  jobs: readonly CalendarJob[]
  /** The shop's. */
  zone: string
  leases: Store['leases']
  desk: () => Promise<Desk>
  now: () => Instant
  /** Who takes leases: this process. */
  holder: string
  log: { info(data: object, message: string): void; error(data: object, message: string): void }
}

/** A process that died over a job is followed by another within these two together. */
const LEASE_MS = 6 * SECOND_MS
const LOOK_MS = 3 * SECOND_MS
const RENEW_MS = 2 * SECOND_MS
/** No job is put off for longer. */
const MOST_AHEAD_MS = 8 * DAY_MS
/** A job that failed is tried again after this long. */
const AGAIN_MS = 5 * MINUTE_MS

/**
 * Does what is due by the calendar. Of each job the store keeps when it is due next, as a lease nobody may take before; the
 * process that takes it does the job and puts it off to its next time.
 */
export class Calendar {
  private readonly parts: CalendarParts
  private readonly times: ReadonlyMap<CalendarJob, ScheduledTask>
  private readonly stopping = new AbortController()
  private readonly ended: Promise<void>
  /** Since when each job has failed, of those nobody has done since. */
  readonly failing = new Map<string, Instant>()

  constructor(parts: CalendarParts) {
    this.parts = parts
    const { zone: timezone } = parts
    this.times = new Map(parts.jobs.map((job) => [job, createTask(job.cron, () => {}, { timezone })]))
    this.ended = this.run()
  }

  /** Begins nothing more, and waits for what is being done. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.ended
    for (const times of this.times.values()) await times.destroy()
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      for (const job of this.parts.jobs) {
        await this.look(job).catch((error: unknown) => {
          this.parts.log.error({ err: error, job: job.name }, 'the calendar could not be looked at')
        })
      }
      await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  private async look(job: CalendarJob): Promise<void> {
    const { leases, holder, now } = this.parts
    const name = `job:${job.name}`
    const dueAt = await leases.until(name)
    if (dueAt === null) return leases.plan(name, this.next(job))
    // What failed is due again soon, whatever the clock of who tried: put off for longer, it was done by another process.
    if (dueAt > now() + 2 * AGAIN_MS) this.failing.delete(job.name)
    // By our own clock too, or a host that is behind would do it a second time when its own clock gets there.
    if (dueAt > now() || !(await leases.take(name, holder, LEASE_MS))) return
    const renewing = setInterval(() => void leases.take(name, holder, LEASE_MS).catch(() => false), RENEW_MS)
    const isDone = await this.carryOut(job)
    clearInterval(renewing)
    await leases.putOff(name, holder, isDone ? this.next(job) : Math.min(now() + AGAIN_MS, this.next(job)))
  }

  private async carryOut(job: CalendarJob): Promise<boolean> {
    const { desk, now, log } = this.parts
    try {
      log.info({ job: job.name, ...(await job.run(await desk(), now())) }, 'done by the calendar')
      this.failing.delete(job.name)
      return true
    } catch (error) {
      if (!this.failing.has(job.name)) this.failing.set(job.name, now())
      log.error({ err: error, job: job.name }, 'a job of the calendar failed')
      return false
    }
  }

  /** The next of its times after now. */
  private next(job: CalendarJob): Instant {
    const now = this.parts.now()
    // Cron goes by the host's clock, which may be behind.
    const times = this.times.get(job)?.getNextRuns(2).map(Number) ?? []
    // A host that was years ahead for a moment must not put it off for years.
    return Math.min(times.find((at) => at > now) ?? now + AGAIN_MS, now + MOST_AHEAD_MS)
  }
}
