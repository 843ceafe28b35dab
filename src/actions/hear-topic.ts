import type { HeardMessage } from '../chat/heard.ts'
import { wordsIn } from '../chat/words/index.ts'
import type { Person } from '../domain/people.ts'
import { telegramRef } from '../domain/refs.ts'
import { SECOND_MS } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import { recorded } from './hear.ts'
import type { Hearing } from './hearing.ts'

const ALBUM_MS = SECOND_MS
const NOTE = /^\s*\/\//
const SLASH_WORD = /^\/[\p{L}\p{N}_]/u

/** A message in a customer's topic: what a human writes there goes to the customer, once and in order. */
export async function hearTopic(h: Hearing, fact: HeardMessage): Promise<void> {
  const { store, places } = h.desk
  if (!places.inboxes.includes(fact.place.chat) || !fact.place.thread) return
  if (fact.writer === 'service' || fact.writer === 'auto') return
  const customer = await store.customers.inTopic(fact.place.chat, fact.place.thread)
  if (!customer || h.known.has(fact.ref)) return
  h.known.add(fact.ref)
  const text = fact.content.text ?? ''
  const person = fact.writer === 'human' ? await writer(h, fact) : null
  const isNote = NOTE.test(text)
  if (!isNote && SLASH_WORD.test(text)) return tell(h, fact, (w) => w.topic.notACommand(text.split(/\s/)[0] ?? text))
  const message = await store.messages.add({
    ...recorded(fact, customer.id, h.now),
    author: isNote ? 'note' : 'human',
    personId: person?.id ?? null,
    creditId: person?.id ?? null,
    replyTo: fact.replyTo ? telegramRef(fact.place.chat, fact.replyTo) : null,
  })
  if (fact.writer === 'anonymous') await warnAnonymous(h, fact, customer)
  if (isNote) return
  h.stir(customer.id, message.at)
  await owe(store, {
    key: `relay:${message.id}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'relay', messageId: message.id },
    priority: PRIORITY.toCustomer,
    now: h.now,
    notBefore: message.album ? h.now + ALBUM_MS : h.now,
  })
}

/** Whoever answers in the inbox is an admin from then on; somebody set off stays off. */
async function writer(h: Hearing, fact: HeardMessage): Promise<Person> {
  const known = h.person(fact.from)
  if (known) return known
  const { id, name, username } = fact.from
  const learned = await h.desk.store.people.add(
    { name, role: 'admin', telegramId: id, telegramName: username?.toLowerCase() ?? null },
    h.now,
  )
  h.team.push(learned)
  return learned
}

/** Said once a topic: nobody can be credited for what an anonymous administrator writes. */
async function warnAnonymous(h: Hearing, fact: HeardMessage, customer: Customer): Promise<void> {
  await tell(h, fact, (w) => w.topic.anonymous, `anonymous:${customer.id}`)
}

type Words = ReturnType<typeof wordsIn>

async function tell(
  h: Hearing,
  fact: HeardMessage,
  text: (w: Words) => string,
  key = `told:${fact.ref}`,
): Promise<void> {
  const { chat, thread } = fact.place
  await owe(h.desk.store, {
    key,
    target: { at: 'chat', platform: 'telegram', chat, thread },
    owed: { do: 'say', reply: { body: [{ text: text(wordsIn(h.desk.rules.locale)) }] }, replyTo: fact.messageId },
    priority: PRIORITY.rest,
    now: h.now,
  })
}
