import { COURTESIES, FILLERS } from '../text-lists.ts'
import type { Thresholds } from './finding.ts'
import { wordsOf } from './words.ts'

const emptyWords: ReadonlySet<string> = new Set(
  wordsOf(`${COURTESIES} ${FILLERS} halo hai selamat pagi siang sore malam`).map(({ key }) => key),
)

/** Longer than this a message is compared by its beginning. In UTF-16 units. */
const COMPARED = 2000

/** What a question is about: its words without names of address, particles and greetings. */
export const questionWords = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text.slice(0, COMPARED))
      .map(({ key }) => key)
      .filter((key) => !emptyWords.has(key)),
  )

/** Whether two questions ask the same: most of their words are the same, and there are enough to tell. */
export function sameQuestion(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  { sameQuestionShare, sameQuestionWords }: Thresholds,
): boolean {
  const common = [...one].filter((word) => other.has(word)).length
  return common >= sameQuestionWords && common >= sameQuestionShare * (one.size + other.size - common)
}
