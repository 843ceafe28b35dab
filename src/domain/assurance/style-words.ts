import data from './style.json' with { type: 'json' }
import { type Word, wordsOf } from './words.ts'

const keysOf = (lists: readonly string[]): ReadonlySet<string> =>
  new Set(wordsOf(lists.join(' ')).map(({ key }) => key))

const codes = new Set(wordsOf(data.codes.join(' ')).map(({ plain }) => plain))
const units: ReadonlySet<string> = new Set(data.unitsAndTitles.split(' '))
const slang = keysOf(data.slang)

/** Words written in capitals without shouting: couriers, banks and sizes, and the shop's own codes. */
export const codesOf = (own: readonly string[]): ReadonlySet<string> =>
  new Set([...codes, ...own.flatMap((code) => wordsOf(code).map(({ plain }) => plain))])

/** Whether a customer may have to guess at a word: slang, or a word whose vowels were left out ("bgt", "krn"). */
export const isUnclear = ({ plain, key }: Word): boolean =>
  !units.has(plain) && (slang.has(key) || /^[b-df-hj-np-tv-xz]{2,6}$/.test(plain))
