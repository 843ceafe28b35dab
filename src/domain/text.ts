import {
  COURTESIES,
  ENGLISH_OPENERS,
  FILLERS,
  QUESTION_WORDS,
  TRAILING_NEGATIONS,
  UNASKING,
  UNFRIENDLY_EMOJI,
} from './text-lists.ts'

/** Longer than this nobody says only thanks. In UTF-16 units. */
const LONGEST_COURTESY = 200

const STACKED_MARKS = /(\p{M}{8})\p{M}+/gu
const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+/giu
const LAUGHTER = /^(?:(?:h[aeiou]){2,}h?|(?:wk)+w?|(?:x[aeiou]){2,}x?)$/

/** The words of a message in one spelling: NFKC, lower case, repeated letters once ("makasiiih" is "makasih"). */
export function tokensOf(text: string): string[] {
  const plain = text
    // Marks stacked by the thousand take time by their square to put in order; words have a few.
    .replace(STACKED_MARKS, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/(\p{L})\1+/gu, '$1')
  return plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []
}

/** A list of words and phrases, as `tokensOf` spells them. */
export const setOf = (list: string): ReadonlySet<string> =>
  new Set(list.split(',').map((entry) => tokensOf(entry).join(' ')))

const courtesies = setOf(COURTESIES)
const fillers = setOf(FILLERS)
const questionWords = setOf(QUESTION_WORDS)
const unasking = { after: setOf(UNASKING.after), before: setOf(UNASKING.before) }
const trailingNegations = setOf(TRAILING_NEGATIONS)
const openers = {
  asking: setOf(ENGLISH_OPENERS.asking),
  helping: setOf(ENGLISH_OPENERS.helping),
  about: setOf(ENGLISH_OPENERS.about),
}
const LONGEST_PHRASE = 3

/**
 * Whether a message is a closing courtesy: nothing but thanks, consent, farewell, praise or friendly emoji, with names of
 * address and particles around it. Such a message needs no reply unless the shop had asked something.
 */
export function isCourtesy(text: string): boolean {
  if (text.length > LONGEST_COURTESY || hasQuestionMark(text) || UNFRIENDLY_EMOJI.test(text)) return false
  const tokens = tokensOf(text)
  let courteous = /\p{Extended_Pictographic}/u.test(text.replace(/[©®™]/gu, ''))
  for (let index = 0; index < tokens.length; ) {
    const length = phraseAt(tokens, index)
    if (length > 0) courteous = true
    else if (!isFiller(tokens[index]!)) return false
    index += length || 1
  }
  return courteous
}

/** How many tokens the longest courtesy starting there has; 0 for none. */
function phraseAt(tokens: readonly string[], index: number): number {
  for (let length = LONGEST_PHRASE; length > 0; length--) {
    const phrase = tokens.slice(index, index + length)
    if (phrase.length === length && courtesies.has(phrase.join(' '))) return length
  }
  return 0
}

const isFiller = (token: string): boolean => fillers.has(token) || LAUGHTER.test(token)

/** Whether a message has a question mark of any kind outside web addresses: a comment with one needs a reply. */
export const hasQuestionMark = (text: string): boolean => /[?？؟⁇⁈⁉❓❔]/u.test(text.replace(ADDRESS, ' '))

/**
 * Whether a message asks something: by a question mark, or by Indonesian or English question words. Decides whether the
 * "ok" that follows an admin's message is an answer; when in doubt it is a question, so that the customer is not overlooked.
 */
export function isQuestion(text: string): boolean {
  if (hasQuestionMark(text)) return true
  const tokens = tokensOf(text.replace(ADDRESS, ' '))
  return tokens.some((_, index) => asksAt(tokens, index)) || endsAsking(tokens) || opensAsking(tokens)
}

function asksAt(tokens: readonly string[], index: number): boolean {
  const [before, word, after] = [tokens[index - 1] ?? '', tokens[index]!, tokens[index + 1] ?? '']
  if (!questionWords.has(word) || word === before || word === after) return false
  return !unasking.after.has(after) && !unasking.before.has(before)
}

function endsAsking(tokens: readonly string[]): boolean {
  const end = tokens.findLastIndex((token) => !isFiller(token))
  const last = tokens[end] ?? ''
  if (trailingNegations.has(last)) return end > 0
  if (last === 'tidak' || last === 'tdk') return tokens[end - 1] === 'atau'
  return (last === 'belum' || last === 'blm') && tokens.some((token) => /^(?:sudah|udah|udh|sdh)$/.test(token))
}

function opensAsking(tokens: readonly string[]): boolean {
  const start = tokens.findIndex((token) => token === 'when' || openers.asking.has(token) || openers.helping.has(token))
  if (start < 0 || !tokens.slice(0, start).every((token) => isFiller(token) || courtesies.has(token))) return false
  const [word, next] = [tokens[start]!, tokens[start + 1] ?? '']
  if (word === 'when') return openers.helping.has(next)
  return openers.asking.has(word) ? next !== 'a' : openers.about.has(next)
}
