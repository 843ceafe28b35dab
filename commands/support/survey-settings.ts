import type { Desk } from '../../src/actions/desk.ts'
import { choice } from '../../src/chat/arg-types.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import { button, type Text } from '../../src/chat/reply.ts'
import { formatDuration, formatNumber, formatPercent } from '../../src/domain/format.ts'
import { SURVEY_LASTS_MS, type SurveyKind, type SurveyStyle } from '../../src/domain/survey.ts'
import { OCCASIONS, parseSample, SURVEY_SETTINGS, type SurveyRules } from '../../src/domain/survey-rules.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import { change } from './changed.ts'
import { readDetails } from './read-details.ts'

type Fact = readonly [label: string, value: Text]

const SWITCH = { on: ['on', 'nyala', 'aktif'], off: ['off', 'mati'] } as const
const STYLES: Readonly<Record<SurveyStyle, readonly string[]>> = {
  numbers: ['numbers', 'angka'],
  stars: ['stars', 'bintang'],
  emoji: ['emoji'],
}

const DAY_SECONDS = DAY_MS / 1000
const COUNTED_DAYS = 30

/** Everything the shop has decided about its surveys, and what came of them lately. */
export async function showSurveys(call: Call<Desk>): Promise<Answer> {
  const { desk, locale, words } = call
  const w = words.surveyTeam
  const { surveys } = desk.rules
  const facts: Fact[] = [
    [w.csat, w.csatState(surveys.csat)],
    [w.style, w.styleName(surveys.style)],
    [w.sample, w.sampleState(surveys.samplePercent)],
    [w.reminder, w.reminderState(surveys.reminder)],
    [w.cooldown, w.cooldownState(cooldownOf(call))],
    [w.lasts, w.days(SURVEY_LASTS_MS / DAY_MS)],
    ...OCCASIONS.map((occasion): Fact => [w.text(occasion), wordingOf(surveys, occasion, call)]),
  ]
  const run = await desk.store.runs.running()
  const counts: Fact[] = [
    [w.last30, (await sentLately(call)).join('\n')],
    [w.optedOut, w.people(formatNumber(await desk.store.customers.countOptedOut(), locale))],
  ]
  return {
    reply: {
      title: w.title,
      body: [
        { facts: [...facts, ...counts] },
        ...(run ? [{ text: await progressOf(run.id, run.asking, call) }] : []),
        { small: w.change },
      ],
      buttons: [
        [
          button(w.showPreview, 'survey preview'),
          ...(run ? [button(w.run.stop, `survey stop ${run.id}`, 'danger')] : []),
        ],
      ],
    },
  }
}

/** The shop's pause between two surveys of one customer, in days where it is whole days. */
export function cooldownOf({ desk, locale, words }: Call<Desk>): string {
  const { surveyCooldownSeconds: seconds } = desk.rules
  const days = seconds / DAY_SECONDS
  return Number.isInteger(days) ? words.surveyTeam.days(days) : formatDuration(seconds, locale)
}

function wordingOf({ texts }: SurveyRules, occasion: (typeof OCCASIONS)[number], { words }: Call<Desk>): string {
  const { textOurs, textOwn } = words.surveyTeam
  const languages = (['id', 'en'] as const).filter((language) => texts[occasion]?.[language] !== undefined)
  return languages.length === 0 ? textOurs : textOwn(languages)
}

async function sentLately({ desk, now, locale, words }: Call<Desk>): Promise<string[]> {
  const facts = await desk.store.surveys.facts({ from: now - COUNTED_DAYS * DAY_MS, to: now + 1 })
  const count = (n: number) => formatNumber(n, locale)
  const line = (name: string, kind: SurveyKind) => {
    const sent = facts.filter((fact) => fact.kind === kind)
    const answered = sent.filter(({ score }) => score !== null).length
    const share = sent.length === 0 ? words.figures.none : formatPercent(answered / sent.length, locale)
    return words.surveyTeam.counts(name, count(sent.length), count(answered), share)
  }
  return [line('CSAT', 'csat'), line('NPS', 'nps')]
}

async function progressOf(id: number, asking: number, { desk, locale, words }: Call<Desk>): Promise<string> {
  const { sent, failed, skipped } = await desk.store.runs.tally(id)
  const count = (n: number) => formatNumber(n, locale)
  return words.surveyTeam.run.title.running(count(sent + failed + skipped), count(asking))
}

/** Changes one of the settings that are a word. */
export function setSurvey(
  what: 'csat' | 'style' | 'sample' | 'reminder',
  said: string,
  call: Call<Desk>,
): Promise<Answer> {
  const w = call.words.surveyTeam
  const { surveys } = call.desk.rules
  const shownBy = 'survey' as const
  switch (what) {
    case 'style': {
      const { style } = readDetails({ style: choice<SurveyStyle>(STYLES) }, said, call)
      const was = surveys.style === style ? null : w.styleName(surveys.style)
      return change({ name: SURVEY_SETTINGS.style, value: style, shownBy, said: [w.styleSet(style)], was }, call)
    }
    case 'sample': {
      const percent = parseSample(said)
      if (percent === null) throw new Refused(w.sampleWrong)
      const was = surveys.samplePercent === percent ? null : w.sampleState(surveys.samplePercent)
      const value = String(percent)
      return change({ name: SURVEY_SETTINGS.sample, value, shownBy, said: [w.sampleSet(percent)], was }, call)
    }
    default: {
      const { state } = readDetails({ state: choice<'on' | 'off'>(SWITCH) }, said, call)
      const told = what === 'csat' ? w.csatSet(state === 'on') : w.reminderSet(state === 'on')
      return change({ name: SURVEY_SETTINGS[what], value: state, shownBy, said: [told], was: null }, call)
    }
  }
}
