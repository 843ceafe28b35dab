import type { Desk, TeamChat } from '../actions/desk.ts'
import { insteadKey } from '../actions/elsewhere.ts'
import { waysToOwners } from '../actions/owners.ts'
import { peaceUntil } from '../actions/tell-team.ts'
import { lastTold, tellingKey, troubleReply, wellReply } from '../actions/tell-trouble.ts'
import type { Platform } from '../chat/heard.ts'
import type { Courier } from '../chat/parcel.ts'
import type { Reply } from '../chat/reply.ts'
import type { ShopRules } from '../domain/rules.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Trouble } from '../domain/trouble.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Store } from '../store/store.ts'

export interface MegaphoneParts {
  /** Which process this is. */
  by: string
  couriers: Partial<Record<Platform, Courier>>
  log: { warn(data: object, message: string): void }
}

interface Said {
  chat: TeamChat
  reply: Reply
  now: Instant
}

/** The outbox is given so long to say it. */
const OUTBOX_MS = 15 * SECOND_MS
const SAYING = 'say:check'
const SAYING_MS = MINUTE_MS

/** Says what must be heard when the outbox does not: straight to one chat after another until one of them takes it. */
export class Megaphone {
  private readonly parts: MegaphoneParts
  /** Where the team can be told, as last read: alert chats, then every way to each owner in private. */
  private chats: readonly TeamChat[] = []
  private rules: ShopRules | null = null
  /** What has arrived somewhere: the instant under which it was told. */
  private heardAt: Instant | null = null
  /** Shouted while the database was gone, and nothing has been said since. */
  private shouted = false

  constructor(parts: MegaphoneParts) {
    this.parts = parts
  }

  /** Sees to it that what was last told has arrived somewhere; when to look again for that, null: it has. */
  async insist(desk: Desk, troubles: readonly Trouble[], now: Instant): Promise<Instant | null> {
    await this.learn(desk)
    const told = await lastTold(desk)
    if (told === null || told === this.heardAt || this.chats.length === 0) return null
    const keys = this.chats.map((chat) => tellingKey(told, chat))
    const rows = await desk.store.checks.owing(keys.flatMap((key) => [key, insteadKey(key)]))
    if (rows.some(({ sent }) => sent > 0)) {
      this.heardAt = told
      return null
    }
    // What is told in somebody's quiet hours is held back until they end; whatever else keeps it, it was to go at once.
    const dues = await Promise.all(this.chats.map(async (chat) => (await peaceUntil(desk, chat, told, 0)) ?? told))
    const due = Math.min(...dues) + OUTBOX_MS
    if (now < due) return due
    // Of several processes one says it; the others look again whether it has.
    if (!(await desk.store.leases.take(SAYING, this.parts.by, SAYING_MS))) return null
    const reply = troubleReply(desk.rules, troubles)
    const chat = await this.say(reply, await this.awake(desk, now))
    if (chat === null) return null
    this.heardAt = told
    await desk.store.transaction((tx) => markSaid(tx, tellingKey(told, chat), { chat, reply, now }))
    return null
  }

  /** Says it with nothing but what is remembered, once. */
  async shout(troubles: readonly Trouble[]): Promise<void> {
    if (this.shouted || !this.rules) return
    this.shouted = (await this.say(troubleReply(this.rules, troubles), this.chats)) !== null
  }

  /** What was shouted is over. */
  async well(desk: Desk): Promise<null> {
    await this.learn(desk)
    if (this.shouted) this.shouted = (await this.say(wellReply(desk.rules), this.chats)) === null
    return null
  }

  private async learn(desk: Desk): Promise<void> {
    this.chats = [...desk.places.alerts, ...(await waysToOwners(desk)).flat()]
    this.rules = desk.rules
  }

  /** Chats where nobody has quiet hours, nor had them just now: what was held back for them has had the time to go. */
  private async awake(desk: Desk, now: Instant): Promise<TeamChat[]> {
    const quiet = await Promise.all(this.chats.map((chat) => peaceUntil(desk, chat, now - OUTBOX_MS, 0)))
    return this.chats.filter((_, i) => quiet[i] === null)
  }

  private async say(reply: Reply, chats: readonly TeamChat[]): Promise<TeamChat | null> {
    for (const chat of chats) {
      const outcome = await this.parts.couriers[chat.platform]?.deliver({ do: 'post', to: chat, reply })
      if (outcome?.is === 'done') return chat
    }
    this.parts.log.warn({ chats: chats.length }, 'nobody could be told what the self-check found')
    return null
  }
}

/**
 * Said, it must not be said again: neither when the outbox comes round, nor by another process, nor after a restart. In
 * private it was owed to nobody.
 */
async function markSaid(tx: Store, key: string, { chat, reply, now }: Said): Promise<void> {
  const target = { at: 'chat', ...chat } as const
  await owe(tx, { key, target, owed: { do: 'say', reply }, priority: PRIORITY.alert, now, apart: 'check' })
  const row = await tx.outbox.byKey(key)
  if (row) await tx.outbox.release([row.id], { state: 'done', sent: 1, sentAt: now })
}
