import type { Locale } from '../../domain/locale.ts'
import { en } from './en/index.ts'
import { id } from './id/index.ts'

/** Everything Sigap says. Indonesian is written first and is the type; English must have the same sentences. */
export type Words = typeof id

const WORDS: Readonly<Record<Locale, Words>> = { id, en }

/** What Sigap says, in one language. */
export const wordsIn = (locale: Locale): Words => WORDS[locale]
