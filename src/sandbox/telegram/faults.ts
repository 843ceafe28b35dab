/**
 * What goes wrong on the way. `cut-before`: the connection dies and nothing was done; `cut-after`: it was done and nobody was
 * told. `never-answers`: nothing was done and the connection stays open; `silent-after`: the same, and it was done.
 */
export type FaultKind =
  | 'http500'
  | 'http502html'
  | 'http504html'
  | 'never-answers'
  | 'cut-before'
  | 'cut-after'
  | 'silent-after'
  | { tooManyRequests: number }
  | { refuse: { code: number; description: string } }

/** A fault to order. Without a method it strikes any call but `getUpdates`; without a count, until cleared. */
export interface Fault {
  method?: string
  chat?: number
  times?: number
  kind: FaultKind
}

/** The faults ordered and not yet used up, first come first served. */
export class Faults {
  private orders: { fault: Fault; left: number }[] = []
  /** The whole platform is away: every request is answered 502. */
  outage = false
  /** How long a call is on its way there, and how long its answer back, real milliseconds; null: no time. */
  latencyMs: (() => number) | null = null

  /** How many have not struck yet: all of them, or those for one method. */
  ordered(method?: string): number {
    return this.orders.filter(({ fault }) => method === undefined || fault.method === method).length
  }

  order(fault: Fault): void {
    this.orders.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.orders = []
  }

  /** The fault that strikes this call, used up by one. */
  take(method: string, chat: unknown): FaultKind | undefined {
    const order = this.orders.find(({ fault }) => strikes(fault, method, chat))
    if (!order) return undefined
    order.left -= 1
    if (order.left <= 0) this.orders = this.orders.filter((one) => one !== order)
    return order.fault.kind
  }
}

function strikes(fault: Fault, method: string, chat: unknown): boolean {
  const fits = fault.method === undefined ? method !== 'getUpdates' : fault.method === method
  return fits && (fault.chat === undefined || String(fault.chat) === String(chat))
}
