import type { Said } from './settings.ts'
import { DAY_MS, type Instant } from './time.ts'

/** How long what people wrote is kept. */
export const RETENTION = 'RETENTION'

/** As the shop has it until it says otherwise, in days. */
const DEFAULT_RETENTION_DAYS = 180

/** Conversations, surveys and orders of a week need their words. */
export const FEWEST_DAYS = 7

const UNITS = [
  { days: 1, names: ['d', 'day', 'days', 'hari'] },
  { days: 7, names: ['w', 'week', 'weeks', 'minggu'] },
  { days: 30, names: ['month', 'months', 'bulan', 'bln'] },
  { days: 365, names: ['y', 'year', 'years', 'tahun', 'thn'] },
] as const

const FOR_EVER = /^(?:ever|for ?ever|always|selamanya|selalu|seterusnya)$/i

/** Days; null: for ever. */
export type Retention = number | null

/** Reads `180d`, `90 hari`, `6 bulan`, `1 tahun` or `selamanya`; undefined when it is none of these. */
export function parseRetention(text: string): Retention | undefined {
  const tidy = text.trim()
  if (FOR_EVER.test(tidy)) return null
  const [, count, name = ''] = /^(\d{1,4}) *([a-z]+)$/i.exec(tidy) ?? []
  const unit = UNITS.find(({ names }) => names.some((one) => one === name.toLowerCase()))
  return count === undefined || !unit ? undefined : Number(count) * unit.days
}

/** As it is kept, and as `parseRetention` reads it. */
export const formatRetention = (days: Retention): string => (days === null ? 'ever' : `${days}d`)

export function retentionFrom(said: Said): Retention {
  const days = parseRetention(said[RETENTION] ?? '')
  return days === undefined ? DEFAULT_RETENTION_DAYS : days
}

/** What was written before this is not kept any more; null: everything is. */
export const keptSince = (days: Retention, now: Instant): Instant | null => (days === null ? null : now - days * DAY_MS)
