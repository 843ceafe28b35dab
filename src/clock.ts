import type { Clock } from './domain/time.ts'

/** The host's own clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  until(at, atMostMs, signal) {
    const wait = at === null ? atMostMs : Math.min(atMostMs, Math.max(0, at - Date.now()))
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, wait)
      signal?.addEventListener('abort', done)
    })
  },
}
