import { stopRun } from '../src/actions/survey-run.ts'
import { choice, rest } from '../src/chat/arg-types.ts'
import { note, Refused, refusal } from '../src/chat/command.ts'
import { lastWords } from '../src/domain/quote.ts'
import { causeOf, command } from './support/command.ts'
import { previewSurvey } from './support/survey-preview.ts'
import { countRun, startCounted } from './support/survey-run.ts'
import { setSurvey, showSurveys } from './support/survey-settings.ts'
import { setSurveyText } from './support/survey-text.ts'

const WHAT = {
  preview: ['preview', 'contoh'],
  csat: ['csat'],
  style: ['style', 'gaya'],
  text: ['text', 'kata'],
  sample: ['sample', 'sampel'],
  reminder: ['reminder', 'pengingat'],
  nps: ['nps'],
  start: ['start', 'mulai'],
  stop: ['stop', 'berhenti'],
} as const

type What = keyof typeof WHAT

/** What people are told they can say; `start` is for the button. */
const CHOICES = Object.keys(WHAT).filter((what) => what !== 'start')
/** Of what could not be read, no more is repeated. */
const SHOWN = 40

/** What only shows. */
const SHOWING: readonly (What | null)[] = [null, 'preview', 'nps']

export default command({
  name: 'survey',
  aliases: ['survei'],
  args: { what: choice<What>(WHAT).optional(), details: rest('details').optional() },
  allow: 'owner',
  changes: ({ what, details }) => !SHOWING.includes(what) && (details !== null || what === 'stop'),
  examples: ['survey preview', 'survey nps 30d', 'survey style stars', 'survey sample 50%', 'survei gaya bintang'],
  async run({ what, details }, call) {
    const said = details ?? ''
    switch (what) {
      case null:
        if (details !== null) throw new Refused(call.words.args.notAChoice(lastWords(details, SHOWN), CHOICES))
        return showSurveys(call)
      case 'preview':
        return previewSurvey(said, call)
      case 'text':
        return setSurveyText(said, call)
      case 'nps':
        return countRun(said, call)
      case 'start':
        return startCounted(said, call)
      case 'stop': {
        const { stopped, notRunning } = call.words.surveyTeam.run
        const { is } = await stopRun(call.desk, /^\d{1,9}$/.test(said) ? Number(said) : null, causeOf(call))
        return is === 'done' ? note(stopped) : refusal(notRunning)
      }
      default:
        return setSurvey(what, said, call)
    }
  },
})
