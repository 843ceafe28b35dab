/** What may be wrong with one message of an admin. */
export type MessageRule = 'rude' | 'harsh' | 'shouting' | 'punctuation' | 'emoji' | 'unclear'

/** What may be wrong with how a conversation was led. */
export type ConversationRule = 'courtesy' | 'careless'

/** strong reaches the owner as an alert, mild counts towards the score, style counts a little. */
export type Severity = 'strong' | 'mild' | 'style'

/** Something an admin wrote that the owner may want to see, with the words that show it. */
export interface Finding<Rule = MessageRule> {
  rule: Rule
  severity: Severity
  /** The words as written: the message's text from the first of `at` up to the second. */
  quote: string
  /** In UTF-16 units of the message's text. */
  at: readonly [start: number, end: number]
  /** What it was recognised as, however it was spelled: a decision about it holds for the same rule and term. */
  term: string
}

/** From where on something is a finding. Every one is the shop's to change. */
export interface Thresholds {
  /** Shouting: this share of capitals, 0 to 1 … */
  capitalShare: number
  /** … in at least so many letters that have capitals. */
  capitalLetters: number
  /** So many question or exclamation marks in a row. */
  punctuationRun: number
  /** More emoji than this, as people count them. */
  emoji: number
  /** Unclear: this share of slang and abbreviations, 0 to 1 … */
  slangShare: number
  /** … in at least so many words. */
  slangWords: number
  /** Discourteous: not one courteous word in at least so many messages of admins. */
  courtesyMessages: number
  /** Asked again: two questions have at least this share of their words in common, 0 to 1 … */
  sameQuestionShare: number
  /** … and at least so many. */
  sameQuestionWords: number
}

/** By these trained service staff are found fault with less than once in a thousand replies. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  capitalShare: 0.6,
  capitalLetters: 12,
  punctuationRun: 3,
  emoji: 3,
  slangShare: 0.3,
  slangWords: 5,
  courtesyMessages: 3,
  sameQuestionShare: 0.8,
  sameQuestionWords: 2,
}

/** A shop's own words, each a word or a phrase. */
export interface ShopWords {
  /** Harmless in this shop: names of goods, of people, of places. */
  allow: readonly string[]
  /** Rude in this shop beyond what is rude anywhere. */
  extra: readonly { word: string; severity: 'strong' | 'mild' }[]
  /** Written in capitals without shouting: couriers, banks, product codes. */
  codes: readonly string[]
}

/** A shop that has no words of its own. */
export const NO_SHOP_WORDS: ShopWords = { allow: [], extra: [], codes: [] }
