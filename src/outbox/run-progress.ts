import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import { touch } from './owe.ts'

/** The progress of a run is edited no more often than this, so that nothing else in that chat waits for it. */
const EVERY_MS = 5 * SECOND_MS

/** One more of a run was sent, answered, refused or skipped: its progress says so, and with the last one it is done. */
export async function runMoved(store: Store, runId: number | null, now: Instant): Promise<void> {
  if (runId === null) return
  const run = await store.runs.find(runId)
  if (
    run?.state === 'running' &&
    (await store.runs.nextAsk(runId)) === null &&
    (await store.runs.onTheWay(runId)) === 0
  ) {
    await store.runs.end(runId, 'done', now)
  }
  await touch(store, { of: 'run', id: runId }, now, EVERY_MS)
}
