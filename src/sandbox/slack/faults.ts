/** What can go wrong on the way to Slack, or at Slack. `cut-before` never arrives, `cut-after` is done but not answered. */
export type FaultKind =
  | 'http500'
  | 'never-answers'
  | 'cut-before'
  | 'cut-after'
  | { rateLimited: number }
  | { refuse: string }

/** A fault to play: on this method (`response_url` included) and channel, so many times, or until cleared. */
export interface Fault {
  method?: string
  channel?: string
  times?: number
  kind: FaultKind
}

/** The faults in force, oldest first; each request meets the first that fits. */
export class Faults {
  #list: Fault[] = []
  outage = false

  /** How many orders are not used up yet. */
  get ordered(): number {
    return this.#list.length
  }

  add(fault: Fault): void {
    this.#list.push({ ...fault })
  }

  clear(): void {
    this.#list = []
  }

  meet(method: string, channel: string | undefined): FaultKind | undefined {
    const fault = this.#list.find(
      (one) => (one.method ?? method) === method && (one.channel === undefined || one.channel === channel),
    )
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times <= 0) this.#list = this.#list.filter((one) => one !== fault)
    }
    return fault?.kind
  }
}
