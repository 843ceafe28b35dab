import type { Ears } from '../actions/job.ts'
import type { Vitals } from '../chat/vitals.ts'
import { type Instant, MINUTE_MS } from '../domain/time.ts'
import type { Database } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Sweeper } from '../sweeper.ts'
import type { Finding } from './self-check.ts'

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
  /** How heartbeats ended; null: nobody wants any. */
  beats: () => Readonly<Record<string, number>> | null
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
  const check = parts.finding()
  const channels = parts.ears().map((ear) => {
    const { channel: name, since, standby, why } = ear
    const isDeaf = why !== undefined && since !== null && now - since > PATIENCE_MS
    if (isDeaf) problems.push(`${name} cannot be heard: ${why}`)
    // Whoever is behind by itself for so long is catching up.
    else if (check.deaf.includes(name) && (since === null || now - since < MINUTE_MS))
      problems.push(`${name} is heard by no process`)
    return { name, state: standby && since === null ? 'standby' : stateOf(ear), ...(why ? { why } : {}) }
  })
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
