import { maskPhones } from './mask.ts'

/** A grapheme can be of any length (stacked accents, joined emoji); a quote of n of them stays within n times this. */
const UNITS_PER_GRAPHEME = 16

const HIDDEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\p{Cs}]/gu

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })

/**
 * A customer's last words as an alert quotes them: one line of at most `max` characters as people count them and `units` as
 * platforms do, ending in an ellipsis when cut, without control characters and without the marks that turn the direction of
 * text around.
 */
export function lastWords(text: string, max: number, units = max * UNITS_PER_GRAPHEME): string {
  const line = text
    .replace(HIDDEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  let kept = ''
  let shorter = ''
  let count = 0
  for (const { segment } of graphemes.segment(line)) {
    if (count === max || kept.length + segment.length > units) return max > 0 ? `${shorter.trimEnd()}…` : ''
    shorter = kept
    kept += segment
    count++
  }
  return kept
}

/** The same where others read it than those who answer that customer: phone numbers cannot be read. */
export const maskedWords = (text: string, max: number, units?: number): string =>
  lastWords(maskPhones(text), max, units)
