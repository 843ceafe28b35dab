import { lastWords } from './quote.ts'

/** Why a shop's own wording cannot be used. */
export type WordingProblem =
  | { is: 'unknown-placeholder'; found: string; allowed: readonly string[] }
  | { is: 'emoji-code'; found: string }
  | { is: 'too-long'; most: number }
  | { is: 'empty' }

const LONGEST_NAME = 60

/** A wording as it will be kept, or why it cannot be used. `allowed`: the placeholders it may have, in braces. */
export function readWording(
  text: string,
  allowed: readonly string[],
  most: number,
): { ok: string } | { problem: WordingProblem } {
  const tidy = text.trim()
  const found = (tidy.match(/\{[^{}]*\}?|\}/g) ?? []).find((one) => !allowed.includes(one.toLowerCase()))
  if (found !== undefined) {
    return { problem: { is: 'unknown-placeholder', found: lastWords(found, LONGEST_NAME), allowed } }
  }
  // Slack hands emoji over by their names, which a customer on Telegram would read as they stand.
  const [code] = tidy.match(/:(?:[+-]1|(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,}):/i) ?? []
  if (code !== undefined) return { problem: { is: 'emoji-code', found: code } }
  if ([...tidy].length > most) return { problem: { is: 'too-long', most } }
  return /\p{L}/u.test(tidy) ? { ok: tidy } : { problem: { is: 'empty' } }
}

/** A wording with its placeholders filled, once: what a name says in braces is not filled again. */
export function fillWording(text: string, filling: Readonly<Record<string, string>>): string {
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filling[name.toLowerCase()]
    return value === undefined ? whole : lastWords(value, LONGEST_NAME)
  })
  // A name without a visible letter leaves a gap: "Halo Kak ,".
  return filling.nama !== undefined && lastWords(filling.nama, LONGEST_NAME) === ''
    ? filled.replace(/ +(?=[,.!?])/g, '').replace(/ {2,}/g, ' ')
    : filled
}
