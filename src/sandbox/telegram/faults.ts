/** What goes wrong on the way. `cut-before`: the connection dies and nothing was done; `cut-after`: it was done and nobody was told. */
export type FaultKind =
  | 'http500'
  | 'http502html'
  | 'never-answers'
  | 'cut-before'
  | 'cut-after'
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
