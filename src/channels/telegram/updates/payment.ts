import type { Payment } from '../../../chat/heard.ts'
import { isCurrency, LARGEST_AMOUNT, type Money, minorDigits } from '../../../domain/money.ts'
import { type Fields, integer, part, words } from './fields.ts'

/** Currencies in which Telegram counts whole units; in all others, the rupiah too, it counts hundredths. */
const WHOLE: ReadonlySet<string> = new Set(['CLP', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND', 'XTR'])

/** A payment, or one given back, if that is what this message tells. Without its own id it could not be counted once. */
export function payment(message: Fields): Payment | undefined {
  const paid = part(message, 'successful_payment')
  const refunded = part(message, 'refunded_payment')
  const body = paid ?? refunded
  const charge = body && words(body, 'telegram_payment_charge_id')
  if (!body || !charge) return undefined
  // Telegram gives back its own stars only.
  const currency = words(body, 'currency') ?? (refunded ? 'XTR' : '')
  const total = integer(body, 'total_amount')
  const money = total === undefined ? null : moneyOf(total, currency)
  return { is: paid ? 'paid' : 'refunded', charge, money, said: `${total ?? '?'} ${currency}`.trim() }
}

/** Telegram's number in our smallest unit; null when it cannot be said exactly, or its unit is not known for sure. */
function moneyOf(total: number, currency: string): Money | null {
  if (!isCurrency(currency) || total < 0) return null
  const behind = WHOLE.has(currency) ? 0 : 2
  const ours = minorDigits(currency)
  // Of currencies with three digits nobody knows how Telegram counts them.
  if (ours > behind) return null
  const amountMinor = total / 10 ** (behind - ours)
  return Number.isSafeInteger(amountMinor) && amountMinor <= LARGEST_AMOUNT ? { amountMinor, currency } : null
}
