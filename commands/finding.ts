import { ruleOn } from '../src/actions/rule.ts'
import { choice, numberOf } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'finding',
  args: {
    ruling: choice({ right: ['right', 'benar'], overruled: ['overrule', 'keliru'] }),
    finding: numberOf(),
  },
  allow: 'lead',
  hidden: true,
  changes: true,
  examples: ['finding overrule 12'],
  async run({ ruling, finding }, call) {
    const w = call.words.assurance.ruled
    const ruled = await ruleOn(call.desk, { finding, ruling, by: teammate(call) }, causeOf(call))
    switch (ruled.is) {
      case 'done':
        return note(ruled.muted ? `${w.overruled} ${w.muted}` : w[ruling])
      case 'same':
        return note(w.same)
      case 'gone':
        return refusal(w.gone)
      case 'own':
        return refusal(w.own)
      case 'by-owner':
        return refusal(w.byOwner(ruled.owner.name))
      case 'unknown':
        return refusal(w.unknown(finding))
    }
  },
})
