import type { Occasion } from './survey-rules.ts'
import { readWording } from './wording.ts'

/** What a shop's own wording may leave open, written in braces. */
const PLACEHOLDERS = ['nama', 'toko', 'admin', 'pesanan'] as const

/** A question longer than this is not read. */
const LONGEST = 400

/** The placeholders a wording for that occasion may have; only an order has a number. */
export const placeholdersOf = (occasion: Occasion): readonly string[] =>
  PLACEHOLDERS.filter((name) => occasion === 'order' || name !== 'pesanan').map((name) => `{${name}}`)

/** A wording as it will be kept, or why it cannot be used. */
export const readSurveyText = (text: string, occasion: Occasion) => readWording(text, placeholdersOf(occasion), LONGEST)
