import type { Instant } from '../domain/time.ts'
import type { Agenda } from '../store/agenda.ts'
import type { Desk } from './desk.ts'

/** How well the bot hears, as far as jobs must know. */
export interface Ears {
  channel: string
  /** Behind or deaf since then; null while all is heard. */
  since: Instant | null
  /** It is the turn of another process of the shop to hear it. Missing where each process hears by itself. */
  standby?: boolean
  /** Why it cannot be heard at all; undefined while it is only behind. */
  why?: string
}

/** The moment a sweep runs in. `now` is by the platform's clock. */
export interface Moment {
  now: Instant
  /** The first sweep after the bot was away: what fell due meanwhile comes together. */
  backlog: boolean
  ears: readonly Ears[]
  /** Platform's clock minus the host's, milliseconds; 0 while within two seconds. */
  skewMs: number
}

interface Sweep {
  name: string
  /** Only when all customers have been heard: nothing is decided on a stream that is behind. */
  needsEars: boolean
  run(desk: Desk, moment: Moment): Promise<void>
}

/** When it has something to do again; null: not as things are. */
type Next = (desk: Desk, now: Instant) => Promise<Instant | null>

/**
 * A sweep: does what is due now. Run twice, late or not at all it does no harm, for it asks the store what is due. `on`: the
 * entry of the agenda it goes by; before that, or so many milliseconds `after` it, it has nothing to do. `next`: where the
 * agenda does not tell when it will.
 */
export type Job = Sweep &
  ({ on: keyof Agenda; after?: number; next?: Next } | { on?: undefined; after?: undefined; next: Next })

/**
 * What the bot does at set times: once at each, however many processes run, and belatedly when none ran then. One that is
 * killed over it is followed by another, which begins anew: done twice it must do no harm.
 */
export interface CalendarJob {
  name: string
  /** When, as cron writes it, in the shop's zone. */
  cron: string
  /** What was done, in figures for the log. */
  run(desk: Desk, now: Instant): Promise<Record<string, number>>
}
