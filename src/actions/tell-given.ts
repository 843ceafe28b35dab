import type { Reply } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import { localeOf } from '../domain/locale.ts'
import type { Person } from '../domain/people.ts'
import { maskedWords } from '../domain/quote.ts'
import type { Instant } from '../domain/time.ts'
import { owe } from '../outbox/owe.ts'
import { PRIORITY } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import { chatLink, type Wait } from '../store/waits.ts'
import type { Desk } from './desk.ts'
import { teamName } from './team-name.ts'
import { privateChatOf, tellTeam } from './tell-team.ts'

interface Given {
  /** The chat's number. */
  chat: number
  to: Person
  /** Null: the bot, by turn. */
  by: Person | null
  /** The natural key of the giving. */
  key: string
  /** Said in the customer's topic too: not where it has just been said. */
  inTopic: boolean
}

const QUOTE_CHARACTERS = 200

/** Tells whoever was given a waiting chat, in the customer's topic and in private. Answered before it is sent, it is not said. */
export async function tellGiven(desk: Desk, given: Given, now: Instant): Promise<void> {
  const { store } = desk
  const { to, by, key } = given
  const customer = await store.customers.find(given.chat)
  const wait = await store.waits.now(given.chat)
  if (!customer || wait?.state !== 'open' || to.id === by?.id) return
  const own = privateChatOf(to, desk.places)
  if (given.inTopic && customer.inbox !== null) {
    const w = wordsIn(desk.rules.locale).topic
    const text = [{ mention: to }, by ? w.handedBy(by.name) : w.turn]
    await owe(store, {
      key: `given:${key}:topic`,
      target: { at: 'topic', customerId: customer.id },
      // One sound is enough.
      owed: { do: 'say', reply: { body: [{ text }] }, silent: own !== null, while: [wait.id] },
      priority: PRIORITY.rest,
      now,
    })
  }
  if (own === null) return
  const owed = { do: 'say', reply: await privately(desk, given, customer, wait), while: [wait.id] } as const
  await tellTeam(desk, [own], { key: `given:${key}`, owed, now })
}

async function privately({ store, rules }: Desk, { to, by }: Given, customer: Customer, wait: Wait): Promise<Reply> {
  const locale = localeOf(to.locale) ?? rules.locale
  const { topic, alert } = wordsIn(locale)
  const [last] = await store.messages.customerWords(customer.id, wait.openedAt, 1)
  const name = teamName(customer)
  const title = by ? topic.handedToYou(name, by.name) : topic.yourTurn(name)
  const href = chatLink(customer)
  return {
    title,
    body: [
      ...(last?.text ? [{ quote: maskedWords(last.text, QUOTE_CHARACTERS) }] : []),
      { small: alert.since(formatClock(wait.openedAt, rules.zone, locale)) },
    ],
    ...(href ? { buttons: [[{ label: alert.open, href }]] } : {}),
  }
}
