import type { Said } from '../settings.ts'
import { DEFAULT_THRESHOLDS, NO_SHOP_WORDS, type ShopWords, type Thresholds } from './finding.ts'
import { wordsOf } from './words.ts'

/** How a shop has what its admins write read: from where on something is a finding, and its own words. */
export interface AssuranceRules {
  thresholds: Thresholds
  words: ShopWords
}

/** The setting that holds all of it, a line for each thing the shop has decided. */
export const ASSURANCE_SETTING = 'ASSURANCE'

/** A threshold as people name and write it. Shares are whole percentages. */
interface Limit {
  threshold: keyof Thresholds
  percent: boolean
  least: number
  most: number
}

const share = (threshold: keyof Thresholds): Limit => ({ threshold, percent: true, least: 10, most: 100 })
const count = (threshold: keyof Thresholds, least = 1): Limit => ({ threshold, percent: false, least, most: 1000 })

/** Every threshold under the name it is set by. */
export const LIMITS = {
  capitals: share('capitalShare'),
  letters: count('capitalLetters'),
  marks: count('punctuationRun'),
  emoji: count('emoji', 0),
  slang: share('slangShare'),
  words: count('slangWords'),
  courtesy: count('courtesyMessages'),
  again: share('sameQuestionShare'),
  againwords: count('sameQuestionWords'),
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[]

/** Something the shop decides about how its admins' messages are read. */
export type AssuranceChange =
  | { do: 'allow' | 'code' | 'forget'; words: readonly string[] }
  | { do: 'strong' | 'mild'; words: readonly string[] }
  /** Null: as it is for every shop. */
  | { do: 'limit'; limit: LimitName; value: number | null }

/** A shop's list may hold so many entries: every message is compared with each of them. */
export const MOST_WORDS = 200
const LONGEST_WORD = 60

/** The words of a list as typed, `asu, bank sampah`, tidied; those without a letter or digit, or too long, are no words. */
export function readWords(text: string): { words: string[]; bad: string[] } {
  const written = text.split(/[,;\n]/).map((each) => each.trim().replace(/\s+/g, ' '))
  const words = written.filter(Boolean)
  const isWord = (word: string) => word.length <= LONGEST_WORD && keyOf(word) !== ''
  return { words: words.filter(isWord), bad: words.filter((word) => !isWord(word)) }
}

/** A limit's value as people write it: `5`, `70%`; null when it is none, or out of its range. */
export function readLimit(name: LimitName, text: string): number | null {
  const { percent, least, most }: Limit = LIMITS[name]
  const digits = /^(\d{1,4}) ?(%?)$/.exec(text.trim())
  if (!digits || (digits[2] === '%' && !percent)) return null
  const value = Number(digits[1])
  return value >= least && value <= most ? value : null
}

/** A limit in force as people write it: a whole percentage or a number. */
export function limitOf({ thresholds }: AssuranceRules, name: LimitName): number {
  const { threshold, percent }: Limit = LIMITS[name]
  return percent ? Math.round(thresholds[threshold] * 100) : thresholds[threshold]
}

/** What the shop has decided, with the usual limits where it has decided nothing. */
export function assuranceFrom(said: Said): AssuranceRules {
  const lines = (said[ASSURANCE_SETTING] ?? '').split('\n').map((line) => {
    const [kind = '', ...rest] = line.split(' ')
    return { kind, text: rest.join(' ') }
  })
  const ofKind = (wanted: string) => lines.filter(({ kind, text }) => kind === wanted && text).map(({ text }) => text)
  const extra = (['strong', 'mild'] as const).flatMap((severity) =>
    ofKind(severity).map((word): ShopWords['extra'][number] => ({ word, severity })),
  )
  const thresholds = { ...DEFAULT_THRESHOLDS }
  for (const name of LIMIT_NAMES) {
    const { threshold, percent }: Limit = LIMITS[name]
    const value = readLimit(name, ofKind(name).at(-1) ?? '')
    if (value !== null) thresholds[threshold] = value / (percent ? 100 : 1)
  }
  return { thresholds, words: { ...NO_SHOP_WORDS, allow: ofKind('allow'), extra, codes: ofKind('code') } }
}

/** The rules as the setting keeps them; empty when they are the usual ones. */
export function assuranceSaid({ thresholds, words }: AssuranceRules): string {
  const own = LIMIT_NAMES.filter(
    (name) => thresholds[LIMITS[name].threshold] !== DEFAULT_THRESHOLDS[LIMITS[name].threshold],
  )
  return [
    ...words.allow.map((word) => `allow ${word}`),
    ...words.extra.map(({ word, severity }) => `${severity} ${word}`),
    ...words.codes.map((code) => `code ${code}`),
    ...own.map((name) => `${name} ${limitOf({ thresholds, words }, name)}`),
  ].join('\n')
}

/** The rules after a change. What was said last about a word holds: one that is allowed is no longer rude. */
export function changed(rules: AssuranceRules, change: AssuranceChange): AssuranceRules {
  const { thresholds, words } = rules
  if (change.do === 'limit') {
    const { threshold, percent }: Limit = LIMITS[change.limit]
    const value = change.value === null ? DEFAULT_THRESHOLDS[threshold] : change.value / (percent ? 100 : 1)
    return { words, thresholds: { ...thresholds, [threshold]: value } }
  }
  const keys = new Set(change.words.map(keyOf))
  const others = (list: readonly string[]) => list.filter((word) => !keys.has(keyOf(word)))
  if (change.do === 'code') return { thresholds, words: { ...words, codes: [...others(words.codes), ...change.words] } }
  const without = {
    allow: others(words.allow),
    extra: words.extra.filter(({ word }) => !keys.has(keyOf(word))),
    codes: change.do === 'forget' ? others(words.codes) : words.codes,
  }
  if (change.do === 'forget') return { thresholds, words: without }
  if (change.do === 'allow') return { thresholds, words: { ...without, allow: [...without.allow, ...change.words] } }
  const { do: severity } = change
  const extra = [...without.extra, ...change.words.map((word) => ({ word, severity }))]
  return { thresholds, words: { ...without, extra } }
}

/** How many of the shop's own words there are. */
export const wordCount = ({ words: { allow, extra, codes } }: AssuranceRules): number =>
  allow.length + extra.length + codes.length

/** Two spellings of the same entry are one: compared without case, accents and hidden characters. */
const keyOf = (word: string): string =>
  wordsOf(word)
    .map(({ plain }) => plain)
    .join(' ')
