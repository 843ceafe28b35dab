/** Between the digits of a number people put spaces, dots, dashes and brackets. */
const GAP = String.raw`[\s.()\-\u2010-\u2015\u200B-\u200F\u2060\uFEFF]{0,3}`

/** So many more digits, however they are set. */
const more = (least: number, most: number) => String.raw`(?:${GAP}\d){${least},${most}}`

/**
 * Numbers that reach somebody: Indonesian mobile numbers (0812…, 62812…, 812… after a word for a phone), landlines set apart
 * from their area, and any with a plus. What begins like none of these is a price, a date or an order.
 */
const PHONE = new RegExp(
  [
    String.raw`\+${GAP}\d${more(7, 14)}`,
    `(?:00)?62${GAP}0?${GAP}8[1-35-9]${more(6, 10)}`,
    `08[1-35-9]${more(7, 10)}`,
    String.raw`(?<=\b(?:wa|whatsapp|hp|telp|tlp|telepon|tel|phone)[\s.:=]{0,3})8[1-35-9]${more(7, 10)}`,
    String.raw`\(0[2-79]\d{1,2}\)${more(6, 8)}`,
    String.raw`0[2-79]\d{1,2}[\-\u2010-\u2015]\d${more(5, 7)}`,
  ]
    .map((form) => `(?<![\\d#])(?:${form})(?!\\d)`)
    .join('|'),
  'giu',
)

/** What stands right before a number that is something else: money, a parcel, an order, an account. */
const NOT_A_PHONE =
  /(?:rp|idr|usd|[$€]|resi|awb|jne|j&t|jnt|jt|sicepat|anteraja|ninja|tiki|spx|order|pesanan|invoice|inv|rek(?:ening)?|va)(?:\s*(?:no(?:mor)?|number))?[\s:.#=-]{0,4}$/i

/** Thousands as prices are written; no price begins with a naught. */
const THOUSANDS = /^[1-9]\d{0,2}(?:([.,\s])\d{3})(?:\1\d{3})*$/

const LOOKED_BACK = 24
const HIDDEN = '•'

/**
 * The same text with the phone numbers in it unreadable: `0812-••••-•890` still tells which of two it is to whoever knows
 * them. Prices, dates, order and tracking numbers stay.
 */
export function maskPhones(text: string): string {
  return text.replace(PHONE, (number, ...rest) => {
    const at = rest.find((one): one is number => typeof one === 'number') ?? 0
    const before = text.slice(Math.max(0, at - LOOKED_BACK), at)
    return NOT_A_PHONE.test(before) || THOUSANDS.test(number) ? number : masked(number)
  })
}

function masked(number: string): string {
  const count = number.replace(/\D/g, '').length
  const first = /^\(?0(?!0)/.test(number) ? 4 : /^(?:\+|00)?[\s(]*62/.test(number) ? 5 : 3
  const last = count > 11 ? 3 : 2
  let seen = 0
  return number.replace(/\d/g, (digit) => {
    seen += 1
    return seen <= first || seen > count - last ? digit : HIDDEN
  })
}
