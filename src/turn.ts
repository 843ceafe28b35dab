import type { Turn } from './channels/telegram/index.ts'
import { SECOND_MS } from './domain/time.ts'
import type { Store } from './store/store.ts'

interface TurnParts {
  leases: Store['leases']
  name: string
  /** Who takes it: this process. */
  holder: string
  /** Milliseconds that run on evenly: they only measure how long ago something was. */
  now: () => number
}

const LEASE_MS = 6 * SECOND_MS
const RENEW_MS = 2 * SECOND_MS

/** A turn kept as a lease in the store and renewed as long as this process lives. */
export class LeasedTurn implements Turn {
  private readonly parts: TurnParts
  private lost = new AbortController()
  private until = 0
  private renewing: NodeJS.Timeout | null = null
  private asking: Promise<boolean> | null = null

  constructor(parts: TurnParts) {
    this.parts = parts
  }

  isMine(): boolean {
    return this.parts.now() < this.until
  }

  async take(): Promise<AbortSignal | null> {
    // Counted from before asking: the store's lease ends later than we think, never sooner.
    const asked = this.parts.now()
    this.asking = this.parts.leases.take(this.parts.name, this.parts.holder, LEASE_MS)
    const isOurs = await this.asking.catch((cause: unknown) => {
      throw new Error('the database does not answer', { cause })
    })
    if (isOurs) this.until = asked + LEASE_MS
    if (!isOurs || !this.isMine()) {
      this.lose()
      return null
    }
    if (this.lost.signal.aborted) this.lost = new AbortController()
    this.renewing ??= setInterval(() => this.renew(), RENEW_MS)
    return this.lost.signal
  }

  async give(): Promise<void> {
    this.lose()
    // One that is being renewed would be ours again.
    await this.asking?.catch(() => false)
    this.lose()
    await this.parts.leases.give(this.parts.name, this.parts.holder)
  }

  private renew(): void {
    if (!this.isMine()) return this.lose()
    // A store that does not answer has not said no: it is ours until its time is over.
    this.take().catch(() => {})
  }

  private lose(): void {
    this.until = 0
    if (this.renewing) clearInterval(this.renewing)
    this.renewing = null
    this.lost.abort()
  }
}
