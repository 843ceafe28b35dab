import type { ShopRules } from '../domain/rules.ts'
import type { Store } from '../store/store.ts'

/** What every action works with: the shop's store and the rules in force. */
export interface Desk {
  store: Store
  rules: ShopRules
}

/** What made an action happen, for its natural key and its time. */
export interface Cause {
  key: string
  at: number
}
