import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/time.ts'

/** At most `count` within `windowMs`, counted on the server's clock. */
class Window {
  private readonly count: number
  private readonly windowMs: number
  private times: Instant[] = []

  constructor(count: number, windowMs: number) {
    this.count = count
    this.windowMs = windowMs
  }

  /** Milliseconds until `weight` more fit; 0 when they fit now. */
  waitMs(weight: number, now: Instant): number {
    while (this.times[0] !== undefined && this.times[0] <= now - this.windowMs) this.times.shift()
    const over = this.times.length + weight - this.count
    if (over <= 0 || this.times.length === 0) return 0
    return (this.times[Math.min(over, this.times.length) - 1] ?? now) + this.windowMs - now
  }

  take(weight: number, now: Instant): void {
    for (let i = 0; i < weight; i += 1) this.times.push(now)
  }
}

/** One a second after a burst of five: what a private chat bears. */
class Bucket {
  private static readonly SIZE = 5
  private tokens = Bucket.SIZE
  private at: Instant = 0

  waitMs(weight: number, now: Instant): number {
    this.tokens = Math.min(Bucket.SIZE, this.tokens + Math.max(0, now - this.at) / SECOND_MS)
    this.at = now
    const wanted = Math.min(weight, Bucket.SIZE)
    return this.tokens >= wanted ? 0 : (wanted - this.tokens) * SECOND_MS
  }

  take(weight: number): void {
    this.tokens -= weight
  }
}

const PER_GROUP = 20
const IN_ALL = 30
const MESSAGE_METHODS = /^(send(?!ChatAction)|copy|forward|edit(?!General)|createForumTopic)/i

/** How much of the platform's patience a call costs: one for a message, an edit or a new topic, more for an album. */
export function weightOf(method: string, params: Record<string, unknown>): number {
  if (!MESSAGE_METHODS.test(method)) return 0
  const many = params.message_ids ?? (method === 'sendMediaGroup' ? params.media : undefined)
  return Array.isArray(many) ? many.length : 1
}

/** The platform's limits: 30 a second in all, 20 a minute into a group, one a second into a private chat with short bursts. */
export class Pace {
  private readonly all = new Window(IN_ALL, SECOND_MS)
  private readonly chats = new Map<string, Window | Bucket>()

  /** Seconds to wait before this call would be taken; 0 when it was taken. A refused call costs nothing. */
  take(chat: string, isGroup: boolean, weight: number, now: Instant): number {
    const own = this.chats.get(chat) ?? (isGroup ? new Window(PER_GROUP, MINUTE_MS) : new Bucket())
    this.chats.set(chat, own)
    const waitMs = Math.max(own.waitMs(weight, now), this.all.waitMs(weight, now))
    if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / SECOND_MS))
    own.take(weight, now)
    this.all.take(weight, now)
    return 0
  }
}
