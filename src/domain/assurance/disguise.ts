import type { Word } from './words.ts'

/** Longer than this in pieces nobody disguises a word. */
const MOST_PIECES = 24
const FEWEST_SPACED = 4

const SYMBOLS: Readonly<Record<string, string>> = { '!': 'i', '|': 'i', '@': 'a', $: 's', '*': '*' }
const SPACING = /^[\s._*-]{1,3}$/u

/** A word put together from pieces, and the number of the first piece among the message's words. */
export interface Disguised extends Word {
  index: number
}

/**
 * Words the ordinary reading takes for several or for less: letters spaced out ("b o d o h", "b.o.d.o.h"), and symbols for
 * letters ("anj*ng", "b@bi", "$hit"). Three spaced letters are no word: they are sizes or initials.
 */
export function disguisesIn(text: string, words: readonly Word[]): Disguised[] {
  const gaps = words.map((word, index) => text.slice(word.end, words[index + 1]?.start ?? word.end))
  return [...spaced(words, gaps), ...dressed(words, gaps), ...led(text, words)]
}

function* spaced(words: readonly Word[], gaps: readonly string[]): Generator<Disguised> {
  for (let from = 0; from < words.length; ) {
    const gap = gaps[from]!
    let to = from
    while (single(words[to]) && single(words[to + 1]) && gaps[to] === gap && SPACING.test(gap)) to++
    if (to - from + 1 >= FEWEST_SPACED && to - from < MOST_PIECES) yield joined(words, from, to, () => '')
    from = to + 1
  }
}

function* dressed(words: readonly Word[], gaps: readonly string[]): Generator<Disguised> {
  for (let from = 0; from < words.length; ) {
    let to = from
    while (to + 1 < words.length && gaps[to]! in SYMBOLS) to++
    if (to > from && to - from < MOST_PIECES) yield joined(words, from, to, (index) => SYMBOLS[gaps[index]!]!)
    from = to + 1
  }
}

function* led(text: string, words: readonly Word[]): Generator<Disguised> {
  for (const [index, word] of words.entries()) {
    const symbol = text.charAt(word.start - 1)
    if (symbol !== '@' && symbol !== '$') continue
    const letter = SYMBOLS[symbol]!
    // "@anjing" is a user name, "@njing" is not.
    if (word.plain.length < 3 || word.plain.startsWith(letter)) continue
    yield { ...word, index, plain: letter + word.plain, start: word.start - 1 }
  }
}

const single = (word: Word | undefined): boolean => word?.plain.length === 1

function joined(words: readonly Word[], from: number, to: number, glue: (index: number) => string): Disguised {
  let plain = ''
  for (let index = from; index <= to; index++) plain += words[index]!.plain + (index < to ? glue(index) : '')
  return { ...words[from]!, plain, end: words[to]!.end, index: from }
}
