import type { Update } from 'grammy/types'
import { type Clock, DAY_MS, type Instant } from '../../domain/time.ts'
import type { Changes } from './changes.ts'
import { ApiRefusal } from './refusal.ts'

export type UpdateKind = Exclude<keyof Update, 'update_id'>
/** An update as it goes over the wire; raw ones may hold anything. */
export type QueuedUpdate = { update_id: number } & Record<string, unknown>

/** What one `getUpdates` asks for. `onGone` is told what to do when the client hangs up. */
export interface PollRequest {
  offset?: number
  limit?: number
  timeoutSeconds?: number
  allowed?: readonly string[]
  onGone(act: () => void): void
}

interface Entry {
  update: QueuedUpdate
  queuedAt: Instant
  /** Delivered outside the order of ids: a later offset does not confirm it before it was seen once. */
  again: boolean
  seen: boolean
}

const FIRST_UPDATE_ID = 100_000_001
const KEPT_FOR_REDELIVERY = 2_000
const LONGEST_POLL_SECONDS = 50
const KEPT_MS = DAY_MS
const NOT_BY_DEFAULT: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])

/**
 * What the bot has not confirmed yet, and the one long poll that waits for more. A poll is held for real seconds, whatever
 * the server's clock does: a stepped clock stands still while the bot listens.
 */
export class UpdateQueue {
  private readonly clock: Clock
  private readonly changes: Changes
  private entries: Entry[] = []
  private readonly recent: QueuedUpdate[] = []
  private nextId = FIRST_UPDATE_ID
  private allowed: ReadonlySet<string> | null = null
  private poll: { wake(): void; refuse(error: Error): void } | null = null
  private waking = false
  /** Called when there is something to deliver by webhook. */
  onQueued: () => void = () => {}
  /** What is done to the next answer that holds anything: mixed, doubled. Used up by one. */
  disturb: ((answer: QueuedUpdate[]) => QueuedUpdate[]) | null = null

  constructor(clock: Clock, changes: Changes) {
    this.clock = clock
    this.changes = changes
  }

  get unconfirmed(): number {
    return this.entries.length
  }

  get lastId(): number {
    return this.nextId === FIRST_UPDATE_ID ? 0 : this.nextId - 1
  }

  /** Those the bot has confirmed and that can be delivered once more, oldest first. */
  get confirmed(): number[] {
    const waiting = new Set(this.entries.map(({ update }) => update.update_id))
    return this.recent.flatMap(({ update_id: id }) => (waiting.has(id) ? [] : [id]))
  }

  get listening(): boolean {
    return this.poll !== null
  }

  get allowedKinds(): readonly string[] | undefined {
    return this.allowed === null ? undefined : [...this.allowed]
  }

  /** Queues an update of this kind and returns its id, or null when the bot did not ask for that kind. */
  add(kind: UpdateKind, payload: object): number | null {
    const wanted = this.allowed === null ? !NOT_BY_DEFAULT.has(kind) : this.allowed.has(kind)
    if (!wanted) return null
    const update = { update_id: this.nextId++, [kind]: payload }
    this.remember(update)
    this.enqueue(update, false)
    return update.update_id
  }

  /** Queues any object as it is, with the next id unless it brings its own. */
  push(raw: Record<string, unknown>): number {
    const own = typeof raw.update_id === 'number' ? raw.update_id : undefined
    const update: QueuedUpdate = { ...raw, update_id: own ?? this.nextId++ }
    const late = own !== undefined && own < this.nextId
    if (own !== undefined) this.nextId = Math.max(this.nextId, own + 1)
    this.remember(update)
    this.enqueue(update, late)
    return update.update_id
  }

  /** Delivers an update once more, although it was confirmed. */
  redeliver(updateId: number): void {
    const update = this.recent.find((one) => one.update_id === updateId)
    if (!update) throw new Error(`update ${updateId} is not known, or too long ago`)
    this.enqueue(update, true)
  }

  /** Restricts the kinds queued from now on; an empty list means the platform's default set. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.allowed = kinds.length === 0 ? null : new Set(kinds)
  }

  drop(): void {
    this.entries = []
    this.tell()
  }

  /** The oldest update still to be delivered; for the webhook. */
  first(): QueuedUpdate | undefined {
    return this.entries[0]?.update
  }

  /** Confirms exactly this one; for the webhook. */
  confirmOne(update: QueuedUpdate): void {
    this.entries = this.entries.filter((entry) => entry.update !== update)
    this.tell()
  }

  get(request: PollRequest): Promise<QueuedUpdate[]> {
    this.allow(request.allowed)
    this.stopPolling(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    const unconfirmed = this.unconfirmed
    this.confirm(request.offset ?? 0)
    this.changes.emit(() => ({ type: 'polled', confirmed: unconfirmed - this.unconfirmed }))
    const limit = Math.min(100, Math.max(1, request.limit ?? 100))
    const ready = this.batch(limit)
    const seconds = Math.min(LONGEST_POLL_SECONDS, Math.max(0, request.timeoutSeconds ?? 0))
    if (ready.length > 0 || seconds === 0) {
      this.tell()
      return Promise.resolve(ready)
    }
    return this.wait(limit, seconds, request.onGone)
  }

  /** Ends the waiting poll, if any, with this refusal. */
  stopPolling(code: number, description: string): void {
    this.poll?.refuse(new ApiRefusal(code, description))
  }

  private wait(limit: number, seconds: number, onGone: PollRequest['onGone']): Promise<QueuedUpdate[]> {
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer)
        if (this.poll === poll) this.poll = null
        act()
        this.tell()
      }
      const timer = setTimeout(() => finish(() => resolve([])), seconds * 1000)
      const poll = {
        wake: () => finish(() => resolve(this.batch(limit))),
        refuse: (error: Error) => finish(() => reject(error)),
      }
      this.poll = poll
      onGone(() => finish(() => resolve([])))
      this.tell()
    })
  }

  private remember(update: QueuedUpdate): void {
    this.recent.push(update)
    if (this.recent.length > KEPT_FOR_REDELIVERY) this.recent.shift()
  }

  private enqueue(update: QueuedUpdate, again: boolean): void {
    const entry = { update, queuedAt: this.clock.now(), again, seen: false }
    if (again) this.entries.unshift(entry)
    else this.entries.push(entry)
    this.onQueued()
    this.tell()
    if (this.waking) return
    this.waking = true
    // What one turn of the loop queues goes out in one answer, as a burst does on the platform.
    queueMicrotask(() => {
      this.waking = false
      if (this.entries.length > 0) this.poll?.wake()
    })
  }

  private confirm(offset: number): void {
    if (offset < 0) this.entries = this.entries.slice(offset)
    else this.entries = this.entries.filter((e) => (e.again ? !e.seen : e.update.update_id >= offset))
  }

  private batch(limit: number): QueuedUpdate[] {
    const oldest = this.clock.now() - KEPT_MS
    if (this.entries[0] && this.entries[0].queuedAt < oldest) {
      this.entries = this.entries.filter((e) => e.queuedAt >= oldest)
    }
    const taken = this.entries.slice(0, limit)
    for (const entry of taken) entry.seen = true
    if (taken.length > 0) this.changes.emit(() => ({ type: 'handed', updates: taken.length }))
    const answer = taken.map((entry) => entry.update)
    if (answer.length === 0 || !this.disturb) return answer
    const { disturb } = this
    this.disturb = null
    return disturb(answer)
  }

  private tell(): void {
    this.changes.emit(() => ({ type: 'updates', unconfirmed: this.unconfirmed, listening: this.listening }))
  }
}
