import type { Platform } from '../chat/heard.ts'
import type { Vitals } from '../chat/vitals.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Store } from '../store/store.ts'

/** A chat somebody of the team reads, alone or with others. */
export interface TeamChat {
  platform: Platform
  chat: string
}

/** Where the team sits. */
export interface Places {
  /** Chats that hear alerts. */
  alerts: readonly TeamChat[]
  /** Telegram supergroups with a topic for each customer. */
  inboxes: readonly string[]
  /** The team can be written to on Slack as well. */
  slack?: boolean
}

/** What every action works with: the shop's store, the rules in force, and where the team sits. */
export interface Desk {
  store: Store
  rules: ShopRules
  /** The rules in force as a transaction sees them; `rules` when missing. */
  rulesIn?: (store: Store) => Promise<ShopRules>
  /** The rules before any chat command: what holds again when one is taken back. */
  environment: ShopRules
  places: Places
  /** How the bot itself is doing; main knows. */
  vitals?: () => Promise<Vitals>
}

/** What made an action happen: its natural key, and when. */
export interface Cause {
  key: string
  at: number
}

/** The same desk inside a transaction, by the rules as they are then: somebody may have changed them while it was waited for. */
export function inTransaction<T>(desk: Desk, work: (desk: Desk) => Promise<T>): Promise<T> {
  return desk.store.transaction(async (store) => {
    const isOutermost = store !== desk.store
    const rules = isOutermost && desk.rulesIn ? await desk.rulesIn(store) : desk.rules
    return work({ ...desk, store, rules })
  })
}
