import { performance } from 'node:perf_hooks'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'

export interface HeartbeatParts {
  /** Whom to ask; the address itself is a secret. */
  url: string
  /** All is well, and was seen to be so just now. */
  isWell: () => boolean
  now: () => Instant
  log: { info(data: object, message: string): void; warn(data: object, message: string): void }
}

const EVERY_MS = MINUTE_MS
const PATIENCE_MS = 10 * SECOND_MS

/** A sign of life for a watchman outside, once a minute, and none while something is wrong: its silence is the alarm. */
export class Heartbeat {
  private readonly parts: HeartbeatParts
  private readonly stopping = new AbortController()
  private beatAt: Instant | null = null
  private wasWell = true
  /** How the beats so far ended. */
  readonly beats = { done: 0, failed: 0, withheld: 0 }

  constructor(parts: HeartbeatParts) {
    this.parts = parts
  }

  /** Beats when it is time; returns when the next one is. */
  async step(): Promise<Instant> {
    const { isWell, now, log } = this.parts
    const at = now()
    if (this.beatAt !== null && at < this.beatAt + EVERY_MS) return this.beatAt + EVERY_MS
    const well = isWell()
    if (well !== this.wasWell) log.info({ well }, well ? 'the heartbeat goes on' : 'the heartbeat is withheld')
    this.wasWell = well
    if (!well) {
      this.beats.withheld += 1
      return at + SECOND_MS
    }
    this.beatAt = at
    await this.beat()
    return at + EVERY_MS
  }

  /** Waits for no answer any more. */
  stop(): void {
    this.stopping.abort()
  }

  private async beat(): Promise<void> {
    const { url, log } = this.parts
    const started = performance.now()
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), this.stopping.signal])
      const { ok, status, body } = await fetch(url, { signal, redirect: 'follow' })
      await body?.cancel()
      this.beats[ok ? 'done' : 'failed'] += 1
      if (!ok) log.warn({ status }, 'the heartbeat was refused')
    } catch (error) {
      if (this.stopping.signal.aborted) return
      this.beats.failed += 1
      const tookMs = Math.round(performance.now() - started)
      log.warn({ why: wordOf(error), tookMs }, 'the heartbeat could not be sent')
    }
  }
}

/** What is wrong with the line, and never the address called. */
function wordOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return 'unknown trouble'
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
}
