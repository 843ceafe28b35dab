import type { Clock } from '../../domain/time.ts'
import type { Log } from './log.ts'
import { PAUSES, type Pauses, pause, pauseMs } from './pause.ts'
import { troubleOf } from './trouble.ts'
import type { Vitals } from './vitals.ts'

export interface Insisting {
  clock: Clock
  log: Log
  vitals: Vitals
  pauses?: Pauses
  signal: AbortSignal
}

/** Tries until it succeeds, with growing pauses. Undefined when the channel stops first. */
export async function insist<T>(
  { clock, log, vitals, pauses = PAUSES, signal }: Insisting,
  complaint: string,
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (signal.aborted) return undefined
      const { why, retryAfterSeconds = 0 } = troubleOf(error)
      vitals.failed(clock.now(), why)
      log.warn({ why, failures: failures + 1 }, complaint)
      await pause(Math.max(retryAfterSeconds * 1000, pauseMs(failures, pauses)), signal)
    }
  }
  return undefined
}
