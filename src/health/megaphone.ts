import type { Desk, TeamChat } from '../actions/desk.ts'
import { privateChatOf } from '../actions/tell-team.ts'
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
  /** Where the team can be told, as last read: alert chats, then owners in private. */
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
    if (told === null || told === this.heardAt) return null
    const rows = await desk.store.checks.owing(this.chats.map((chat) => tellingKey(told, chat)))
    // Held back for somebody's quiet hours, it is not lost.
    if (rows.some(({ sent, notBefore }) => sent > 0 || notBefore > told + OUTBOX_MS)) {
      this.heardAt = told
      return null
    }
    if (now < told + OUTBOX_MS) return told + OUTBOX_MS
    // Of several processes one says it; the others look again whether it has.
    if (!(await desk.store.leases.take(SAYING, this.parts.by, SAYING_MS))) return null
    const reply = troubleReply(desk.rules, troubles)
    const chat = await this.say(reply)
    if (chat === null) return null
    this.heardAt = told
    await desk.store.transaction((tx) => markSaid(tx, tellingKey(told, chat), { chat, reply, now }))
    return null
  }

  /** Says it with nothing but what is remembered, once. */
  async shout(troubles: readonly Trouble[]): Promise<void> {
    if (this.shouted || !this.rules) return
    this.shouted = (await this.say(troubleReply(this.rules, troubles))) !== null
  }

  /** What was shouted is over. */
  async well(desk: Desk): Promise<null> {
    await this.learn(desk)
    if (this.shouted) this.shouted = (await this.say(wellReply(desk.rules))) === null
    return null
  }

  private async learn({ store, rules, places }: Desk): Promise<void> {
    const owners = (await store.people.all()).filter(({ role, active }) => role === 'owner' && active)
    this.chats = [...places.alerts, ...owners.flatMap((owner) => privateChatOf(owner, places) ?? [])]
    this.rules = rules
  }

  private async say(reply: Reply): Promise<TeamChat | null> {
    for (const chat of this.chats) {
      const outcome = await this.parts.couriers[chat.platform]?.deliver({ do: 'post', to: chat, reply })
      if (outcome?.is === 'done') return chat
    }
    this.parts.log.warn({ chats: this.chats.length }, 'nobody could be told what the self-check found')
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
