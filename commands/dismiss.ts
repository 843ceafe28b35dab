import { dismiss } from '../src/actions/dismiss.ts'
import { chat } from '../src/chat/arg-types.ts'
import { note } from '../src/chat/command.ts'
import { nameOf, nothingWaits } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'dismiss',
  aliases: ['abaikan'],
  args: { where: chat() },
  allow: 'admin',
  changes: true,
  examples: ['dismiss 42'],
  async run({ where }, call) {
    const name = await nameOf(where, call)
    const { is } = await dismiss(call.desk, { ...where, by: teammate(call) }, causeOf(call))
    return is === 'done' ? note(call.words.chats.dismissed(name)) : nothingWaits(name, call)
  },
})
