import { reopen } from '../src/actions/reopen.ts'
import { chat } from '../src/chat/arg-types.ts'
import { note } from '../src/chat/command.ts'
import { nameOf } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'reopen',
  aliases: ['buka'],
  args: { where: chat() },
  allow: 'admin',
  changes: true,
  examples: ['reopen 42'],
  async run({ where }, call) {
    const { chats } = call.words
    const name = await nameOf(where, call)
    const { is } = await reopen(call.desk, { chat: where.chat, by: teammate(call) }, causeOf(call))
    return note(is === 'done' ? chats.reopened(name) : chats.alreadyOpen(name))
  },
})
