import type { Desk } from '../../src/actions/desk.ts'
import { erase } from '../../src/actions/erase.ts'
import { type Answer, answer, type Call, Refused } from '../../src/chat/command.ts'
import { type Block, button } from '../../src/chat/reply.ts'
import { causeOf } from './command.ts'
import { customerMeant } from './customer.ts'

/** What the button says that erases: a number and that it is meant. */
export const CONFIRMED = /^#?(\d{1,9})\s+(?:yes|ya)$/i

/** Says what would be gone and what would stay, and asks. */
export async function askErase(text: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words } = call
  const meant = await customerMeant(text, 'privacy erase', call)
  if ('answer' in meant) return meant.answer
  const { customer } = meant
  const { id, name, channel, optedOutAt } = customer
  const w = words.privacy.erase
  const written = await desk.store.held.written(id)
  const waits = (await desk.store.waits.now(id))?.state === 'open'
  const others = (await desk.store.held.sameAs(customer)).map((other) => `#${other.id}`)
  const body: Block[] = [
    { text: channel === 'business' ? w.goneBusiness(written) : w.gone(written) },
    { text: w.stays },
    ...(waits ? [{ text: w.waits }] : []),
    ...(others.length > 0 ? [{ text: w.also(others.join(', ')) }] : []),
    ...(optedOutAt === null ? [] : [{ text: w.optedOut }]),
    { text: w.outside },
    { text: [{ bold: w.final }] },
  ]
  const title = w.title(words.chats.named(id, name))
  return { reply: { tone: 'danger', title, body, buttons: [[button(w.yes, `privacy erase ${id} yes`, 'danger')]] } }
}

export async function eraseNow(text: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words } = call
  const chat = Number(CONFIRMED.exec(text)?.[1])
  await customerMeant(String(chat), 'privacy erase', call)
  const done = await erase(desk, { chat }, causeOf(call))
  if (done.is === 'unknown') throw new Refused(words.privacy.noCustomer(String(chat)))
  const w = words.privacy.erase
  const lines = [w.done(chat), ...(done.is === 'done' && done.topic ? [w.topicGoes] : [])]
  return { ...answer(...lines), audited: `privacy erase #${chat}` }
}
