import type { Platform } from '../chat/heard.ts'
import type { Courier, Outcome, Parcel } from '../chat/parcel.ts'
import type { ShopRules } from '../domain/rules.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { OutboxRow, Ready } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { PRIORITY } from './owed.ts'
import type { Pacer } from './pace.ts'
import { prepare } from './prepare.ts'
import { type Aftermath, settle } from './settle.ts'

export interface DeliveryParts {
  store: Store
  rules: () => Promise<ShopRules>
  couriers: Partial<Record<Platform, Courier>>
  pacer: Pacer
  now: () => Instant
  /** Who holds leases: this process. */
  holder: string
  /** Told what a platform refused for good, after it was written down. */
  onRefused: (aftermath: Extract<Aftermath, { is: 'refused' }>) => Promise<void>
  /** Told after every send, for the loop to look again. */
  onSent: () => void
  log: { warn(data: object, message: string): void; error(data: object, message: string): void }
}

/** How many sends may be under way at once, each in a lane of its own. */
const AT_ONCE = 24
/** And how many of them into one chat: one that never answers must not keep everybody else waiting. */
const AT_ONCE_PER_CHAT = 8
/** And how many of what goes to many at once, for a platform slow to take them must not hold up an alert. */
const BULK_AT_ONCE = 8
/** A sender that died is taken over after this long; one that is still calling says so again in good time. */
const LEASE_MS = 9 * SECOND_MS
const RENEW_MS = 3 * SECOND_MS

/** Sends what is owed: many chats at once, each in its order, at the pace set. */
export class Delivery {
  private readonly parts: DeliveryParts
  private readonly underWay = new Set<Promise<void>>()
  private readonly lanes = new Set<string>()
  private readonly perChat = new Map<string, number>()
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
    const short = pacer.waiting(now)
    const room = AT_ONCE - this.underWay.size
    if (room > 0) {
      const busy = [...this.perChat.keys()].filter((chat) => this.isBusy(chat))
      const waiting = { chats: [...short.chats, ...busy], edits: short.edits }
      for (const row of await store.outbox.ready(now, waiting, room + this.lanes.size)) {
        if (this.underWay.size >= AT_ONCE) break
        const what = row.urgency >= PRIORITY.edit ? 'edit' : 'any'
        if (row.urgency === PRIORITY.bulk && this.bulk >= BULK_AT_ONCE) break
        if (this.lanes.has(row.lane) || this.isBusy(row.chat) || pacer.nextAt(row.chat, now, what) > now) continue
        pacer.sent(row.chat, now)
        this.start(row, now)
      }
    }
    // Every send that ends makes the loop look again; when the next one may go matters only to a loop that would sleep.
    if (this.underWay.size > 0) return null
    const next = [await store.outbox.nextTime(now), pacer.waiting(now).until].filter((at) => at !== null)
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

  private count(chat: string, by: 1 | -1): void {
    const underWay = (this.perChat.get(chat) ?? 0) + by
    if (underWay > 0) this.perChat.set(chat, underWay)
    else this.perChat.delete(chat)
  }

  private async send(row: OutboxRow, counted: Instant): Promise<void> {
    const { store, holder, pacer, log } = this.parts
    const started = this.parts.now()
    if (!(await store.outbox.lease(row.id, holder, started, started + LEASE_MS))) return pacer.unsent(row.chat, counted)
    const prepared = await prepare(
      store,
      await this.parts.rules(),
      row,
      started,
      pacer.wasShortSince(row.chat, row.createdAt),
    )
    if (!prepared) {
      pacer.unsent(row.chat, counted)
      return this.skip(row)
    }
    if ('outcome' in prepared) pacer.unsent(row.chat, counted)
    const outcome = 'outcome' in prepared ? prepared.outcome : await this.holding(row, prepared.parcel)
    const now = this.parts.now()
    if (outcome.is !== 'done') log.warn({ row: row.id, key: row.key, ...outcome }, 'a send did not succeed')
    const after = await settle(store, prepared, outcome, now)
    if (after.is === 'paused') pacer.pause(row.chat, after.until, after.all)
    if (after.is === 'refused') await this.parts.onRefused(after)
  }

  /** Calls, and keeps the lease for as long as that takes. */
  private async holding(row: OutboxRow, parcel: Parcel): Promise<Outcome> {
    const { store, holder, now, log } = this.parts
    const renewing = setInterval(() => {
      store.outbox
        .renew(row.id, holder, now() + LEASE_MS)
        .catch((error: unknown) => log.warn({ err: error, row: row.id }, 'a lease could not be renewed'))
    }, RENEW_MS)
    try {
      return await this.call(parcel)
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
    })
  }
}

const NO_COURIER: Outcome = { is: 'refused', because: 'other', why: 'this platform is not connected' }
