import type { Ledger } from '../ledger.ts'
import type { Shown } from '../sight.ts'

/** What the end of a run shows. */
export class Findings {
  /** What should be there and is not. */
  readonly missing: string[] = []
  /** What is there and should not be. */
  readonly wrong: string[] = []
  /** What was done twice, by what it was. */
  readonly doubles = new Map<string, number>()
  readonly #ledger: Ledger
  readonly #seen = new Set<string>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  get doubled(): number {
    return [...this.doubles.values()].reduce((sum, n) => sum + n, 0)
  }

  /** Counts what was shown more than once; a repeat is wrong unless the end of the call before it may not have been learned. */
  repeated(kind: string, what: string, shown: readonly Shown[]): void {
    for (const [n, again] of shown.entries()) {
      const before = shown[n - 1]
      if (!before) continue
      const post = `${again.place} ${again.id}`
      // One message tells of many waits, or joins several that were waiting.
      if (this.#seen.has(post)) continue
      this.#seen.add(post)
      this.doubles.set(kind, (this.doubles.get(kind) ?? 0) + 1)
      if (!this.#ledger.excuses(before.at, again.at)) {
        this.wrong.push(`${what} came again ${again.at - before.at} ms later and nothing had happened`)
      }
    }
  }
}
