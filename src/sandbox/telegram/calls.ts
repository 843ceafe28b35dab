import type { Changes } from './changes.ts'
import type { Call } from './types.ts'

const KEPT_CALLS = 5_000

/** What the bot asked for: the last few thousand calls, and a count of each method for ever. */
export class Calls {
  readonly counts = new Map<string, number>()
  private readonly changes: Changes
  private ring: Call[] = []

  constructor(changes: Changes) {
    this.changes = changes
  }

  add(call: Call): void {
    this.counts.set(call.method, (this.counts.get(call.method) ?? 0) + 1)
    // An idle bot polls all day; its polls would push out everything worth reading.
    if (call.method === 'getUpdates') {
      const { fault } = call
      if (fault !== undefined) this.changes.emit(() => ({ type: 'polled', confirmed: 0, fault }))
      return
    }
    this.ring.push(call)
    if (this.ring.length >= 2 * KEPT_CALLS) this.ring = this.ring.slice(-KEPT_CALLS)
    this.changes.emit(() => ({ type: 'call', call }))
  }

  list(method?: string): Call[] {
    const last = this.ring.slice(-KEPT_CALLS)
    return method === undefined ? last : last.filter((call) => call.method === method)
  }
}
