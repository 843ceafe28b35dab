import type { Span, Text } from '../../chat/reply.ts'

const OVERRIDES = /[\u202A\u202B\u202D\u202E]/g
const ISOLATES = /[\u2066-\u2068]/g
/** Everything invisible that is neither a line break nor a tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/**
 * Text as Slack can carry it: no control characters, no halves of characters, and a change of writing direction that
 * a name begins also ends with the name, so that it cannot turn the rest of the line around.
 */
export function clean(text: string): string {
  const whole = text
    .replaceAll('\r\n', '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
  const open = count(whole, OVERRIDES) - count(whole, /\u202C/g)
  const isolated = count(whole, ISOLATES) - count(whole, /\u2069/g)
  return whole + '\u202C'.repeat(Math.max(0, open)) + '\u2069'.repeat(Math.max(0, isolated))
}

/** At most so many characters, the last one a visible … when something was left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  if (most < 1) return ''
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** What Slack does markup with; the only place where text is escaped. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export const spansOf = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text)

/** The words of a text, without any form. */
export const literal = (text: Text): string => spansOf(text).map(wordsOf).join('')

/** The first characters of a text, its form kept, ending in … when something was left out. */
export function shorten(text: Text, most: number): Text {
  if (literal(text).length <= most) return text
  const kept: Span[] = []
  let left = most
  for (const span of spansOf(text)) {
    const words = wordsOf(span)
    if (words.length >= left) return [...kept, trimmed(span, words, left)]
    kept.push(span)
    left -= words.length
  }
  return kept
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return clean(span)
  if ('bold' in span) return clean(span.bold)
  if ('code' in span) return clean(span.code)
  if ('mention' in span) return clean(span.mention.name)
  if ('at' in span) return clean(span.fallback)
  return clean(span.link === span.href ? span.link : `${span.link} (${span.href})`)
}

/** A span with something left out after it, even when all of its own words fit. */
function trimmed(span: Span, words: string, most: number): Span {
  const rest = `${words.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`
  if (typeof span === 'string') return rest
  if ('bold' in span) return { bold: rest }
  return 'code' in span ? { code: rest } : rest
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}
