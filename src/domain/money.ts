import { formatNumber } from './format.ts'
import type { Locale } from './locale.ts'

/** An amount in the smallest unit of its currency (ISO 4217). The rupiah has none here: Rp150.000 is 150000. */
export interface Money {
  amountMinor: number
  currency: string
}

/** Telegram's own currency, which no list of currencies knows. */
const STARS = 'XTR'

/**
 * Digits behind the point where they are not two. Written down and not asked of the runtime, whose answer for the rupiah and
 * others has changed from one version to the next: stored integers must keep their meaning.
 */
const DIGITS: Readonly<Record<string, number>> = {
  ...digits(0, 'IDR', STARS, 'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV'),
  ...digits(0, 'XAF', 'XOF', 'XPF'),
  ...digits(3, 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'),
}

function digits(count: number, ...codes: readonly string[]): Record<string, number> {
  return Object.fromEntries(codes.map((code) => [code, count]))
}

/** More than a million million of the smallest unit is a slip of the finger. */
export const LARGEST_AMOUNT = 1_000_000_000_000

const CODES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), STARS])

/** Whether these three capital letters are a currency. */
export const isCurrency = (code: string): boolean => CODES.has(code)

/** How many digits of an amount stand behind the point. */
export const minorDigits = (currency: string): number => DIGITS[currency] ?? 2

/** `Rp150.000` in Indonesian, `Rp150,000` in English; other currencies by their code, `USD 12,50` or `USD 12.50`. */
export function formatMoney({ amountMinor, currency }: Money, locale: Locale): string {
  const behind = minorDigits(currency)
  const whole = Math.trunc(amountMinor / 10 ** behind)
  const rest = String(Math.abs(amountMinor % 10 ** behind)).padStart(behind, '0')
  const shown = `${formatNumber(whole, locale)}${behind > 0 ? `${locale === 'id' ? ',' : '.'}${rest}` : ''}`
  return currency === 'IDR' ? `Rp${shown}` : `${currency} ${shown}`
}
