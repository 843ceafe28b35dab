import { snooze } from '../src/actions/snooze.ts'
import { chat, duration } from '../src/chat/arg-types.ts'
import { note, refusal } from '../src/chat/command.ts'
import { mayActAs } from '../src/domain/people.ts'
import { SECOND_MS } from '../src/domain/time.ts'
import { clockOf, nameOf, nothingWaits } from './support/chats.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'snooze',
  aliases: ['tunda'],
  args: { where: chat(), length: duration() },
  allow: 'admin',
  changes: true,
  examples: ['snooze 42 15m', 'tunda 42 1 jam'],
  async run({ where, length }, call) {
    const { desk, now, words } = call
    const name = await nameOf(where, call)
    const by = teammate(call)
    const wish = { ...where, until: now + length * SECOND_MS, by, mayPass: mayActAs(by.role, 'lead') }
    const snoozed = await snooze(desk, wish, causeOf(call))
    switch (snoozed.is) {
      case 'done':
        return note(words.chats.snoozed(name, clockOf(snoozed.until, call)))
      case 'too-long':
        return refusal(
          snoozed.latest > now
            ? words.chats.snoozeTooLong(clockOf(snoozed.latest, call))
            : words.chats.snoozeOver(name),
        )
      case 'nothing-waits':
        return nothingWaits(name, call)
    }
  },
})
