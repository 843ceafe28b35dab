import type { Desk } from '../../src/actions/desk.ts'
import { rulesFrom } from '../../src/actions/rules.ts'
import { rest } from '../../src/chat/arg-types.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import { surveyTextSetting } from '../../src/domain/survey-rules.ts'
import { placeholdersOf, readSurveyText } from '../../src/domain/survey-text.ts'
import { change } from './changed.ts'
import { readDetails } from './read-details.ts'
import { exampleOf, languageArg, occasionArg } from './survey-preview.ts'

const DEFAULT = /^(?:default|bawaan)$/i

/** Changes the wording of one question in one language, and shows what customers will read. */
export async function setSurveyText(said: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.surveyTeam
  const { desk } = call
  const args = { occasion: occasionArg(), language: languageArg().or(desk.rules.locale), text: rest('text').optional() }
  const { occasion, language, text } = readDetails(args, said, call)
  if (text === null) throw new Refused(w.textMissing(placeholdersOf(occasion)))
  const isReset = DEFAULT.test(text.trim())
  const read = isReset ? { ok: null } : readSurveyText(text, occasion)
  if ('problem' in read) throw new Refused(call.words.args.wording(read.problem))
  const name = surveyTextSetting(occasion, language)
  const told = (isReset ? w.textReset : w.textSet)(occasion, language)
  const done = await change({ name, value: read.ok, shownBy: 'survey', said: [told], was: null }, call)
  const rules = rulesFrom(desk.environment, await desk.store.settings.all())
  const example = exampleOf(occasion, language, { ...call, desk: { ...desk, rules } })
  return {
    reply: {
      body: [...(done.reply?.body ?? []), ...example.body],
      buttons: [...(example.buttons ?? []), ...(done.reply?.buttons ?? [])],
    },
  }
}
