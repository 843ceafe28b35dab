/** Nobody's insult is longer, with no letter more than three times in a row. */
const LONGEST = 40

const SUFFIX = /^(.{4,}?)(?:nya|lah|kah|mu|ku)$/u
const ENDING = /(.)\1+$/u
const DIGITS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
}
const VOWELS = ['a', 'i', 'u', 'e', 'o']
const MOST_MASKED = 2

/**
 * How a lexicon might spell a word that was written in some way: as it is, without drawn-out letters, digits read as
 * letters, a masked vowel put back, a light suffix taken off where four letters remain. The likeliest first.
 */
export function spellingsOf(plain: string): ReadonlySet<string> {
  const spellings = new Set<string>()
  const drawn = plain.length > LONGEST ? plain.replace(/(.)\1{3,}/gu, '$1$1$1') : plain
  if (drawn.length > LONGEST) return spellings
  for (const read of readings(drawn))
    for (const stem of stems(read)) for (const squeezed of squeezes(stem)) spellings.add(squeezed)
  return spellings
}

/** The suffix comes off before letters are squeezed, for "kerennya" is of "keren" and not of "kere". */
function stems(word: string): string[] {
  const [stem, otherStem] = [word, word.replace(ENDING, '$1')].map((each) => SUFFIX.exec(each)?.[1])
  return [word, stem, otherStem].filter((each) => each !== undefined)
}

function readings(plain: string): string[] {
  if (/^[a-z]*$/.test(plain)) return [plain]
  return [plain, ...unmasked(plain), ...undigited(plain)]
}

/** "g0bl0k" and "b4b1", not "t41" and other codes; the 2 of "anjing2" says it twice. */
function undigited(word: string): string[] {
  const once = word.endsWith('2') ? word.slice(0, -1) : word
  const digits = once.match(/\d/g)?.length ?? 0
  if (digits === 0) return once === word ? [] : [once]
  if (once.length < 4 || once.length > LONGEST || digits * 2 > once.length) return []
  const read = once.replace(/\d/g, (digit) => DIGITS[digit] ?? digit)
  return [read, once.replaceAll('1', 'l').replace(/\d/g, (digit) => DIGITS[digit] ?? digit)]
}

function unmasked(word: string): string[] {
  const masks = word.split('*').length - 1
  if (masks === 0 || masks > MOST_MASKED || word.length < 4) return []
  let words = [word]
  for (let mask = 0; mask < masks; mask++)
    words = words.flatMap((each) => VOWELS.map((vowel) => each.replace('*', vowel)))
  return words
}

/**
 * Short words keep what little they have, for "cook" must not become "cok" nor "on" become "oon": three in a row may be
 * one or two from four letters on, two in a row one from five letters on, the end of a word always.
 */
function squeezes(word: string): string[] {
  if (!/(.)\1/u.test(word)) return [word]
  const drawnOut = word.replace(/(.)\1{2,}/gu, '$1')
  const doubles = word.replace(/(.)\1+/gu, '$1')
  const ending = word.replace(ENDING, '$1')
  return [
    word,
    word.replace(/(.)\1{2,}/gu, '$1$1'),
    ...(drawnOut.length >= 4 ? [drawnOut] : []),
    ...(doubles.length >= 5 ? [doubles] : []),
    ...(ending.length >= 3 ? [ending] : []),
  ]
}
