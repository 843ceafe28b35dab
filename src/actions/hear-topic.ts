import type { HeardMessage } from '../chat/heard.ts'
import { wordsIn } from '../chat/words/index.ts'
import { isNote, withoutNotes } from '../domain/notes.ts'
import type { Person } from '../domain/people.ts'
import { telegramPlace, telegramRef } from '../domain/refs.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Message } from '../store/messages.ts'
import { credit, loginOf } from './credit.ts'
import { ALBUM_MS, recorded, replying } from './hear.ts'
import type { Hearing } from './hearing.ts'
import { judge, unsaid } from './judge.ts'

const SLASH_WORD = /^\/[\p{L}\p{N}_]/u

/** A message in a customer's topic: what a human writes there goes to the customer, once and in order. */
export async function hearTopic(h: Hearing, fact: HeardMessage): Promise<void> {
  const { store, places } = h.desk
  if (!places.inboxes.includes(fact.place.chat) || !fact.place.thread) return
  if (fact.writer === 'service' || fact.writer === 'auto') return
  const customer = await store.customers.inTopic(fact.place.chat, fact.place.thread)
  if (!customer || h.known.has(fact.ref)) return
  h.known.add(fact.ref)
  if (customer.erasedAt !== null) return tellTopic(h, fact, wordsIn(h.desk.rules.locale).privacy.erase.inTopic)
  const text = fact.content.text ?? ''
  const person = fact.writer === 'human' ? await writer(h, fact) : null
  const internal = isNote(text) || (await isInAlbumOfNote(h, customer, fact))
  const refused = internal ? null : unsent(h, fact.content.kind, text)
  if (refused !== null) return tellTopic(h, fact, refused)
  const message = await store.messages.add({
    ...recorded(fact, customer.id, h.now),
    ...(internal ? {} : replying(h, fact)),
    author: internal ? 'note' : 'human',
    personId: person?.id ?? null,
    ...(await credit(h, loginOf(person), { customerId: customer.id, at: fact.at, text, album: fact.album })),
    replyTo: fact.replyTo ? telegramRef(fact.place.chat, fact.replyTo) : null,
  })
  if (internal) return keepAlbum(h, message)
  await judge(h.desk, message, h.now)
  if (fact.writer === 'anonymous') await warnAnonymous(h, fact, customer)
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

/** Why an answer is not sent as it was written; null when it is. A caption cannot lose one of its lines on the way. */
function unsent(h: Hearing, kind: string, text: string): string | null {
  const { topic } = wordsIn(h.desk.rules.locale)
  if (SLASH_WORD.test(text)) return topic.notACommand(text.split(/\s/)[0] ?? text)
  return kind !== 'text' && withoutNotes(text) !== text ? topic.noteInCaption : null
}

async function isInAlbumOfNote(h: Hearing, customer: Customer, { album }: HeardMessage): Promise<boolean> {
  if (!album) return false
  return (await h.desk.store.messages.ofAlbum(customer.id, album)).some(({ author }) => author === 'note')
}

/** A note on one picture makes a note of its whole album: what was heard of it before is not sent either. */
async function keepAlbum(h: Hearing, { customerId, album }: Message): Promise<void> {
  if (!album) return
  for (const part of await h.desk.store.messages.ofAlbum(customerId, album)) {
    if (part.author !== 'human') continue
    await h.desk.store.messages.change(part.id, { author: 'note' })
    await unsaid(h.desk, part.id, h.now)
    h.stir(customerId, part.at)
  }
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
  await tellTopic(h, fact, wordsIn(h.desk.rules.locale).topic.anonymous, `anonymous:${customer.id}`)
}

/** Says something below what was written in a topic. */
export async function tellTopic(
  h: Hearing,
  fact: Pick<HeardMessage, 'ref' | 'place'>,
  text: string,
  key = `told:${fact.ref}`,
): Promise<void> {
  const { chat, thread } = fact.place
  await owe(h.desk.store, {
    key,
    target: { at: 'chat', platform: 'telegram', chat, thread },
    owed: { do: 'say', reply: { body: [{ text }] }, replyTo: telegramPlace(fact.ref)?.messageId },
    priority: PRIORITY.rest,
    now: h.now,
  })
}
