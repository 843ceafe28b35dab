import { tryAsCustomer } from '../src/actions/try-as-customer.ts'
import { oneOf } from '../src/chat/arg-types.ts'
import { note, Refused } from '../src/chat/command.ts'
import { MINUTE_MS } from '../src/domain/time.ts'
import { causeOf, command, teammate } from './support/command.ts'

const LASTS_MS = 30 * MINUTE_MS

export default command({
  name: 'try',
  aliases: ['coba'],
  args: { state: oneOf('on', 'off').or('on') },
  allow: 'admin',
  hidden: true,
  changes: true,
  examples: ['try', 'try off'],
  async run({ state }, call) {
    const { desk, now, place, words } = call
    // Customers reach the shop through the bot's private chat; only there can one be played.
    if (place.platform !== 'telegram' || place.kind !== 'private') throw new Refused(words.team.try.elsewhere)
    await tryAsCustomer(desk, { person: teammate(call), until: state === 'on' ? now + LASTS_MS : null }, causeOf(call))
    return note(state === 'on' ? words.team.try.on : words.team.try.off)
  },
})
