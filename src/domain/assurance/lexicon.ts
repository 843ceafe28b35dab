import type { ShopWords } from './finding.ts'
import data from './lexicon.json' with { type: 'json' }
import phrases from './phrases.json' with { type: 'json' }
import { type Phrase, type PhraseBook, parsePhrase, phraseBook, plainPhrase } from './phrases.ts'
import { spellingsOf } from './spellings.ts'
import { wordsOf } from './words.ts'

/** A rude word: how it was spelled, the word it is a spelling of, and how rude it is. */
interface Entry {
  spelling: string
  term: string
  severity: 'strong' | 'mild'
}

/** A phrase that is a finding, and of which rule. */
interface RudePhrase extends Phrase {
  rule: 'rude' | 'harsh'
  severity: 'strong' | 'mild'
}

/** What is rude and what is not in one shop, ready to be sought. */
export interface Lexicon {
  /** The entry a word is a spelling of, if it is one of any. */
  entryOf(plain: string): Entry | undefined
  phrases: readonly PhraseBook<RudePhrase>[]
  allowed: PhraseBook<Phrase>
}

/** Emoji no admin sends a customer. */
export const RUDE_EMOJI: string = data.emoji

type Words = Readonly<Record<string, string>>

const entriesOf = (words: Words, severity: 'strong' | 'mild'): [string, Entry][] =>
  Object.entries(words).flatMap(([term, others]) =>
    [term, ...others.split(' ')].map((spelling): [string, Entry] => [spelling, { spelling, term, severity }]),
  )

const everywhere = new Map([...entriesOf(data.mild, 'mild'), ...entriesOf(data.strong, 'strong')])
everywhere.delete('')
const innocent: ReadonlySet<string> = new Set(data.innocent.split(' '))

const phrasesEverywhere = phraseBook<RudePhrase>([
  ...phrases.strong.map((each): RudePhrase => ({ ...parsePhrase(each), rule: 'rude', severity: 'strong' })),
  ...phrases.mild.map((each): RudePhrase => ({ ...parsePhrase(each), rule: 'rude', severity: 'mild' })),
  ...phrases.harsh.map((each): RudePhrase => ({ ...parsePhrase(each), rule: 'harsh', severity: 'mild' })),
])

/** The lexicon everyone shares, with the shop's own words added and those it allows taken out. */
export function lexiconOf(shop: ShopWords): Lexicon {
  const own = new Map<string, Entry>()
  const ownPhrases: RudePhrase[] = []
  for (const { word, severity } of shop.extra) {
    const words = wordsOf(word)
    const term = words.map(({ plain }) => plain).join(' ')
    if (words.length === 1) own.set(term, { spelling: term, term, severity })
    else if (words.length > 1) ownPhrases.push({ ...plainPhrase(words), rule: 'rude', severity })
  }
  const allowed = shop.allow.map((each) => wordsOf(each)).filter((words) => words.length > 0)
  const harmless = new Set(allowed.filter(({ length }) => length === 1).map(([word]) => word!.plain))
  return {
    entryOf: (plain) => (innocent.has(plain) ? undefined : lookUp(plain, own, harmless)),
    phrases: [phrasesEverywhere, phraseBook(ownPhrases)],
    allowed: phraseBook(allowed.map(plainPhrase)),
  }
}

function lookUp(plain: string, own: ReadonlyMap<string, Entry>, harmless: ReadonlySet<string>): Entry | undefined {
  const spellings = spellingsOf(plain)
  for (const spelling of spellings) if (harmless.has(spelling)) return undefined
  for (const spelling of spellings) {
    const entry = own.get(spelling) ?? everywhere.get(spelling)
    if (entry !== undefined) return entry
  }
  return undefined
}
