/** Wakes loops that sleep: whoever writes something to do rings, and every loop looks again. */
export class Bell {
  private controller = new AbortController()

  /** Aborts at the next ring. Take it before looking for work, so that a ring meanwhile is not missed. */
  get signal(): AbortSignal {
    return this.controller.signal
  }

  ring(): void {
    const rung = this.controller
    this.controller = new AbortController()
    rung.abort()
  }
}
