import { vote } from '../src/actions/vote.ts'
import { number, numberOf } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

/** The number of a survey that is only shown as an example. */
const EXAMPLE = 0

export default command({
  name: 'vote',
  args: { survey: numberOf(EXAMPLE), score: number(0, 10) },
  allow: 'anyone',
  hidden: true,
  changes: ({ survey }) => survey !== EXAMPLE,
  examples: ['vote 7 5'],
  async run({ survey, score }, call) {
    const w = call.words.survey.pressed
    if (survey === EXAMPLE) return note(w.example)
    const { is } = await vote(call.desk, { survey, score, voter: call.caller.sender }, causeOf(call))
    switch (is) {
      case 'done':
        return note(w.thanks(score))
      case 'changed':
        return note(w.changed(score))
      case 'same':
        return note(w.same)
      case 'too-late':
        return refusal(w.tooLate)
      case 'over':
        return refusal(w.over)
      case 'not-yours':
        return refusal(w.notYours)
    }
  },
})
