import { vote } from '../src/actions/vote.ts'
import { number } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

export default command({
  name: 'vote',
  args: { survey: number(1, Number.MAX_SAFE_INTEGER), score: number(1, 5) },
  allow: 'anyone',
  hidden: true,
  changes: true,
  examples: ['vote 7 5'],
  async run({ survey, score }, call) {
    const { votes } = call.words.chats
    const { is } = await vote(call.desk, { survey, score, voter: call.caller.sender }, causeOf(call))
    switch (is) {
      case 'done':
        return note(votes.thanks(score))
      case 'changed':
        return note(votes.changed(score))
      case 'same':
        return note(votes.same)
      case 'too-late':
        return refusal(votes.tooLate)
      case 'not-yours':
        return refusal(votes.notYours)
    }
  },
})
