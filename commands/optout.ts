import { pressOptOut } from '../src/actions/opt-out.ts'
import { numberOf } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

/** The number of a survey that is only shown as an example. */
const EXAMPLE = 0

export default command({
  name: 'optout',
  args: { survey: numberOf(EXAMPLE) },
  allow: 'anyone',
  hidden: true,
  changes: ({ survey }) => survey !== EXAMPLE,
  examples: ['optout 7'],
  async run({ survey }, call) {
    const w = call.words.survey.pressed
    if (survey === EXAMPLE) return note(w.example)
    const { is } = await pressOptOut(call.desk, { survey, by: call.caller.sender }, causeOf(call))
    return is === 'done' ? note(w.optedOut) : refusal(w.notYours)
  },
})
