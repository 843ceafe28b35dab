import type { Person } from './people.ts'
import { isCourtesy } from './text.ts'

/** Who wrote a message by its own word: the name as written, whose it is, and the message without it. */
export interface Signature {
  name: string
  /** Null: nobody known, or several people of that name. */
  person: Signer | null
  body: string
}

type Signer = Pick<Person, 'id' | 'name' | 'nickname' | 'active' | 'shared'>

/** A signature stands at the very end, so no more of a message is looked at. In UTF-16 units. */
const TAIL = 120

const WORD = String.raw`\p{L}[\p{L}\p{M}\p{N}'’]{1,19}`
const AFTER = String.raw`[\s.!,)*_~^\u200d\ufe0f\u{1F3FB}-\u{1F3FF}\p{Extended_Pictographic}]*`
const AT_END = new RegExp(
  String.raw`^(?<before>[\s\S]*?)(?<mark>[~～^]{1,2}|[-–—]{1,2})(?<gap>[ \t]*)(?<name>${WORD}(?: ${WORD}){0,2})${AFTER}$`,
  'u',
)

/** Names of address and of the job around a name: "~Kak Sari", "-CS Rina". */
const TITLES = /^(?:kak|kakak|kk|mba|mbak|mas|mb|bang|ibu|bu|bapak|pak|sis|admin|adm|min|mimin|cs|by|from|dari)$/
/** What people write after a mark without signing: "sabar ya ~kak", "~hehe". */
const EVERYDAY =
  /^(?:ya+h?|yuk|dong|deh|nih|say|sayang|gan|bos|om|tante|ditunggu|sebentar|sabar|halo|hai|(?:h[aeiou])+h?)$/

/**
 * Reads the signature at the end of what an admin wrote: `~Sari`, `^sari`, `-Sari`, `Tks~Vacilla`. What only looks like one
 * (a list, a place, a product) counts when it is a teammate's name; a sure one counts whoever it names.
 */
export function signatureOf(text: string, team: readonly Signer[]): Signature | null {
  const start = Math.max(0, text.length - TAIL)
  const parts = AT_END.exec(text.slice(start))?.groups as Parts | undefined
  const looks = parts ? looksSigned(parts) : 'no'
  if (!parts || looks === 'no') return null
  const found = namedBy(parts.name, team)
  if (looks === 'maybe' && found.length === 0) return null
  const person = found.length === 1 ? found[0]! : null
  return { name: parts.name, person, body: (text.slice(0, start) + parts.before).trimEnd() }
}

interface Parts {
  before: string
  mark: string
  gap: string
  name: string
}

function looksSigned(parts: Parts): 'yes' | 'maybe' | 'no' {
  const words = parts.name.split(' ')
  const isEveryday = words.every((word) => TITLES.test(word.toLowerCase()) || EVERYDAY.test(word.toLowerCase()))
  const looks = /[-–—]/.test(parts.mark) ? dashed(parts, words) : waved(parts, words)
  return looks === 'yes' && (isEveryday || isCourtesy(parts.name)) ? 'maybe' : looks
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word)
const isOwnLine = (before: string) => /(?:^|\n)[ \t]*$/.test(before)
const isAfterThanks = (before: string) => isCourtesy(/[\p{L}\p{N}]+[ \t]*$/u.exec(before)?.[0] ?? '')

/** A tilde or caret signs nearly always; "kak~ makasih" and "Jakarta~Bandung" do not. */
function waved({ before, gap }: Parts, words: string[]): 'yes' | 'maybe' | 'no' {
  const capital = words.every(isCapital)
  if (isOwnLine(before)) return capital || (words.length === 1 && gap === '') ? 'yes' : 'maybe'
  if (/\s$/.test(before) || isAfterThanks(before) || /[.!?)…]$/.test(before)) return capital ? 'yes' : 'maybe'
  return 'maybe'
}

/** A dash lists, joins and ranges more often than it signs. */
function dashed({ before, gap }: Parts, words: string[]): 'yes' | 'maybe' | 'no' {
  const [word = ''] = words
  const single = words.length === 1 && isCapital(word)
  if (isOwnLine(before)) {
    if (isList(before)) return 'no'
    return single && before.trim() !== '' ? 'yes' : 'maybe'
  }
  if (isAfterThanks(before)) return single ? 'yes' : 'maybe'
  return /\s$/.test(before) && gap === '' ? 'maybe' : 'no'
}

/** The line above is an item too, or announces some. */
function isList(before: string): boolean {
  const above = before.trimEnd().split('\n').at(-1)?.trim() ?? ''
  return /^(?:[-–—•*▪]|\d+[.)])/.test(above) || above.endsWith(':')
}

/** The people a signature may mean: by whole name or nickname, else by first name. Shared logins are nobody. */
export function namedBy<P extends Signer>(signature: string, team: readonly P[]): readonly P[] {
  const people = team.filter((p) => !p.shared)
  for (const name of new Set([fold(signature), untitled(signature)])) {
    for (const fits of [isNameOf, isFirstNameOf]) {
      const found = people.filter((p) => fits(p, name))
      const active = found.filter((p) => p.active)
      if (found.length > 0) return active.length > 0 ? active : found
    }
  }
  return []
}

const isNameOf = (p: Signer, name: string): boolean =>
  [fold(p.name), untitled(p.name), fold(p.nickname ?? '')].includes(name)

const isFirstNameOf = (p: Signer, name: string): boolean => untitled(p.name).split(' ')[0] === name

/** A name without what people put before it; a name of nothing else stays. */
function untitled(name: string): string {
  const words = fold(name).split(' ')
  const from = words.findIndex((word) => !TITLES.test(word))
  return words.slice(Math.max(from, 0)).join(' ')
}

/** One spelling for comparing: no accents, no case, single spaces. */
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
