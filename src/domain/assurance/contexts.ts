import data from './contexts.json' with { type: 'json' }
import type { Word } from './words.ts'

/** So many words to either side make the subject of a word. */
const NEAR = 5

/** What makes a word harmless: a certain word right before or after it, one near it, or that the message opens with it. */
interface Group {
  before: ReadonlySet<string>
  after: ReadonlySet<string>
  near: ReadonlySet<string>
  opening: boolean
}

const listOf = (words: string | undefined): ReadonlySet<string> => new Set(words?.split(' '))

/** The same as contexts.json writes it, and the words it is about. */
interface WrittenGroup {
  of: string
  before?: string
  after?: string
  near?: string
  opening?: boolean
}

const written: readonly WrittenGroup[] = data.groups
const groups = new Map<string, Group[]>()
for (const { of, before, after, near, opening = false } of written) {
  const group = { before: listOf(before), after: listOf(after), near: listOf(near), opening }
  for (const spelling of of.split(' ')) groups.set(spelling, [...(groups.get(spelling) ?? []), group])
}

const pointing = listOf(data.pointing)

/**
 * Whether a word that can be rude is not, by the words around it: dog food in a pet shop, a waste bank, a devilishly hot
 * noodle. Said of somebody ("anjing lu") it is rude whatever else the message is about.
 */
export function isHarmless(spelling: string, words: readonly Word[], index: number): boolean {
  const [before, after] = [words[index - 1]?.plain ?? '', words[index + 1]?.plain ?? '']
  const pointed = pointing.has(before) || pointing.has(after)
  return (groups.get(spelling) ?? []).some((group) => {
    if (group.before.has(before) || group.after.has(after) || (group.opening && index === 0)) return true
    return !pointed && isNear(words, index, group.near)
  })
}

function isNear(words: readonly Word[], index: number, subject: ReadonlySet<string>): boolean {
  for (let other = Math.max(0, index - NEAR); other <= index + NEAR && other < words.length; other++) {
    const { plain } = words[other]!
    if (other !== index && (subject.has(plain) || subject.has(plain.replace(/nya$/, '')))) return true
  }
  return false
}
