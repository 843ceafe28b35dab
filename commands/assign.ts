import { assign } from '../src/actions/assign.ts'
import { admin, chat } from '../src/chat/arg-types.ts'
import { note, Refused } from '../src/chat/command.ts'
import { nameOf, nothingWaits } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'assign',
  aliases: ['serahkan'],
  args: { where: chat(), to: admin() },
  allow: 'admin',
  changes: true,
  examples: ['assign 42 sari', 'serahkan 42 sari'],
  async run({ where, to }, call) {
    if (to.shared) throw new Refused(call.words.team.shared.notOne(to.name))
    const name = await nameOf(where, call)
    const given = { ...where, to, by: teammate(call), inTopic: call.chat !== where.chat }
    const { is } = await assign(call.desk, given, causeOf(call))
    return is === 'done' ? note(call.words.chats.assigned(name, to.name)) : nothingWaits(name, call)
  },
})
