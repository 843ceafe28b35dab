import type { Finding, MessageRule, Thresholds } from './finding.ts'
import { isUnclear } from './style-words.ts'
import { type Word, withoutAddresses } from './words.ts'

const TONES = '(?:\\p{EMod}|\\uFE0F|[\\u{E0020}-\\u{E007F}])*'
/** Flags, keycaps, and pictures with their skin tones, joined by zero-width joiners. */
const EMOJI = new RegExp(
  `\\p{RI}\\p{RI}?|[\\d#*]\\uFE0F?\\u20E3|\\p{ExtPict}${TONES}(?:\\u200D\\p{ExtPict}${TONES})*`,
  'gu',
)
const SIGN = /^(?:\u00A9|\u00AE|\u2122|\u203C|\u2049|\u2139|\u3030)/u

const styled = (rule: MessageRule, text: string, start: number, end: number): Finding => ({
  rule,
  severity: 'style',
  quote: text.slice(start, end),
  at: [start, end],
  term: rule,
})

const lettersIn = (word: Word, text: string): number =>
  text.slice(word.start, word.end).match(/\p{Lu}|\p{Ll}/gu)?.length ?? 0

const capitalsIn = (word: Word, text: string): number => text.slice(word.start, word.end).match(/\p{Lu}/gu)?.length ?? 0

/** Mostly capitals; words with digits and codes are left out, and so are scripts that have no capitals. */
export function shoutingIn(
  text: string,
  words: readonly Word[],
  codes: ReadonlySet<string>,
  { capitalShare, capitalLetters }: Thresholds,
): Finding[] {
  const spoken = words.filter(({ plain }) => !/\p{N}/u.test(plain) && !codes.has(plain))
  const letters = sumOf(spoken, (word) => lettersIn(word, text))
  const capitals = sumOf(spoken, (word) => capitalsIn(word, text))
  if (letters < capitalLetters || capitals === 0 || capitals < capitalShare * letters) return []
  const loud = spoken.filter((word) => 2 * capitalsIn(word, text) >= lettersIn(word, text) && lettersIn(word, text) > 0)
  return [styled('shouting', text, loud[0]!.start, loud.at(-1)!.end)]
}

/** Question and exclamation marks in a row, outside web addresses. */
export function punctuationIn(text: string, { punctuationRun }: Thresholds): Finding[] {
  for (const { 0: marks, index } of withoutAddresses(text).matchAll(/[!?！？]+/gu))
    if (marks.length >= punctuationRun) return [styled('punctuation', text, index, index + marks.length)]
  return []
}

/** More emoji than a message bears, as people count them: a family or a flag is one; ©, ® and ™ are none. */
export function emojiIn(text: string, { emoji }: Thresholds): Finding[] {
  const found = [...text.matchAll(EMOJI)].filter(([each]) => !SIGN.test(each))
  const [first, last] = [found[0], found.at(-1)]
  if (found.length <= emoji || first === undefined || last === undefined) return []
  return [styled('emoji', text, first.index, last.index + last[0].length)]
}

/** Much slang and many abbreviations. */
export function unclearIn(
  text: string,
  words: readonly Word[],
  codes: ReadonlySet<string>,
  { slangShare, slangWords }: Thresholds,
): Finding[] {
  const read = words.filter(({ plain }) => /\p{L}/u.test(plain) && !codes.has(plain))
  const unclear = read.filter(isUnclear)
  if (read.length < slangWords || unclear.length === 0 || unclear.length < slangShare * read.length) return []
  return [styled('unclear', text, unclear[0]!.start, unclear.at(-1)!.end)]
}

const sumOf = (words: readonly Word[], count: (word: Word) => number): number =>
  words.reduce((sum, word) => sum + count(word), 0)
