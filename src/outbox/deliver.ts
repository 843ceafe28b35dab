import { PLATFORMS, type Platform } from '../chat/heard.ts'
import type { Courier, Outcome, Parcel } from '../chat/parcel.ts'
import type { ShopRules } from '../domain/rules.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import { storeFails } from '../store/failure.ts'
import type { OutboxRow, Ready } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { type Chance, platformOf } from './again.ts'
import { takenBack } from './erased-meanwhile.ts'
import { PRIORITY } from './owed.ts'
import type { Pacer } from './pace.ts'
import type { Foregone, Prepared } from './prepare.ts'
import { ready } from './ready.ts'
import { type Aftermath, settle } from './settle.ts'
import { Turns } from './turns.ts'

export interface DeliveryParts {
  store: Store
  rules: () => Promise<ShopRules>
  couriers: Partial<Record<Platform, Courier>>
  pacer: Pacer
  now: () => Instant
  /** Who holds leases: this process. */
  holder: string
  /** Spreads what failed together; without it every pause is as long as it can be. */
  chance?: Chance
  /** Told what a platform refused for good, after it was written down. */
  onRefused: (aftermath: Extract<Aftermath, { is: 'refused' }>) => Promise<void>
  /** Told of every send that was tried, as it ended. */
  onOutcome?: (row: OutboxRow, outcome: Outcome['is']) => void
  /** Told after every send, for the loop to look again. */
  onSent: () => void
  log: { warn(data: object, message: string): void; error(data: object, message: string): void }
}

/** How many sends may be under way at once, each in a lane of its own. */
const AT_ONCE = 24
/** And how many of them to one platform, where there are two: one that never answers must not keep the other waiting. */
const AT_ONCE_PER_PLATFORM = 16
/** And how many of them into one chat: one that never answers must not keep everybody else waiting. */
const AT_ONCE_PER_CHAT = 8
/** And how many of what goes to many at once, for a platform slow to take them must not hold up an alert. */
const BULK_AT_ONCE = 8
/**
 * A sender that died is taken over after this long; one that is still calling says so again in good time. With the time in
 * which somebody else looks it is less than ten seconds.
 */
const LEASE_MS = 7 * SECOND_MS
const RENEW_MS = 2 * SECOND_MS
/** A database that is away when a send has ended is waited for: what is not written down would be sent again. */
const SETTLE_TRIES = 120
const SETTLE_AGAIN_MS = 500

/** Sends what is owed: many chats at once, each in its order, at the pace set. */
export class Delivery {
  private readonly parts: DeliveryParts
  private readonly underWay = new Set<Promise<void>>()
  private readonly lanes = new Set<string>()
  private readonly perChat = new Map<string, number>()
  private readonly turns = new Turns()
  private bulk = 0

  constructor(parts: DeliveryParts) {
    this.parts = parts
  }

  get busy(): boolean {
    return this.underWay.size > 0
  }

  /** Starts every send that may start now. Returns when something more could be sent, or null. */
  async pump(): Promise<Instant | null> {
    const { store, pacer } = this.parts
    const now = this.parts.now()
    pacer.obey(await store.pauses.all())
    const short = pacer.waiting(now)
    const room = AT_ONCE - this.underWay.size
    let heldUntil: Instant | null = null
    if (room > 0) {
      const busy = [...this.perChat.keys()].filter((chat) => this.isBusy(chat))
      const platforms = PLATFORMS.filter((one) => this.isTaken(one) || (one === 'telegram' && short.telegram))
      const waiting = { chats: [...short.chats, ...busy], edits: short.edits, platforms }
      const rows = await store.outbox.ready(now, waiting, room + this.lanes.size)
      for (const row of this.turns.order(rows, now)) {
        if (this.underWay.size >= AT_ONCE) break
        const what = row.urgency >= PRIORITY.edit ? 'edit' : 'any'
        if (row.urgency === PRIORITY.bulk && this.bulk >= BULK_AT_ONCE) break
        if (this.isTaken(platformOf(row))) continue
        if (this.lanes.has(row.lane) || this.isBusy(row.chat) || pacer.nextAt(row.chat, now, what) > now) continue
        const until = this.turns.isFlooding(row.lane, now) ? pacer.nextAt(row.chat, now, 'again') : now
        if (until > now) {
          this.turns.hold(row.lane, until)
          heldUntil = Math.min(until, heldUntil ?? until)
          continue
        }
        pacer.sent(row.chat, now)
        this.turns.sent(row.lane, now)
        this.start(row, now)
      }
    }
    // Every send that ends makes the loop look again; when the next one may go matters only to a loop that would sleep.
    if (this.underWay.size > 0) return null
    const next = [await store.outbox.nextTime(now), pacer.waiting(now).until, heldUntil].filter((at) => at !== null)
    return next.length ? Math.min(...next) : null
  }

  /** Resolves when everything under way has ended. */
  async drain(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled([...this.underWay])
  }

  private start(row: Ready, now: Instant): void {
    const isBulk = row.urgency === PRIORITY.bulk
    this.lanes.add(row.lane)
    this.count(row.chat, 1)
    if (isBulk) this.bulk += 1
    const work = this.send(row, now)
      .catch((error: unknown) => this.parts.log.error({ err: error, row: row.id }, 'a send could not be settled'))
      .finally(() => {
        this.lanes.delete(row.lane)
        this.count(row.chat, -1)
        if (isBulk) this.bulk -= 1
        this.underWay.delete(work)
        this.parts.onSent()
      })
    this.underWay.add(work)
  }

