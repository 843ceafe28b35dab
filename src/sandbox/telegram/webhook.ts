import type { Clock, Instant } from '../../domain/time.ts'
import type { UpdateQueue } from './updates.ts'

interface Target {
  url: string
  secret?: string
}

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 1_000

/** Posts updates to the bot, one after another, each again and again until it is taken with a 2xx. Pauses are real time. */
export class Webhook {
  private readonly clock: Clock
  private readonly updates: UpdateQueue
  private target: Target | null = null
  private busy = false
  lastError: { message: string; at: Instant } | null = null

  constructor(clock: Clock, updates: UpdateQueue) {
    this.clock = clock
    this.updates = updates
    updates.onQueued = () => void this.deliver()
  }

  get url(): string {
    return this.target?.url ?? ''
  }

  set(target: Target | null): void {
    this.target = target
    this.lastError = null
    void this.deliver()
  }

  private async deliver(): Promise<void> {
    if (this.busy) return
    this.busy = true
    let pauseMs = FIRST_PAUSE_MS
    for (let update = this.updates.first(); this.target && update; update = this.updates.first()) {
      const failure = await this.post(this.target, update)
      if (failure === null) {
        this.updates.confirmOne(update)
        pauseMs = FIRST_PAUSE_MS
      } else {
        this.lastError = { message: failure, at: this.clock.now() }
        await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
      }
    }
    this.busy = false
  }

  private async post(target: Target, update: object): Promise<string | null> {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (target.secret !== undefined) headers['x-telegram-bot-api-secret-token'] = target.secret
    try {
      const response = await fetch(target.url, { method: 'POST', headers, body: JSON.stringify(update) })
      await response.arrayBuffer()
      return response.ok ? null : `Wrong response from the webhook: ${response.status} ${response.statusText}`
    } catch (error) {
      return error instanceof Error ? error.message : 'Connection failed'
    }
  }
}
