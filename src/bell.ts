/** Wakes loops that sleep: whoever writes something to do rings, and every loop that listens looks again. */
export class Bell {
  private readonly listeners = new Set<() => void>()

  listen(listener: () => void): void {
    this.listeners.add(listener)
  }

  ring(): void {
    for (const listener of this.listeners) listener()
  }
}
