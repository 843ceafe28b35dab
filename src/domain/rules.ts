import type { Schedule } from './hours.ts'
import type { Locale } from './locale.ts'

/** What the shop has decided about itself: the chat's word where there is one, else the environment's. */
export interface ShopRules {
  name: string
  zone: string
  locale: Locale
  schedule: Schedule
  firstResponseSeconds: number
  nextResponseSeconds: number
  resolutionSeconds: number
  /** How long a holding reply ("sebentar ya") may go without its answer. */
  promiseSeconds: number
  autoResolveSeconds: number
  reopenWithinSeconds: number
  surveyCooldownSeconds: number
  csat: boolean
}
