import { setTimeout as sleep } from 'node:timers/promises'

/** How long to wait between tries, milliseconds. */
export interface Pauses {
  firstMs: number
  mostMs: number
}

export const PAUSES: Pauses = { firstMs: 500, mostMs: 30_000 }

/** Doubles with each failure; half of it is chance, so that several processes do not knock together. */
export function pauseMs(failures: number, { firstMs, mostMs }: Pauses): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 16))
  return fullMs * (0.5 + Math.random() / 2)
}

/** Waits in real time, for the network and the disk know no other; ends early when the channel stops. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
