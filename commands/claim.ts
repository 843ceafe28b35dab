import { claim } from '../src/actions/claim.ts'
import { chat } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { nameOf, nothingWaits } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'claim',
  aliases: ['ambil'],
  args: { where: chat() },
  allow: 'admin',
  changes: true,
  examples: ['claim 42', 'ambil 42'],
  async run({ where }, call) {
    const { desk, team, words } = call
    const name = await nameOf(where, call)
    const claimed = await claim(desk, { ...where, by: teammate(call) }, causeOf(call))
    if (claimed.is === 'nothing-waits') return nothingWaits(name, call)
    if (claimed.is === 'done') return note(words.chats.claimed(name))
    const holder = team.find((p) => p.id === claimed.who)
    return refusal(words.chats.taken(name, holder?.name ?? null))
  },
})
