import { DateTime } from 'luxon'
import type { Locale } from './locale.ts'
import type { Instant } from './time.ts'

const UNITS = {
  id: { hour: 'jam', minute: 'menit', second: 'detik' },
  en: { hour: 'h', minute: 'min', second: 's' },
} as const

const LANGUAGE = { id: 'id-ID', en: 'en-US' } as const

/**
 * A length of time in whole units that have passed: `45 detik`, `12 menit`, `1 jam 5 menit`. Never in days, because a day
 * of open time is not a day on the calendar.
 */
export function formatDuration(seconds: number, locale: Locale): string {
  const unit = UNITS[locale]
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} ${unit.second}`
  const minutes = Math.floor(whole / 60)
  const hours = Math.floor(minutes / 60)
  const parts = [
    hours > 0 && `${formatNumber(hours, locale)} ${unit.hour}`,
    minutes % 60 > 0 && `${minutes % 60} ${unit.minute}`,
  ]
  return parts.filter(Boolean).join(' ')
}

/** A number with the thousands grouped, `1.234` or `1,234`, and at most `decimals` decimals. */
export const formatNumber = (value: number, locale: Locale, decimals = 0): string =>
  new Intl.NumberFormat(LANGUAGE[locale], { maximumFractionDigits: decimals }).format(value)

/** A share from 0 to 1 as a whole percentage; 100% is kept for all of them and 0% for none. */
export function formatPercent(share: number, locale: Locale): string {
  const rounded = Math.round(share * 100)
  const honest = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded
  return `${formatNumber(honest, locale)}%`
}

/** The shop's wall clock at that instant: `09.30` in Indonesian, `09:30` in English. */
export const formatClock = (at: Instant, zone: string, locale: Locale): string =>
  local(at, zone, locale).toFormat(locale === 'id' ? 'HH.mm' : 'HH:mm')

/** The shop's calendar day at that instant, with the month in words: `23 Okt 2026`, `23 Oct 2026`. */
export const formatDate = (at: Instant, zone: string, locale: Locale): string =>
  local(at, zone, locale).toFormat('d LLL yyyy')

/** Day and time together, for what is not of today: `23 Okt 09.30`. */
export const formatMoment = (at: Instant, zone: string, locale: Locale): string =>
  `${local(at, zone, locale).toFormat('d LLL')} ${formatClock(at, zone, locale)}`

/** Day and time as tables sort them, by the shop's wall clock: `2026-10-23 09:30:05`. */
export const formatStamp = (at: Instant, zone: string): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss')

const local = (at: Instant, zone: string, locale: Locale) => DateTime.fromMillis(at, { zone, locale: LANGUAGE[locale] })
