import data from './manners.json' with { type: 'json' }
import { parsePhrase, phraseBook, phrasesIn } from './phrases.ts'
import { wordsOf } from './words.ts'

const courtesies = phraseBook(Object.values(data).flat().map(parsePhrase))

/** "Ya" opening a message says yes; anywhere else it softens. */
const YES = 'ya'

/** Whether a message greets, thanks, apologises, addresses somebody or softens what it says, in words or with 🙏. */
export function isCourteous(text: string): boolean {
  const words = wordsOf(text)
  const softened = words.some(({ key }, index) => index > 0 && key === YES)
  return softened || text.includes('🙏') || phrasesIn(words, courtesies).next().done === false
}
