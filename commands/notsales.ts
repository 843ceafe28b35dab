import { markSales } from '../src/actions/mark-sales.ts'
import { chat, oneOf } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { nameOf } from './support/chats.ts'
import { command } from './support/command.ts'

export default command({
  name: 'notsales',
  args: { where: chat(), state: oneOf('on', 'off').or('on') },
  allow: 'lead',
  changes: true,
  examples: ['notsales 42', 'notsales 42 off'],
  async run({ where, state }, call) {
    const { orders } = call.words
    const name = await nameOf(where, call)
    // The number behind the chat's, as in 42-991, is that of one conversation of it.
    const what = { chat: where.chat, conversationId: where.waitId, notSales: state === 'on' }
    const { is } = await markSales(call.desk, what)
    if (is === 'nothing') return refusal(orders.nothingToMark(name))
    return note(state === 'on' ? orders.notSales(name) : orders.sales(name))
  },
})
