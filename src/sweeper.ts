import type { Desk } from './actions/desk.ts'
import type { Job, Moment } from './actions/job.ts'
import type { Instant } from './domain/time.ts'
import type { Agenda } from './store/agenda.ts'

interface Log {
  error(data: object, message: string): void
}

interface Heard extends Omit<Moment, 'backlog'> {
  /** Something was heard and is being stored: an alert must not overtake an answer. */
  holding: boolean
}

type Around = <T>(job: string, work: () => Promise<T>) => Promise<T>

/** Runs every job once in a sweep. Decisions wait while customers' messages are still to be heard. */
export class Sweeper {
  private readonly jobs: readonly Job[]
  private readonly log: Log
  private readonly around: Around
  private wasBehind = true
  /** When the last sweep ended, and how many times each job failed. */
  sweptAt: Instant | null = null
  readonly failures = new Map<string, number>()

  /** `around`: what each job is done in, for whoever wants to measure them. */
  constructor(jobs: readonly Job[], log: Log, around: Around = (_, work) => work()) {
    this.jobs = jobs
    this.log = log
    this.around = around
  }

  /** One sweep; returns when the next one has something to do, as far as is known. */
  async sweep(desk: Desk, moment: Heard): Promise<Instant | null> {
    const behind = moment.ears.some((ear) => ear.channel === 'Telegram' && (ear.since !== null || ear.standby))
    const ready = this.jobs.filter((job) => !job.needsEars || !(behind || moment.holding))
    const done: Job[] = []
    let agenda: Promise<Agenda> | null = null
    const dateOf = async ({ on, after = 0 }: Job) => {
      if (on === undefined) return moment.now
      agenda ??= desk.store.agenda()
      const at = (await agenda)[on]
      return at && at + after
    }
    for (const job of ready) {
      try {
        if (isOver(await dateOf(job), moment.now)) {
          await this.around(job.name, () => job.run(desk, { ...moment, backlog: this.wasBehind }))
          // What it decided may have brought other things their time.
          if (job.needsEars) agenda = null
        }
        done.push(job)
      } catch (error) {
        agenda = null
        this.failures.set(job.name, (this.failures.get(job.name) ?? 0) + 1)
        this.log.error({ err: error, job: job.name }, 'a job failed')
      }
    }
    // Skipped, the first sweep after being away is still to come.
    if (!moment.holding || behind) this.wasBehind = behind
    this.sweptAt = moment.now
    // What failed is tried again at the loop's own pace, not at once for ever.
    const coming = await Promise.all(
      done.map(async (job) => {
        const at = await dateOf(job)
        return job.next && isOver(at, moment.now) ? job.next(desk, moment.now) : at
      }),
    )
    const known = coming.filter((at) => at !== null)
    return known.length ? Math.min(...known) : null
  }
}

const isOver = (at: Instant | null, now: Instant): boolean => at !== null && at <= now
