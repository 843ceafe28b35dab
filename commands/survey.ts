import { stopRun } from '../src/actions/survey-run.ts'
import { choice, rest } from '../src/chat/arg-types.ts'
import { note, Refused, refusal } from '../src/chat/command.ts'
import { lastWords } from '../src/domain/quote.ts'
import { causeOf, command } from './support/command.ts'
import { previewSurvey } from './support/survey-preview.ts'
import { countRun, STARTS, startCounted } from './support/survey-run.ts'
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
  stop: ['stop', 'berhenti'],
} as const

type What = keyof typeof WHAT

const CHOICES = Object.keys(WHAT)
/** Of what could not be read, no more is repeated. */
const SHOWN = 40

function changes(what: What | null, details: string): boolean {
  if (what === null || what === 'preview') return false
  return what === 'nps' ? STARTS.test(details) : what === 'stop' || details !== ''
}

export default command({
  name: 'survey',
  aliases: ['survei'],
  args: { what: choice<What>(WHAT).optional(), details: rest('details').optional() },
  allow: 'owner',
  changes: ({ what, details }) => changes(what, details ?? ''),
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
        return STARTS.test(said) ? startCounted(said.replace(STARTS, ''), call) : countRun(said, call)
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
