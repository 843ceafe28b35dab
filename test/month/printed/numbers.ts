export type Locale = 'id' | 'en'

/** Thousands grouped. */
export const count = (n: number, locale: Locale): string =>
  String(n).replace(/\B(?=(?:\d{3})+$)/g, locale === 'id' ? '.' : ',')

/** 0:41, 10:41, 1:05:03. */
export function watch(seconds: number): string {
  const all = Math.round(seconds)
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** Whole percent; 0% and 100% are kept for none and all. */
export function percent(share: number): string {
  const whole = Math.round(100 * share)
  return `${share === 0 || share === 1 ? whole : Math.min(99, Math.max(1, whole))}%`
}

/** -100 to 100, with the sign people print. */
export const points = (value: number): string => `${value < 0 ? '−' : ''}${Math.round(Math.abs(value))}`

export const decimals = (value: number, locale: Locale): string => {
  const [whole = '', behind = ''] = (Math.round(value * 100) / 100).toFixed(2).split('.')
  const kept = behind.replace(/0+$/, '')
  return kept ? `${whole}${locale === 'id' ? ',' : '.'}${kept}` : whole
}

export function money({ currency, amountMinor }: { currency: string; amountMinor: number }, locale: Locale): string {
  if (currency === 'IDR') return `Rp${count(amountMinor, locale)}`
  const cents = String(amountMinor % 100).padStart(2, '0')
  return `${currency} ${count(Math.floor(amountMinor / 100), locale)}${locale === 'id' ? ',' : '.'}${cents}`
}
