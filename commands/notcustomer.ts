import { ignoreCustomer } from '../src/actions/ignore-customer.ts'
import { chat } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { nameOf } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'notcustomer',
  args: { where: chat() },
  allow: 'admin',
  hidden: true,
  changes: true,
  examples: ['notcustomer 42'],
  async run({ where }, call) {
    const name = await nameOf(where, call)
    const { is } = await ignoreCustomer(call.desk, { chat: where.chat, by: teammate(call) }, causeOf(call))
    if (is === 'not-business') return refusal(call.words.chats.notBusiness(name))
    return note(call.words.chats.ignored(name))
  },
})
