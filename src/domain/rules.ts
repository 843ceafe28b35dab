import { type AssuranceRules, assuranceFrom } from './assurance/settings.ts'
import { type Away, awayFrom } from './away.ts'
import { type Calendar, calendarFrom } from './calendar.ts'
import { type Goals, goalsFrom } from './goals.ts'
import type { Schedule } from './hours.ts'
import { type Ladder, ladderFrom } from './ladder.ts'
import type { Locale } from './locale.ts'
import { type OrderRules, orderRules } from './orders.ts'
import { type Quiet, quietFrom } from './quiet.ts'
import { type Retention, retentionFrom } from './retention.ts'
import type { Said } from './settings.ts'
import { type SurveyRules, surveyRules } from './survey-rules.ts'
import {
  type ChannelTargets,
  channelTargetsFrom,
  DEFAULT_PROMISE_SECONDS,
  type Targets,
  targetSaid,
} from './targets.ts'
import { turnsFrom } from './turns.ts'

/** What only chat commands decide. Each part is read by a file of its own, with its defaults where nothing was said. */
export interface ChatRules {
  goals: Goals
  alerts: { ladder: Ladder; quiet: Quiet | null }
  away: Away
  calendar: Calendar
  channelTargets: ChannelTargets
  /** How long a holding reply ("sebentar ya") may go without its answer. */
  promiseSeconds: number
  surveys: SurveyRules
  orders: OrderRules
  assurance: AssuranceRules
  /** For how many days what people wrote is kept; null: for ever. */
  retentionDays: Retention
  /** Waiting chats are given to admins in turn. */
  turns: boolean
}

/** What the shop has decided about itself: the chat's word where there is one, else the environment's. */
export interface ShopRules extends ChatRules {
  name: string
  zone: string
  locale: Locale
  schedule: Schedule
  firstResponseSeconds: number
  nextResponseSeconds: number
  resolutionSeconds: number
  autoResolveSeconds: number
  reopenWithinSeconds: number
  surveyCooldownSeconds: number
}

/** The rules no environment knows; of an empty record, those of a shop that has said nothing. */
export const chatRules = (said: Said): ChatRules => ({
  goals: goalsFrom(said),
  alerts: { ladder: ladderFrom(said), quiet: quietFrom(said) },
  away: awayFrom(said),
  calendar: calendarFrom(said),
  channelTargets: channelTargetsFrom(said),
  promiseSeconds: targetSaid(said, 'promise') ?? DEFAULT_PROMISE_SECONDS,
  surveys: surveyRules(said),
  orders: orderRules(said),
  assurance: assuranceFrom(said),
  retentionDays: retentionFrom(said),
  turns: turnsFrom(said),
})

/** The targets that hold in one channel; null: those of the shop. */
export function targetsOf(rules: ShopRules, channel: string | null): Targets {
  return {
    first: rules.firstResponseSeconds,
    next: rules.nextResponseSeconds,
    resolution: rules.resolutionSeconds,
    promise: rules.promiseSeconds,
    ...(channel === null ? {} : rules.channelTargets[channel]),
  }
}
