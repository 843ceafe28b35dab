import type { Finding, ShopWords, Thresholds } from './finding.ts'
import { DEFAULT_THRESHOLDS, NO_SHOP_WORDS } from './finding.ts'
import { lexiconOf } from './lexicon.ts'
import { rudenessIn } from './rude.ts'
import { emojiIn, punctuationIn, shoutingIn, unclearIn } from './style.ts'
import { codesOf } from './style-words.ts'
import { wordsOf } from './words.ts'

/**
 * What an owner may want to see in one message an admin wrote, in the order it was written. Not for automatic texts. Takes
 * time in proportion to the message's length.
 */
export function judgeMessage(
  text: string,
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
  shop: ShopWords = NO_SHOP_WORDS,
): Finding[] {
  const words = wordsOf(text)
  const codes = codesOf(shop.codes)
  const findings = [
    ...rudenessIn(text, words, lexiconOf(shop)),
    ...shoutingIn(text, words, codes, thresholds),
    ...punctuationIn(text, thresholds),
    ...emojiIn(text, thresholds),
    ...unclearIn(text, words, codes, thresholds),
  ]
  return findings.sort((a, b) => a.at[0] - b.at[0])
}
