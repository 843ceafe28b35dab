import type { Ears } from './actions/job.ts'
import type { Vitals } from './chat/vitals.ts'
import type { Instant } from './domain/time.ts'
import type { Finding } from './health/self-check.ts'
import type { Database } from './store/open.ts'
import type { Store } from './store/store.ts'
import type { Sweeper } from './sweeper.ts'

/** What health is read from. */
export interface HealthParts {
  database: Pick<Database, 'isThere'>
  store: Store
  sweeper: Sweeper
  now: () => Instant
  ears: () => Ears[]
  skewMs: () => number
  /** What the self-check found last. */
  finding: () => Finding
}

/** A channel that is away for a moment is reconnecting; after this long it is not working. */
const PATIENCE_MS = 3000
const CHECK_OVERDUE_SECONDS = 30

/** Whether database and channels work, and what is wrong where not. */
export async function health(parts: HealthParts): Promise<{ ok: boolean; body: object }> {
  const now = parts.now()
  const problems: string[] = parts.database.isThere() ? [] : ['the database file is gone']
  let outbox: object | null = null
  let waits: object | null = null
  try {
    const { depth, oldestAt, dead } = await parts.store.outbox.backlog(now)
    outbox = { pending: depth, oldest_seconds: oldestAt === null ? 0 : Math.floor((now - oldestAt) / 1000), dead }
    waits = await parts.store.waits.tally(now)
  } catch {
    problems.push('the database does not answer')
  }
  const channels = parts.ears().map((ear) => {
    const deaf = ear.why !== undefined && ear.since !== null && now - ear.since > PATIENCE_MS
    if (deaf) problems.push(`${ear.channel} cannot be heard: ${ear.why}`)
    return { name: ear.channel, state: ear.standby ? 'standby' : stateOf(ear), ...(ear.why ? { why: ear.why } : {}) }
  })
  const check = parts.finding()
  problems.push(...problemsOf(check))
  const ok = problems.length === 0
  return { ok, body: { status: ok ? 'ok' : 'failing', problems, channels, outbox, waits, check: shown(check) } }
}

/** Kinds and numbers: never whom they are about. */
function problemsOf({ troubles, ranSecondsAgo }: Finding): string[] {
  const stale = ranSecondsAgo !== null && ranSecondsAgo > CHECK_OVERDUE_SECONDS
  return [
    ...(stale ? [`the self-check has not run for ${ranSecondsAgo} s`] : []),
    ...troubles.map(
      ({ kind, count, jobs }) => `self-check: ${jobs ? `${kind} ${jobs.join(', ')}` : `${count} ${kind}`}`,
    ),
  ]
}

const shown = ({ ok, ranSecondsAgo, troubles }: Finding): object => ({
  ok,
  ran_seconds_ago: ranSecondsAgo,
  troubles: troubles.map(({ kind, count, since }) => ({ kind, count, since: new Date(since).toISOString() })),
})

/** What `/status` shows of the running process. */
export function vitals(parts: HealthParts): Vitals {
  return {
    channels: parts.ears().map((ear) => ({
      name: ear.channel,
      state: stateOf(ear),
      heardAt: ear.since ?? parts.now(),
      ...(ear.why ? { why: ear.why } : {}),
    })),
    clockSkewMs: parts.skewMs(),
    sweptAt: parts.sweeper.sweptAt,
  }
}

const stateOf = (ear: Ears) => (ear.since === null ? 'heard' : ear.why === undefined ? 'behind' : 'deaf')

/** Prometheus text: what waits, what is owed, what failed. */
export async function metrics(parts: HealthParts): Promise<string> {
  const now = parts.now()
  const { depth, oldestReadyAt, dead } = await parts.store.outbox.backlog(now)
  const { open, due, quiet } = await parts.store.waits.tally(now)
  const lines = [
    ...gauge('sigap_waits_open', 'Customers waiting for a reply', open),
    ...gauge('sigap_waits_due', 'Of those, past their target', due),
    ...gauge('sigap_waits_quiet', 'Closing courtesies nobody needs to answer', quiet),
    ...gauge('sigap_outbox_pending', 'Messages owed and not yet sent', depth),
    ...gauge(
      'sigap_outbox_age_seconds',
      'Age of the oldest that could go',
      oldestReadyAt === null ? 0 : (now - oldestReadyAt) / 1000,
    ),
    ...gauge('sigap_outbox_dead', 'Messages a platform refused for good', dead),
    ...gauge(
      'sigap_outbox_repeats_total',
      'Sends repeated after an unknown outcome',
      await parts.store.outbox.repeats(),
    ),
    ...gauge('sigap_clock_skew_seconds', "The platform's clock minus the host's", parts.skewMs() / 1000),
    '# HELP sigap_channel_heard Whether a channel is heard up to date',
    '# TYPE sigap_channel_heard gauge',
    ...parts
      .ears()
      .map((ear) => `sigap_channel_heard{channel="${ear.channel.toLowerCase()}"} ${ear.since === null ? 1 : 0}`),
    '# HELP sigap_job_failures_total Sweeps that failed',
    '# TYPE sigap_job_failures_total counter',
    ...[...parts.sweeper.failures].map(([job, n]) => `sigap_job_failures_total{job="${job}"} ${n}`),
  ]
  return `${lines.join('\n')}\n`
}

const gauge = (name: string, help: string, value: number): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
  `${name} ${value}`,
]
