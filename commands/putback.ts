import { putBack } from '../src/actions/put-back.ts'
import { chat } from '../src/chat/arg-types.ts'
import { note } from '../src/chat/command.ts'
import { clockOf, nameOf } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'putback',
  aliases: ['kembalikan'],
  args: { where: chat() },
  allow: 'lead',
  changes: true,
  examples: ['putback 42'],
  async run({ where }, call) {
    const w = call.words.chats.putBack
    const name = await nameOf(where, call)
    const done = await putBack(call.desk, { ...where, by: teammate(call) }, causeOf(call))
    if (done.is === 'nothing') return { ...note(w.nothing(name)), onlyAsker: true }
    const since = clockOf(done.wait.openedAt, call)
    return note(done.wait.state === 'open' ? w.waits(name, since) : w.counted(name, since))
  },
})
