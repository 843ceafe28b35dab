import { acceptAccount } from '../src/actions/accept-account.ts'
import { choice, numberOf } from '../src/chat/arg-types.ts'
import { note } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

export default command({
  name: 'account',
  args: {
    account: numberOf(),
    accept: choice({ yes: ['yes', 'ya'], no: ['no', 'tidak'] }),
  },
  allow: 'owner',
  hidden: true,
  changes: true,
  examples: ['account 3 yes'],
  async run({ account, accept }, call) {
    const { accepted, refused, unknown } = call.words.team.account
    const { is } = await acceptAccount(call.desk, { account, accept: accept === 'yes' }, causeOf(call))
    if (is === 'unknown') return note(unknown)
    return note(accept === 'yes' ? accepted : refused)
  },
})
