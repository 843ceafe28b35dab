import type { Desk } from '../../src/actions/desk.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import { button } from '../../src/chat/reply.ts'
import { formatDate } from '../../src/domain/format.ts'
import { lastWords } from '../../src/domain/quote.ts'
import type { Customer } from '../../src/store/customers.ts'

/** So many of one name are offered as buttons. */
const OFFERED = 8
const QUOTED = 60
const LABEL = 40

/**
 * The customer meant by a number, an @username or a part of a name; without words the one whose topic this is. Several: an
 * answer with a button for each, which says `line` with their number. Refuses whoever is unknown or was erased.
 */
export async function customerMeant(
  text: string,
  line: string,
  call: Call<Desk>,
): Promise<{ customer: Customer } | { answer: Answer }> {
  const { desk, words, chat } = call
  const w = words.privacy
  const said = text.trim()
  const number = said === '' ? chat : numberIn(said)
  const numbered = number === null ? null : await desk.store.customers.find(number)
  if (numbered) return { customer: standing(numbered, call) }
  if (said === '') throw new Refused(w.whichCustomer)
  const found = await desk.store.held.called(said, OFFERED + 1)
  const [only, ...others] = found
  if (!only) throw new Refused(w.noCustomer(lastWords(said, QUOTED)))
  const customer = others.length === 0 ? await desk.store.customers.find(only.id) : null
  if (customer) return { customer: standing(customer, call) }
  const buttons = found
    .slice(0, OFFERED)
    .map(({ id, name }) => [button(lastWords(words.chats.named(id, name), LABEL), `${line} ${id}`)])
  const say = w.several(lastWords(said, QUOTED), found.length > OFFERED)
  return { answer: { reply: { body: [{ text: say }], buttons }, onlyAsker: true, audited: `${line} …` } }
}

const numberIn = (text: string): number | null => {
  const [, digits] = /^#?(\d{1,9})$/.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}

function standing(customer: Customer, { words, zone, locale }: Call<Desk>): Customer {
  const { id, erasedAt } = customer
  if (erasedAt !== null) throw new Refused(words.privacy.erasedAlready(id, formatDate(erasedAt, zone, locale)))
  return customer
}
