import { lastWords } from './quote.ts'
import type { Occasion } from './survey-rules.ts'

/** What a shop's own wording may leave open, written in braces. */
const PLACEHOLDERS = ['nama', 'toko', 'admin', 'pesanan'] as const
type Placeholder = (typeof PLACEHOLDERS)[number]

/** What fills the placeholders; a name may be anything a customer has called themselves. */
export type Filling = Readonly<Partial<Record<Placeholder, string>>>

/** Why a wording cannot be used. */
export type TextProblem =
  | { is: 'unknown-placeholder'; found: string; allowed: readonly string[] }
  | { is: 'emoji-code'; found: string }
  | { is: 'too-long'; most: number }
  | { is: 'empty' }

/** A question longer than this is not read. */
const LONGEST = 400
const LONGEST_NAME = 60

/** The placeholders a wording for that occasion may have; only an order has a number. */
export const placeholdersOf = (occasion: Occasion): readonly string[] =>
  PLACEHOLDERS.filter((name) => occasion === 'order' || name !== 'pesanan').map((name) => `{${name}}`)

/** A wording as it will be kept, or why it cannot be used. */
export function readSurveyText(text: string, occasion: Occasion): { ok: string } | { problem: TextProblem } {
  const tidy = text.trim()
  const allowed = placeholdersOf(occasion)
  const found = (tidy.match(/\{[^{}]*\}?|\}/g) ?? []).find((one) => !allowed.includes(one.toLowerCase()))
  if (found !== undefined) {
    return { problem: { is: 'unknown-placeholder', found: lastWords(found, LONGEST_NAME), allowed } }
  }
  // Slack hands emoji over by their names, which a customer on Telegram would read as they stand.
  const [code] = tidy.match(/:(?:[+-]1|(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,}):/i) ?? []
  if (code !== undefined) return { problem: { is: 'emoji-code', found: code } }
  if ([...tidy].length > LONGEST) return { problem: { is: 'too-long', most: LONGEST } }
  if (!/\p{L}/u.test(tidy)) return { problem: { is: 'empty' } }
  return { ok: tidy }
}

/** A wording with its placeholders filled, once: what a name says in braces is not filled again. */
export function fillSurveyText(text: string, filling: Filling): string {
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filling[name.toLowerCase() as Placeholder]
    return value === undefined ? whole : lastWords(value, LONGEST_NAME)
  })
  // A name without a visible letter leaves a gap: "Halo Kak ,".
  return filling.nama !== undefined && lastWords(filling.nama, LONGEST_NAME) === ''
    ? filled.replace(/ +(?=[,.!?])/g, '').replace(/ {2,}/g, ' ')
    : filled
}
