import { claimShop } from '../src/actions/claim-shop.ts'
import { rest } from '../src/chat/arg-types.ts'
import { answer, Refused } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

export default command({
  name: 'setup',
  args: { code: rest('code') },
  allow: 'anyone',
  changes: true,
  examples: ['setup 12345678'],
  async run({ code }, call) {
    const { setup } = call.words.settings
    const { is } = await claimShop(call.desk, { code, sender: call.caller.sender }, causeOf(call))
    if (is === 'done') return { ...answer(setup.done), onlyAsker: true, audited: 'setup' }
    throw new Refused(is === 'wrong-code' ? setup.wrongCode : setup.claimedBefore)
  },
})
