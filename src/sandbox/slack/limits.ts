import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/time.ts'

/** How fast one method may be called: so many at once, and how long until one more may follow, in milliseconds. */
export interface Pace {
  burst: number
  refillMs: number
  /** Whether each channel has its own allowance. */
  perChannel?: boolean
}

const perMinute = (count: number): Pace => ({ burst: count, refillMs: MINUTE_MS / count })

/** Slack's published tiers; a minute's worth may come at once. */
export const paces = {
  tier2: perMinute(20),
  tier3: perMinute(50),
  tier4: perMinute(100),
  /** One message a second into a channel, with a short burst. */
  posting: { burst: 5, refillMs: SECOND_MS, perChannel: true },
  /** Ten sockets may be opened at once, though its tier is the lowest: Slack counts this one leniently. */
  connecting: { burst: 20, refillMs: 6 * SECOND_MS },
  lenient: { burst: 600, refillMs: 100 },
} satisfies Record<string, Pace>

interface Bucket {
  left: number
  at: Instant
}

/** Slack's rate limits on the server's own clock. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>()
  readonly #enforced: boolean

  constructor(enforced: boolean) {
    this.#enforced = enforced
  }

  /** Takes one call's worth; otherwise says how many whole seconds to wait (`Retry-After`). */
  take(method: string, channel: string | undefined, pace: Pace, now: Instant): number | undefined {
    if (!this.#enforced) return undefined
    const key = pace.perChannel ? `${method} ${channel ?? ''}` : method
    const bucket = this.#buckets.get(key) ?? { left: pace.burst, at: now }
    bucket.left = Math.min(pace.burst, bucket.left + Math.max(0, now - bucket.at) / pace.refillMs)
    bucket.at = now
    this.#buckets.set(key, bucket)
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * pace.refillMs) / SECOND_MS))
    bucket.left -= 1
    return undefined
  }
}
