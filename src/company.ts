import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Turn } from './channels/telegram/index.ts'
import { realClock } from './clock.ts'
import { SECOND_MS } from './domain/time.ts'
import type { Store } from './store/store.ts'
import { LeasedTurn } from './turn.ts'

interface CompanyParts {
  store: Store
  /** No other process can use the store: there is no company to keep. */
  isAlone: boolean
  /** Told how many processes run the shop, this one among them. */
  onCount: (processes: number) => void
  log: { info(data: object, message: string): void; warn(data: object, message: string): void }
}

/** This process among those that run the same shop. */
export interface Company {
  /** What the others know it by. */
  readonly id: string
  /** Whose turn it is to ask Telegram; missing when alone. */
  readonly turn?: Turn
  /** Tells the others that it goes. */
  leave(): Promise<void>
}

const SEEN_EVERY_MS = SECOND_MS

/** Says every second that this process runs, and counts who else does. Resolves when that is known for the first time. */
export async function joinCompany({ store, isAlone, onCount, log }: CompanyParts): Promise<Company> {
  const id = randomUUID()
  if (isAlone) return { id, leave: async () => {} }
  const { leases, processes } = store
  const leaving = new AbortController()
  const count = async () => {
    await processes.seen(id)
    await store.outbox.mendLeases()
    onCount(await processes.alive())
  }
  const go = async () => {
    while (!leaving.signal.aborted) {
      await sleep(SEEN_EVERY_MS, undefined, { signal: leaving.signal, ref: false }).catch(() => undefined)
      if (leaving.signal.aborted) return
      await count().catch((error: unknown) =>
        log.warn({ err: error }, 'the other processes do not know that this one runs'),
      )
    }
  }
  await count()
  log.info({ process: id }, 'one process of the shop')
  const going = go()
  return {
    id,
    // The host's time, not a stepped one's, which does not move what others hold; and whatever its clock is set to.
    turn: new LeasedTurn({ leases, name: 'hear:telegram', holder: id, now: () => realClock.steady() }),
    async leave() {
      leaving.abort()
      await going
      await processes.leave(id).catch(() => undefined)
    },
  }
}
