import type { Desk } from '../../src/actions/desk.ts'
import { choice } from '../../src/chat/arg-types.ts'
import type { Answer, Call } from '../../src/chat/command.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { type SurveyLine, surveyView } from '../../src/chat/views/survey.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { OCCASIONS, type Occasion } from '../../src/domain/survey-rules.ts'
import { readDetails } from './read-details.ts'

const OCCASION: Readonly<Record<Occasion, readonly string[]>> = {
  csat: ['csat'],
  order: ['order', 'pesanan'],
  nps: ['nps'],
}
const LANGUAGE = { id: ['id'], en: ['en'] } as const

/** Which of the questions, as people name it. */
export const occasionArg = () => choice<Occasion>(OCCASION)
/** The language it is in. */
export const languageArg = () => choice<Locale>(LANGUAGE)

/** Shows exactly what a customer would get; its buttons do nothing. */
export async function previewSurvey(said: string, call: Call<Desk>): Promise<Answer> {
  const args = { occasion: occasionArg().or(OCCASIONS[0]), language: languageArg().or(call.desk.rules.locale) }
  const { occasion, language } = readDetails(args, said, call)
  const { preview } = call.words.surveyTeam
  return { reply: { ...exampleOf(occasion, language, call), title: preview(occasion) } }
}

/** What a customer would read, with a note that it is an example. */
export function exampleOf(occasion: Occasion, language: Locale, { desk, words, team }: Call<Desk>): Reply {
  const { rules } = desk
  const { example, previewNote } = wordsIn(language).surveyTeam
  const line: SurveyLine = {
    id: 0,
    kind: occasion === 'nps' ? 'nps' : 'csat',
    occasion,
    style: rules.surveys.style,
    text: rules.surveys.texts[occasion]?.[language] ?? null,
    customer: example.customer,
    shop: rules.name,
    admin: team.find(({ active, ranked }) => active && ranked) ?? { name: example.admin },
    order: example.order,
    score: null,
    comment: null,
    over: false,
    optedOut: false,
    askedBefore: false,
    number: 0,
    href: null,
    commentId: null,
    business: false,
  }
  const shown = surveyView(line, language)
  const note = language === desk.rules.locale ? words.surveyTeam.previewNote : previewNote
  return { ...shown, body: [...shown.body, { small: note }] }
}
