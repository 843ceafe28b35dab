import { wordsIn } from '../chat/words/index.ts'
import type { Locale } from '../domain/locale.ts'
import type { Instant } from '../domain/time.ts'
import { oweClearing } from '../outbox/erased-meanwhile.ts'
import { touch } from '../outbox/owe.ts'
import { type Subject, subjectKey } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import { callOff } from './call-off.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import type { Hearing } from './hearing.ts'

/** Under this name the settings keep when somebody was erased last. */
const LAST = 'ERASED_UNTIL'

/** Nothing of who they were or what they asked for; nothing can be sent to them any more. */
const NOBODY = { username: null, locale: null, optedOutAt: null, awayAt: null }

/** With a dash, so that the chat's number is never taken for a person's. */
const nameless = (chat: number, locale: Locale) => ({
  name: wordsIn(locale).privacy.erase.name,
  address: `erased-${chat}`,
})

/** `topic`: there is one, and it is being deleted. */
export type Erased = { is: 'done'; topic: boolean } | { is: 'unknown' } | { is: 'erased-before' }

/**
 * Erases a customer: who they are, what was written, what they ordered, wherever it is kept; the topic in the inbox goes as
 * well, and what the team was shown is shown anew without them. The figures stay: times, scores, whose they are. Whoever
 * waits, waits no more, and nobody is charged with it.
 */
export function erase(desk: Desk, { chat }: { chat: number }, cause: Cause): Promise<Erased> {
  return inTransaction(desk, async (within) => {
    const { store, rules } = within
    const customer = await store.customers.find(chat)
    if (!customer) return { is: 'unknown' }
    if (customer.erasedAt !== null) return { is: 'erased-before' }
    await callOff(within, { customerId: chat })
    await store.privacy.endWaits(chat, cause.at)
    await store.privacy.forgetSent(customer, cause.at)
    await store.privacy.forgetTrail(customer)
    await store.privacy.forgetEarly(customer)
    await store.privacy.forgetWords(chat)
    await store.privacy.forgetOrders(chat)
    await store.customers.change(chat, {
      ...NOBODY,
      ...nameless(chat, rules.locale),
      erasedAt: cause.at,
      unreachableAt: cause.at,
    })
    await store.settings.set(LAST, String(cause.at), null, cause.at)
    await showAnew(within, chat, cause)
    return { is: 'done', topic: await clearTopic(within, customer, cause) }
  })
}

async function showAnew({ store }: Desk, chat: number, { at }: Cause): Promise<void> {
  const { surveys, findings, orders, late } = await store.privacy.shownOf(chat)
  const subjects: Subject[] = [
    ...(await store.waits.alertsOf(chat)).map((id) => ({ of: 'alert', id }) as const),
    ...surveys.flatMap((id) => [{ of: 'comment', id } as const, { of: 'score', id } as const]),
    ...findings.map((id) => ({ of: 'finding', id }) as const),
    ...orders.map((id) => ({ of: 'order', id }) as const),
    ...late.map((id) => ({ of: 'late-orders', id }) as const),
  ]
  await store.privacy.forgetShown(subjects.map(subjectKey))
  for (const subject of subjects) await touch(store, subject, at)
}

/** What the team reads in a topic are the customer's words as well. */
async function clearTopic({ store }: Desk, { id, inbox, topicId }: Customer, { at }: Cause): Promise<boolean> {
  if (inbox === null || topicId === null) return false
  await oweClearing(store, id, { chat: inbox, thread: topicId }, at)
  return true
}

/**
 * What was heard before somebody was erased may be delivered once more: it must not bring them back. Only what is no newer
 * than the last erasure is looked up. An edit has an order of its own, so its message is known by the time alone.
 */
export async function wasErased({ desk: { store } }: Hearing, said: { at: Instant; order?: number }): Promise<boolean> {
  const last = (await store.settings.all())[LAST]
  return last !== undefined && said.at <= Number(last) && store.privacy.isErased(said)
}
