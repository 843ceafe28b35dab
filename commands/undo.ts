import { takeBack } from '../src/actions/configure.ts'
import { numberOf } from '../src/chat/arg-types.ts'
import { refusal } from '../src/chat/command.ts'
import { type Block, button } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { movedBy } from './support/changed.ts'
import { causeOf, command, teammate } from './support/command.ts'

export default command({
  name: 'undo',
  args: { change: numberOf() },
  allow: 'owner',
  hidden: true,
  changes: true,
  examples: ['undo 7'],
  async run({ change }, call) {
    const w = call.words.settings.changes
    const done = await takeBack(call.desk, { id: change, by: teammate(call) }, causeOf(call))
    if (done.is === 'unknown') return refusal(w.unknown)
    if (done.is === 'changed-since') return refusal(w.changedSince)
    const moved = movedBy(done, call)
    const body: Block[] = [{ text: w.undone }, ...(moved ? [{ small: moved }] : [])]
    const { shownBy } = done
    const see = shownBy === null ? [] : [[button(w.see(slash(shownBy, call.place.platform)), shownBy)]]
    return { reply: { body, buttons: see } }
  },
})
