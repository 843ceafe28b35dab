import type { Desk, TeamChat } from '../../src/actions/desk.ts'
import { exportCustomer } from '../../src/actions/export-customer.ts'
import { type Answer, answer, type Call, Refused } from '../../src/chat/command.ts'
import { causeOf, teammate } from './command.ts'
import { customerMeant } from './customer.ts'

/** A file about one customer, for whoever asks and nobody else: others in the chat see only that it was asked for. */
export async function exportPrivately(text: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words, locale, place } = call
  const meant = await customerMeant(text, 'privacy export', call)
  if ('answer' in meant) return meant.answer
  const { id, name } = meant.customer
  const to = privateChat(call)
  await exportCustomer(desk, { chat: id, to, locale }, causeOf(call))
  const w = words.privacy.export
  const isHere = place.kind === 'private'
  const said = isHere ? w.coming(words.chats.named(id, name)) : w.comingInPrivate(`#${id}`)
  return { ...answer(said), audited: `privacy export #${id}` }
}

/** Where only the asker reads. On Telegram they must have opened it themselves. */
function privateChat(call: Call<Desk>): TeamChat {
  const { caller, place, words } = call
  const { platform, id } = caller.sender
  const isOpen = platform === 'slack' || place.kind === 'private' || teammate(call).privateChat
  if (!isOpen) throw new Refused(words.privacy.export.notOpen)
  return { platform, chat: id }
}
