import { performance } from 'node:perf_hooks'
import { Counter, Histogram, type Registry } from 'prom-client'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import { isHeldBack } from '../outbox/owe.ts'
import { peek } from '../outbox/payload.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'

const LATE = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200]
const LAG = [1, 2, 5, 10, 30, 60, 300, 1800, 7200, 86_400]
const WORK = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 20]

/** Counts what happens, as it happens. Labels are kinds and names of our own, never anything a customer has written or is. */
export class Meters {
  private readonly lateness
  private readonly deliveries
  private readonly lag
  private readonly database
  private readonly jobs
  private readonly asides

  constructor(registry: Registry) {
    const registers = [registry]
    this.lateness = new Histogram({
      name: 'sigap_alert_lateness_seconds',
      help: 'From the instant an alert was due to its delivery',
      labelNames: ['platform'],
      buckets: LATE,
      registers,
    })
    this.deliveries = new Counter({
      name: 'sigap_deliveries_total',
      help: 'Sends by where to, what and how they ended; paced: the platform asked for a pause',
      labelNames: ['platform', 'kind', 'outcome'],
      registers,
    })
    this.lag = new Histogram({
      name: 'sigap_update_lag_seconds',
      help: 'From when a message was written, by whole seconds, to when it was stored',
      buckets: LAG,
      registers,
    })
    this.database = new Histogram({
      name: 'sigap_transaction_seconds',
      help: 'How long transactions take, waiting for their turn included',
      labelNames: ['outcome'],
      buckets: WORK,
      registers,
    })
    this.jobs = new Histogram({
      name: 'sigap_job_seconds',
      help: 'How long each job of a sweep takes',
      labelNames: ['job', 'outcome'],
      buckets: WORK,
      registers,
    })
    this.asides = new Counter({
      name: 'sigap_updates_aside_total',
      help: 'What was heard and passed over; unreadable: it is nothing Telegram sends; unstorable: somebody must look',
      labelNames: ['why'],
      registers,
    })
    for (const why of ['unreadable', 'unstorable']) this.asides.inc({ why }, 0)
  }

  /** Something heard is passed over. */
  readonly aside = (why: 'unreadable' | 'unstorable'): void => this.asides.inc({ why })

  /** Does a transaction and measures it. */
  readonly transaction = <T>(work: () => Promise<T>): Promise<T> =>
    timed(work, (outcome, seconds) => this.database.observe({ outcome }, seconds))

  /** Does a job and measures it. */
  readonly job = <T>(job: string, work: () => Promise<T>): Promise<T> =>
    timed(work, (outcome, seconds) => this.jobs.observe({ job, outcome }, seconds))

  /** Messages written at these instants have just been stored. */
  heard(written: readonly Instant[], now: Instant): void {
    for (const at of written) this.lag.observe(Math.max(0, now - at) / SECOND_MS)
  }

  /** A send has ended. */
  async sent(store: Store, row: OutboxRow, outcome: string, now: Instant): Promise<void> {
    const owed = peek(row)?.owed
    const kind = owed?.do === 'show' ? owed.subject.of : (owed?.do ?? 'unreadable')
    const platform = row.chat.startsWith('slack:') ? 'slack' : 'telegram'
    this.deliveries.inc({ platform, kind, outcome })
    if (outcome !== 'done' || row.sent > 0 || owed?.do !== 'show' || owed.subject.of !== 'alert') return
    // Each try that failed has moved the time it may go; that it failed is what makes it late.
    const heldUntil = isHeldBack(row) && row.attempts === 0 ? row.notBefore : 0
    for (const due of await store.checks.dueOf(owed.subject.id)) {
      this.lateness.observe({ platform }, Math.max(0, now - Math.max(due, heldUntil)) / SECOND_MS)
    }
  }
}

async function timed<T>(work: () => Promise<T>, told: (outcome: string, seconds: number) => void): Promise<T> {
  const started = performance.now()
  let outcome = 'failed'
  try {
    const result = await work()
    outcome = 'done'
    return result
  } finally {
    told(outcome, (performance.now() - started) / SECOND_MS)
  }
}
