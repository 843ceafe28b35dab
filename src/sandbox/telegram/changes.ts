import type { Change } from './types.ts'

/** Tells the page and the tests what happens, so that nobody has to look again and again. */
export class Changes {
  private readonly listeners = new Set<(change: Change) => void>()

  on(listener: (change: Change) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The change is only made when somebody listens: a replay makes tens of thousands. */
  emit(make: () => Change): void {
    if (this.listeners.size === 0) return
    const change = make()
    for (const listener of [...this.listeners]) listener(change)
  }

  /** Resolves with the first truthy value of `probe`, looked at now and after every change; rejects after `timeoutMs`. */
  waitFor<T>(probe: () => T | undefined | null | false | 0 | '', timeoutMs: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const found = probe()
      if (found) return resolve(found)
      const settle = (act: () => void) => {
        clearTimeout(timer)
        off()
        act()
      }
      const timer = setTimeout(() => settle(() => reject(new Error(`still nothing after ${timeoutMs} ms`))), timeoutMs)
      const off = this.on(() => {
        try {
          const value = probe()
          if (value) settle(() => resolve(value))
        } catch (error) {
          settle(() => reject(error))
        }
      })
    })
  }
}
