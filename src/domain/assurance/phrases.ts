import data from './phrases.json' with { type: 'json' }
import { type Word, wordsOf } from './words.ts'

/** The most words ".." stands for. */
const WIDEST_GAP = 6

interface Step {
  is: 'word' | 'maybe' | 'not' | 'gap'
  keys: ReadonlySet<string>
}

/** Words in a row, with alternatives. */
export interface Phrase {
  steps: readonly Step[]
  /** What the word before must not be. */
  notAfter: ReadonlySet<string>
}

/** Phrases by each word they can begin with. */
export type PhraseBook<P extends Phrase> = ReadonlyMap<string, readonly P[]>

/** Where a phrase was found: the numbers of its first and last word. */
export interface Hit<P extends Phrase> {
  phrase: P
  from: number
  to: number
}

const classes: Readonly<Record<string, string>> = data.classes
const none: ReadonlySet<string> = new Set()
const firstKey = (word: string): string => wordsOf(word)[0]?.key ?? ''

function keysOf(alternatives: string): ReadonlySet<string> {
  const words = alternatives
    .split('|')
    .flatMap((each) => (each.startsWith('@') ? classes[each.slice(1)]!.split(' ') : each))
  return new Set(words.map(firstKey))
}

/**
 * A phrase as phrases.json writes it: words with | between alternatives, @ before a class of words, ? before what may be
 * left out, .. for up to six words of any kind, ! before what must not follow, or, as the first, must not precede.
 */
export function parsePhrase(written: string): Phrase {
  const parts = written.split(' ')
  const notAfter = parts[0]!.startsWith('!') ? keysOf(parts.shift()!.slice(1)) : none
  return { steps: parts.map(stepOf), notAfter }
}

function stepOf(part: string): Step {
  if (part === '..') return { is: 'gap', keys: none }
  if (part.startsWith('?')) return { is: 'maybe', keys: keysOf(part.slice(1)) }
  if (part.startsWith('!')) return { is: 'not', keys: keysOf(part.slice(1)) }
  return { is: 'word', keys: keysOf(part) }
}

/** A shop's own phrase: these words in a row, spelled in any way. */
export const plainPhrase = (words: readonly Word[]): Phrase => ({
  steps: words.map(({ key }) => ({ is: 'word', keys: new Set([key]) })),
  notAfter: none,
})

/** Phrases made ready to be sought together. */
export function phraseBook<P extends Phrase>(phrases: readonly P[]): PhraseBook<P> {
  const book = new Map<string, P[]>()
  for (const phrase of phrases)
    for (const key of phrase.steps[0]!.keys) book.set(key, [...(book.get(key) ?? []), phrase])
  return book
}

/** Every place in a message where a phrase of the book begins, within one sentence. */
export function* phrasesIn<P extends Phrase>(words: readonly Word[], book: PhraseBook<P>): Generator<Hit<P>> {
  for (const [from, word] of words.entries()) {
    for (const phrase of book.get(word.key) ?? []) {
      const before = words[from - 1]
      if (before?.sentence === word.sentence && phrase.notAfter.has(before.key)) continue
      const end = endOf(words, from, phrase.steps, 0)
      if (end !== null) yield { phrase, from, to: end - 1 }
    }
  }
}

/** The number of the word after the phrase whose steps from `step` on begin at `index`; null when they do not. */
function endOf(words: readonly Word[], index: number, steps: readonly Step[], step: number): number | null {
  const wanted = steps[step]
  if (wanted === undefined) return index
  const word = words[index]
  const inSentence = word !== undefined && (step === 0 || word.sentence === words[index - 1]?.sentence)
  const fits = inSentence && wanted.keys.has(word.key)
  if (wanted.is === 'word') return fits ? endOf(words, index + 1, steps, step + 1) : null
  if (wanted.is === 'not') return fits ? null : endOf(words, index, steps, step + 1)
  if (wanted.is === 'maybe')
    return (fits ? endOf(words, index + 1, steps, step + 1) : null) ?? endOf(words, index, steps, step + 1)
  return endAfterGap(words, index, steps, step + 1)
}

function endAfterGap(words: readonly Word[], index: number, steps: readonly Step[], step: number): number | null {
  for (let skipped = 0; skipped <= WIDEST_GAP; skipped++) {
    const end = endOf(words, index + skipped, steps, step)
    if (end !== null) return end
    if (words[index + skipped]?.sentence !== words[index - 1]?.sentence) return null
  }
  return null
}
