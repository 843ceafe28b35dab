import type { HeardMessage, Sender } from '../chat/heard.ts'
import { button, say } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { localeOf } from '../domain/locale.ts'
import { owe, oweTopicAgain } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Message } from '../store/messages.ts'
import { sayAway } from './away.ts'
import { attachComment, onlyComment, surveyAwaiting } from './comment.ts'
import { wasErased } from './erase.ts'
import { ALBUM_MS, recorded } from './hear.ts'
import { hearPayment } from './hear-payment.ts'
import type { Hearing } from './hearing.ts'
import { hearOptOut, typesOptOut } from './opt-out.ts'

/** A private message to the bot: a customer's, unless somebody of the team wrote it. */
export async function hearCustomer(h: Hearing, fact: HeardMessage): Promise<void> {
  if (fact.payment) return hearPayment(h, fact, fact.payment, () => payerOf(h, fact))
  if (fact.writer !== 'human') return
  const person = h.person(fact.from)
  if (person && !person.privateChat) await h.desk.store.people.change(person.id, { privateChat: true })
  const trial = person?.active === true && (person.tryingUntil ?? 0) > fact.at
  if (person?.active && !trial) return offerTrial(h, fact)
  const { store } = h.desk
  if (h.known.has(fact.ref)) return
  h.known.add(fact.ref)
  if (await wasErased(h, fact)) return
  const customer = await customerOf(h, fact.from)
  if (fact.command?.name === 'start') return greet(h, fact, customer)
  const optsOut = typesOptOut(fact, customer)
  const survey = optsOut ? null : await surveyAwaiting(h, fact, customer)
  const message = await store.messages.add({
    ...recorded(fact, customer.id, h.now),
    author: 'customer',
    trial,
    replyTo: fact.replyTo ? `tg:${fact.place.chat}:${fact.replyTo}` : null,
    comment: optsOut || (survey !== null && onlyComment(fact.content.text)),
  })
  h.stir(customer.id, message.at)
  await relayToTopic(h, customer, message)
  await sayAway(h, customer, message)
  if (survey !== null) await attachComment(h, customer, survey, message)
  if (optsOut) await hearOptOut(h, fact, customer)
}

/** Whoever it names as writing, the customer is who the private chat is with. */
function payerOf(h: Hearing, { from, place: { chat } }: HeardMessage): Promise<Customer | null> {
  return from.id === chat ? customerOf(h, from) : h.desk.store.customers.at('telegram', chat)
}

async function customerOf(h: Hearing, from: Sender): Promise<Customer> {
  const { store, places } = h.desk
  const seen = { name: from.name, username: from.username ?? null }
  const known = await store.customers.at('telegram', from.id)
  if (!known) {
    const inbox = await emptiestInbox(h, places.inboxes)
    return store.customers.add({ channel: 'telegram', address: from.id, inbox, ...seen }, h.now)
  }
  const changed = known.name !== seen.name || known.username !== seen.username
  // A group that is an inbox no more is left: what is written there is not heard.
  const stays = places.inboxes.length === 0 || places.inboxes.includes(known.inbox ?? '')
  if (!changed && known.unreachableAt === null && stays) return known
  const inbox = stays ? known.inbox : await emptiestInbox(h, places.inboxes)
  const customer = await store.customers.change(known.id, { ...seen, unreachableAt: null, inbox })
  if (stays || known.inbox === null) return customer
  await oweTopicAgain(store, customer.id, h.now)
  return { ...customer, topicId: null }
}

async function emptiestInbox(h: Hearing, inboxes: readonly string[]): Promise<string | null> {
  const [first, ...others] = inboxes
  if (first === undefined || others.length === 0) return first ?? null
  const load = await h.desk.store.customers.perInbox()
  return others.reduce((best, inbox) => ((load.get(inbox) ?? 0) < (load.get(best) ?? 0) ? inbox : best), first)
}

async function relayToTopic(h: Hearing, customer: Customer, message: Message): Promise<void> {
  if (!customer.inbox) return
  const { store } = h.desk
  const target = { at: 'topic', customerId: customer.id } as const
  const isNew = customer.topicId === null && (await oweTopic(h, customer))
  await owe(store, {
    key: `relay:${message.id}`,
    target,
    owed: { do: 'relay', messageId: message.id },
    priority: isNew ? PRIORITY.topic : PRIORITY.rest,
    now: h.now,
    notBefore: message.album ? h.now + ALBUM_MS : h.now,
  })
}

/** False when it is owed already. */
function oweTopic({ desk, now }: Hearing, { id }: Customer): Promise<boolean> {
  const owed = { do: 'topic', customerId: id } as const
  const target = { at: 'topic', customerId: id } as const
  return owe(desk.store, { key: `topic:${id}`, target, owed, priority: PRIORITY.topic, now })
}

/** `/start` is no question: it is greeted, and starts no wait. */
async function greet(h: Hearing, fact: HeardMessage, customer: Customer): Promise<void> {
  const { store, rules } = h.desk
  await store.messages.add({ ...recorded(fact, customer.id, h.now), author: 'start' })
  const words = wordsIn(localeOf(customer.locale) ?? rules.locale)
  await owe(store, {
    key: `greet:${fact.ref}`,
    target: { at: 'customer', customerId: customer.id },
    owed: { do: 'say', reply: say(words.customer.greeting(customer.name, rules.name)) },
    priority: PRIORITY.toCustomer,
    now: h.now,
  })
}

async function offerTrial(h: Hearing, fact: HeardMessage): Promise<void> {
  const person = h.person(fact.from)
  const { topic } = wordsIn(localeOf(person?.locale) ?? h.desk.rules.locale)
  await owe(h.desk.store, {
    key: `trial:${fact.ref}`,
    target: { at: 'chat', platform: 'telegram', chat: fact.place.chat },
    owed: { do: 'say', reply: { body: [{ text: topic.youAreTeam }], buttons: [[button(topic.tryIt, 'try')]] } },
    priority: PRIORITY.rest,
    now: h.now,
  })
}
