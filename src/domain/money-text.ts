import { isCurrency, LARGEST_AMOUNT, type Money, minorDigits } from './money.ts'

/**
 * Why an amount is not taken. unclear: it can be read in two ways (1.500rb, 1M, $5). fine: it has more digits than its
 * currency. small: so few bare rupiah that a number of pieces was meant. large: more than anybody pays.
 */
export type AmountProblem = 'unclear' | 'fine' | 'small' | 'large'

export type ReadAmount = { is: 'money'; money: Money } | { is: 'refused'; why: AmountProblem } | { is: 'none' }

/** What people put before an amount. */
const SIGNS: Readonly<Record<string, string>> = { rp: 'IDR', us$: 'USD', s$: 'SGD', rm: 'MYR', '€': 'EUR', '£': 'GBP' }

/** Codes that may also follow the amount; others are words as well (ALL, TOP, TRY). */
const BEHIND = 'idr|usd|eur|gbp|sgd|myr|aud|jpy|cny|hkd|thb|krw|twd'

/** How many zeros a word behind an amount stands for. */
const ZEROS: Readonly<Record<string, number>> = { rb: 3, ribu: 3, k: 3, jt: 6, juta: 6 }

/** Nobody sells for less; whoever writes a bare number below it means pieces. */
const LEAST_BARE_RUPIAH = 100

const SHAPE = new RegExp(
  `^(rp|us\\$|s\\$|rm|\\$|€|£|[a-z]{3} ?(?=\\d))?[. ]? ?(\\d[\\d.,]*?)(,-|,--|\\.-)? ?(rb|ribu|k|jt|juta|m|mio|bn)?(?: ?(${BEHIND}))?$`,
)

/**
 * Reads an amount as people write it: `150000`, `150.000`, `Rp150rb`, `150k`, `1,5jt`, `Rp 150.000,-`, `USD 12.50`. What can be
 * read in two ways is refused, never guessed. Without a currency it is rupiah.
 */
export function parseMoney(text: string): ReadAmount {
  const tidy = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const match = tidy.length <= 40 ? SHAPE.exec(tidy) : null
  if (!match) return { is: 'none' }
  const [, sign = '', digits = '', dash, suffix, code] = match
  const before = sign.trim()
  if (before === '$') return { is: 'refused', why: 'unclear' }
  const named = SIGNS[before] ?? (before === '' ? undefined : before.toUpperCase())
  if (named !== undefined && !isCurrency(named)) return { is: 'none' }
  if (named !== undefined && code !== undefined && named !== code.toUpperCase())
    return { is: 'refused', why: 'unclear' }
  const currency = named ?? code?.toUpperCase() ?? 'IDR'
  const isBare = named === undefined && code === undefined && suffix === undefined && dash === undefined
  return amountOf(digits, suffix, currency, isBare)
}

function amountOf(digits: string, suffix: string | undefined, currency: string, isBare: boolean): ReadAmount {
  const zeros = suffix === undefined ? 0 : ZEROS[suffix]
  // "1M" is a million to some and a thousand millions to others.
  if (zeros === undefined) return { is: 'refused', why: 'unclear' }
  const behind = minorDigits(currency)
  const number = numeral(digits, zeros > 0, behind)
  if (number === null) return { is: 'refused', why: 'unclear' }
  const { whole, fraction } = number
  const shift = zeros + behind
  const exact = fraction.replace(/0+$/, '')
  if (exact.length > shift) return { is: 'refused', why: 'fine' }
  const amountMinor = Number(whole) * 10 ** shift + Number(exact.padEnd(shift, '0') || 0)
  if (amountMinor > LARGEST_AMOUNT) return { is: 'refused', why: 'large' }
  if (isBare && currency === 'IDR' && amountMinor < LEAST_BARE_RUPIAH) return { is: 'refused', why: 'small' }
  return { is: 'money', money: { amountMinor, currency } }
}

/** Whole and fraction of a numeral with either mark for thousands; null when it can be read in two ways or in none. */
function numeral(text: string, shortened: boolean, behind: number): { whole: string; fraction: string } | null {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' }
  const last = text.search(/[.,]\d*$/)
  const [mark, other] = text[last] === '.' ? ['.', ','] : [',', '.']
  const [front, tail] = [text.slice(0, last), text.slice(last + 1)]
  const groups = (of: string, by: string) => new RegExp(`^\\d{1,3}(?:\\${by}\\d{3})+$`).test(of)
  if (front.includes(other)) {
    const fits = groups(front, other) && tail.length > 0
    return fits ? { whole: front.replaceAll(other, ''), fraction: tail } : null
  }
  if (front.includes(mark)) return groups(text, mark) ? { whole: text.replaceAll(mark, ''), fraction: '' } : null
  if (!/^\d+$/.test(front) || tail === '') return null
  if (tail.length !== 3) return isFraction(tail, shortened, behind) ? { whole: front, fraction: tail } : null
  // Three digits are a thousand, unless something says that they may be a fraction.
  return shortened || behind === 3 || front.length > 3 ? null : { whole: front + tail, fraction: '' }
}

/** "1,5 jt" and "12.50" are fractions; of "150.5" rupiah nobody knows what was meant. */
const isFraction = (tail: string, shortened: boolean, behind: number): boolean => shortened || tail.length <= behind
