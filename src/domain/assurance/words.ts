/** A word of a message, and where it stands there. */
export interface Word {
  /** NFKC without accents and hidden characters, lower case, look-alike letters of other scripts as Latin ones. */
  plain: string
  /** The same without apostrophes and with repeated letters once: "makasiiih" is "makasih". Phrases are sought by it. */
  key: string
  /** In UTF-16 units of the text. */
  start: number
  end: number
  /** Which sentence it belongs to: a phrase does not reach over a full stop. */
  sentence: number
}

const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+/giu
const WORD =
  /[\p{L}\p{N}\u24B6-\u24E9\u{1F130}-\u{1F149}][\p{L}\p{N}\p{M}\p{Cf}'’ʼ`\u24B6-\u24E9\u{1F130}-\u{1F149}]*/gu
const TRAILING = /['’ʼ`\p{Cf}]/u
const SENTENCE_END = /[!?;\n…]|^\s*\.(?:\s|$)/u

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x' },
  ...{ і: 'i', ј: 'j', ѕ: 's', α: 'a', ι: 'i', κ: 'k', ο: 'o', ρ: 'p', τ: 't', υ: 'u', ı: 'i' },
}

/** The words of a message in order, web addresses left out. Takes time in proportion to its length, whatever was written. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const readable = withoutAddresses(text)
  let [sentence, last] = [0, 0]
  for (const { 0: written, index } of readable.matchAll(WORD)) {
    if (SENTENCE_END.test(readable.slice(last, index))) sentence++
    let length = written.length
    while (TRAILING.test(written.charAt(length - 1))) length--
    last = index + length
    const plain = plainOf(written.slice(0, length))
    words.push({ plain, key: keyOf(plain), start: index, end: last, sentence })
  }
  return words
}

/** The text with its web addresses blanked, every other character where it was. */
export const withoutAddresses = (text: string): string => text.replace(ADDRESS, (found) => ' '.repeat(found.length))

/** Accents go first: putting thousands of stacked ones in order takes far longer than dropping them. */
function plainOf(written: string): string {
  if (/^[a-z]*$/.test(written)) return written
  return written
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[а-яіјѕα-ωı]/gu, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(/[’ʼ`]/gu, "'")
}

const keyOf = (plain: string): string => plain.replaceAll("'", '').replace(/(\p{L})\1+/gu, '$1')
