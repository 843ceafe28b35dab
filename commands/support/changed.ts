import { type Configured, configure } from '../../src/actions/configure.ts'
import type { Desk } from '../../src/actions/desk.ts'
import type { SettingName } from '../../src/actions/rules.ts'
import type { Answer, Call, CommandName } from '../../src/chat/command.ts'
import { type Block, button, type Text } from '../../src/chat/reply.ts'
import { causeOf, teammate } from './command.ts'

interface Wish {
  name: SettingName
  /** Null: nothing is said about it any more. */
  value: string | null
  /** The command that shows what it is. */
  shownBy: CommandName
  /** What holds from now on, and what did before; null where that says nothing. */
  said: readonly Text[]
  was: string | null
  note?: string
}

/** Sets what was wished at once, and says what it is now, what it was, whom it moved, and how to take it back. */
export async function change({ name, value, shownBy, said, was, note }: Wish, call: Call<Desk>): Promise<Answer> {
  const done = await configure(call.desk, { name, value, by: teammate(call), shownBy }, causeOf(call))
  const w = call.words.settings.changes
  const quietly = [was === null ? '' : w.before(was), movedBy(done, call), note ?? ''].filter(Boolean).join(' ')
  const body: Block[] = said.map((text) => ({ text }))
  if (quietly) body.push({ small: quietly })
  return { reply: { body, buttons: [[undoOf(done, call)]] } }
}

/** Whom a change moved, in words; empty when nobody. */
export const movedBy = ({ moved, late }: Configured, { words }: Call<Desk>): string =>
  moved > 0 ? words.settings.changes.moved(moved, late) : ''

const undoOf = ({ undo }: Configured, { words }: Call<Desk>) => button(words.settings.changes.undo, `undo ${undo}`)