  private isBusy(chat: string): boolean {
    return (this.perChat.get(chat) ?? 0) >= AT_ONCE_PER_CHAT
  }

  /** It has all the hands it may have. */
  private isTaken(platform: Platform): boolean {
    if (Object.keys(this.parts.couriers).length < 2) return false
    const counts = [...this.perChat].map(([chat, count]) => (platformOf({ chat }) === platform ? count : 0))
    return counts.reduce((sum, count) => sum + count, 0) >= AT_ONCE_PER_PLATFORM
  }

  private count(chat: string, by: 1 | -1): void {
    const underWay = (this.perChat.get(chat) ?? 0) + by
    if (underWay > 0) this.perChat.set(chat, underWay)
    else this.perChat.delete(chat)
  }

  private async send(row: OutboxRow, counted: Instant): Promise<void> {
    const { store, holder, pacer, log } = this.parts
    const started = this.parts.now()
    const taken = await store.outbox.lease(row, holder, started, LEASE_MS)
    if (!taken) return pacer.unsent(row.chat, counted)
    await this.holding(taken, async (isStillOurs) => {
      const { chat, lane, createdAt } = taken
      const short = pacer.wasShortSince(chat, createdAt) || this.turns.wasHeldSince(lane, createdAt)
      const prepared = await ready(store, await this.parts.rules(), taken, started, short)
      const isOurs = await isStillOurs()
      if (!isOurs || !prepared || 'outcome' in prepared) pacer.unsent(row.chat, counted)
      if (!isOurs) return log.warn({ row: row.id, key: row.key }, 'another process has taken over what was to be sent')
      await (prepared ? this.carryOut(taken, prepared) : this.skip(taken))
    })
  }

  private async carryOut(row: OutboxRow, prepared: Prepared | Foregone): Promise<void> {
    const outcome = 'outcome' in prepared ? prepared.outcome : await this.call(prepared.parcel)
    this.parts.onOutcome?.(row, outcome.is)
    if (outcome.is !== 'done') this.parts.log.warn({ row: row.id, key: row.key, ...outcome }, 'a send did not succeed')
    const after = await this.insist(() => this.settle(prepared, outcome))
    if (after?.is === 'refused') await this.parts.onRefused(after)
  }

  /**
   * Writes down how a send ended. Null when it is owed no more, or took so long, in a process that stood still, that another
   * has taken the row over: what becomes of it is told by that one.
   */
  private async settle(prepared: Prepared | Foregone, outcome: Outcome): Promise<Aftermath | null> {
    const { store, holder, log } = this.parts
    const [row] = prepared.rows
    if (!(await store.outbox.renew(row.id, holder, LEASE_MS))) {
      if (!(await this.takenBack(prepared, outcome))) {
        log.warn({ row: row.id, key: row.key }, 'another process has taken over what was being sent')
      }
      return null
    }
    const now = this.parts.now()
    if (outcome.is === 'paced') {
      await store.pauses.keep(row.chat, now + outcome.retryAfterMs, now)
    }
    return settle(store, prepared, outcome, now, this.parts.chance)
  }

  /** Whether it was about somebody erased meanwhile. */
  private async takenBack(done: Prepared | Foregone, outcome: Outcome): Promise<boolean> {
    if (outcome.is !== 'done' || !('parcel' in done)) return false
    const { parcel, rows } = done
    const arrived = { parcel, receipt: outcome.receipt, now: this.parts.now() }
    return this.parts.store.transaction((tx) => takenBack(tx, rows[0], arrived))
  }

  /** Tries until the store answers; what is wrong in itself fails at once. */
  private async insist<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt()
      } catch (error) {
        if (!storeFails(error) || tries >= SETTLE_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, SETTLE_AGAIN_MS))
      }
    }
  }

  /**
   * Keeps the lease until it is written down how the send ended: that may have to wait, and nobody else must send it then. A
   * process that stood still may find it another's by now, which `work` can ask.
   */
  private async holding(row: OutboxRow, work: (isStillOurs: () => Promise<boolean>) => Promise<void>): Promise<void> {
    const { store, holder, log } = this.parts
    const renew = () => store.outbox.renew(row.id, holder, LEASE_MS)
    let isJustTaken = true
    const renewing = setInterval(() => {
      isJustTaken = false
      renew().catch((error: unknown) => log.warn({ err: error, row: row.id }, 'a lease could not be renewed'))
    }, RENEW_MS)
    try {
      await work(async () => isJustTaken || renew())
    } finally {
      clearInterval(renewing)
    }
  }

  private async call(parcel: Parcel): Promise<Outcome> {
    const courier = this.parts.couriers[parcel.to.platform]
    return courier ? courier.deliver(parcel) : NO_COURIER
  }

  /** Nothing left to say: unless it was wanted anew meanwhile, it is done. */
  private async skip(row: OutboxRow): Promise<void> {
    await this.parts.store.transaction(async (tx) => {
      const newest = await tx.outbox.find(row.id)
      const again = newest !== null && newest.wanted > row.wanted
      await tx.outbox.release([row.id], { state: again ? 'pending' : 'done' })
      await tx.stuck.clear(row, this.parts.now())
    })
  }
}

const NO_COURIER: Outcome = { is: 'refused', because: 'other', why: 'this platform is not connected' }
