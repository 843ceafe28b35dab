import { needsReply } from '../src/actions/needs-reply.ts'
import { chat, numberOf } from '../src/chat/arg-types.ts'
import { note } from '../src/chat/command.ts'
import { nameOf } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'needsreply',
  args: { where: chat(), message: numberOf() },
  allow: 'admin',
  hidden: true,
  changes: true,
  examples: ['needsreply 42 1234'],
  async run({ where, message }, call) {
    const { chats } = call.words
    const name = await nameOf(where, call)
    const { is } = await needsReply(call.desk, { chat: where.chat, message, by: teammate(call).id }, causeOf(call))
    return note(is === 'done' ? chats.needsReply(name) : chats.alreadyWaits(name))
  },
})
