import { AROUND, LOOKED_INTO, LOOKING, MINUTES, PATIENCE, TOWARDS } from './holding-lists.ts'
import type { Person } from './people.ts'
import { signatureOf } from './signature.ts'
import { isQuestion, setOf, tokensOf } from './text.ts'

/** Longer than this nobody asks only for patience. In UTF-16 units. */
const LONGEST = 160
const LONGEST_PHRASE = 4

const patience = setOf(PATIENCE)
const around = setOf(AROUND)
const lookedInto = setOf(LOOKED_INTO)
const looking = setOf(LOOKING)
const towards = setOf(TOWARDS)
const minutes = setOf(MINUTES)

/** "Halo Kak Dewi, …": the name of whoever is spoken to. */
const SALUTATION =
  /^[^\p{L}]*(?:(?:halo|hallo|hai|hi|hello|hey|baik|oke|ok|siap|maaf)[\s,]+)?(?:kak|kakak|ka|mas|mbak|mba|pak|bapak|bu|ibu|sis|gan|bang)\s+@?[\p{L}\p{N}_.]{2,20}\s*[,!]/iu

/**
 * Whether an admin's message only asks for patience ("sebentar ya kak", "mohon ditunggu, kami cek dulu"): it answers the
 * customer, and promises that somebody comes back. The whole message must be that; a signature at its end is left out, and
 * a question is never one.
 */
export function isHolding(text: string, team: readonly Person[] = []): boolean {
  if (text.length > 2 * LONGEST) return false
  const said = signatureOf(text, team)?.body ?? text
  if (said.length > LONGEST || isQuestion(said)) return false
  return onlyPatience(tokensOf(said)) || onlyPatience(tokensOf(said.replace(SALUTATION, '')))
}

function onlyPatience(tokens: readonly string[]): boolean {
  let asked = false
  for (let index = 0; index < tokens.length; ) {
    const length = phraseAt(tokens, index)
    if (length > 0) asked = true
    else if (!isAround(tokens, index)) return false
    index += length || 1
  }
  return asked && !awaitsCustomer(tokens)
}

/** How many tokens the longest request for patience starting there has; 0 for none. */
function phraseAt(tokens: readonly string[], index: number): number {
  for (let length = LONGEST_PHRASE; length > 0; length--) {
    const phrase = tokens.slice(index, index + length)
    if (phrase.length === length && patience.has(phrase.join(' '))) return length
  }
  return 0
}

function isAround(tokens: readonly string[], index: number): boolean {
  const token = tokens[index]!
  if (around.has(token) || towards.has(token)) return true
  if (token === 'mohon') return tokens[index + 1] === 'maf'
  if (/^\d{1,2}$/.test(token)) return minutes.has(tokens[index + 1] ?? '')
  if (minutes.has(token)) return true
  return lookedInto.has(token) && looking.has(behind(tokens, index))
}

/** The nearest word before that is neither a direction nor another thing looked into. */
function behind(tokens: readonly string[], index: number): string {
  const before = tokens
    .slice(0, index)
    .findLast((token) => looking.has(token) || !(towards.has(token) || lookedInto.has(token)))
  return before ?? ''
}

const WE = new Set(['kami', 'saya', 'sy', 'aku', 'kita', 'admin', 'mimin'])

/** "Kami tunggu ya kak": it is the shop that waits. */
const awaitsCustomer = (tokens: readonly string[]): boolean =>
  tokens.some((token, index) => WE.has(token) && /^(?:tungu|tgg|ditungu)$/.test(tokens[index + 1] ?? ''))
