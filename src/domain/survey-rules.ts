import type { Locale } from './locale.ts'
import type { Said } from './settings.ts'
import { SURVEY_STYLES, type SurveyStyle } from './survey.ts'

/** What a question follows, each worded on its own: a chat, a delivered order, a run. */
export const OCCASIONS = ['csat', 'order', 'nps'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** What the shop has decided about asking its customers. */
export interface SurveyRules {
  /** Whether customers are asked after a chat and after an order. */
  csat: boolean
  style: SurveyStyle
  /** How many of a hundred chats and orders are asked about. */
  samplePercent: number
  /** Whether somebody who has not answered is reminded once. */
  reminder: boolean
  /** The shop's own wording; missing: ours. */
  texts: Readonly<Partial<Record<Occasion, Readonly<Partial<Record<Locale, string>>>>>>
}

/** The names these are kept under. */
export const SURVEY_SETTINGS = {
  csat: 'SURVEY_CSAT',
  style: 'SURVEY_STYLE',
  sample: 'SURVEY_SAMPLE',
  reminder: 'SURVEY_REMINDER',
} as const
export const surveyTextSetting = <O extends Occasion, L extends Locale>(occasion: O, locale: L) =>
  `SURVEY_TEXT:${occasion}:${locale}` as const

/** Every setting of surveys by name. */
export type SurveySetting =
  | (typeof SURVEY_SETTINGS)[keyof typeof SURVEY_SETTINGS]
  | ReturnType<typeof surveyTextSetting<Occasion, Locale>>

const LOCALES: readonly Locale[] = ['id', 'en']

/** The rules of surveys: asked of all, in numbers, not reminded, in our words, where the shop has not said otherwise. */
export function surveyRules(said: Said): SurveyRules {
  const texts: Partial<Record<Occasion, Partial<Record<Locale, string>>>> = {}
  for (const occasion of OCCASIONS) {
    for (const locale of LOCALES) {
      const own = said[surveyTextSetting(occasion, locale)]
      if (own) texts[occasion] = { ...texts[occasion], [locale]: own }
    }
  }
  return {
    csat: said[SURVEY_SETTINGS.csat] !== 'off',
    style: SURVEY_STYLES.find((style) => style === said[SURVEY_SETTINGS.style]) ?? 'numbers',
    samplePercent: parseSample(said[SURVEY_SETTINGS.sample] ?? '') ?? 100,
    reminder: said[SURVEY_SETTINGS.reminder] === 'on',
    texts,
  }
}

/** `50%` or `50`: a share of 1 to 100 percent; null when it is none. */
export function parseSample(text: string): number | null {
  const percent = Number(/^(\d{1,3}) ?%?$/.exec(text.trim())?.[1] ?? Number.NaN)
  return percent >= 1 && percent <= 100 ? percent : null
}
