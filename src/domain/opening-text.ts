import { DateTime } from 'luxon'
import { formatClock } from './format.ts'
import type { Locale } from './locale.ts'
import type { Instant } from './time.ts'
import { dayAt } from './zone.ts'

const WEEK = 7

/** When the shop opens next, as one tells a customer: `besok pukul 08.00`, `hari Senin pukul 08.00`, `tomorrow at 08:00`. */
export function formatOpening(at: Instant, now: Instant, zone: string, locale: Locale): string {
  const days = dayAt(zone, at) - dayAt(zone, now)
  const clock = formatClock(at, zone, locale)
  const local = DateTime.fromMillis(at, { zone, locale: locale === 'id' ? 'id-ID' : 'en-GB' })
  if (locale === 'id') {
    if (days < 2) return `${days === 0 ? 'hari ini' : 'besok'} pukul ${clock}`
    return `hari ${local.toFormat(days < WEEK ? 'cccc' : 'cccc, d MMMM')} pukul ${clock}`
  }
  if (days < 2) return `${days === 0 ? 'today' : 'tomorrow'} at ${clock}`
  return `${local.toFormat(days < WEEK ? "'on' cccc" : "'on' cccc d MMMM")} at ${clock}`
}
