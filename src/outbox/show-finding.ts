import type { Mention, Reply } from '../chat/reply.ts'
import { findingView, forgottenView } from '../chat/views/finding.ts'
import { wordsIn } from '../chat/words/index.ts'
import { maskPhones } from '../domain/mask.ts'
import { asSent } from '../domain/notes.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Finding } from '../store/findings.ts'
import type { Store } from '../store/store.ts'
import { chatLink } from '../store/waits.ts'

/**
 * The alert about words in a message, under the first of them; those found with it at the same time are in it too. Not sent
 * when the words were taken back, or turned out never to have arrived, before anybody was told.
 */
export async function showFinding(store: Store, rules: ShopRules, id: number, posted: boolean): Promise<Reply | null> {
  const first = await store.findings.find(id)
  const customer = first && (await store.customers.find(first.customerId))
  const message = first?.messageId == null ? null : await store.messages.find(first.messageId)
  if (!first || !customer || !message) return null
  if (customer.ignored) return posted ? forgottenView(rules.locale) : null
  const found = await store.findings.ofMessage(message.id)
  const words = found.filter(({ alerted, at }) => alerted && at === first.at)
  const unsaid = message.refusedAt !== null || message.author !== 'human'
  if (!posted && (unsaid || words.every(({ goneAt }) => goneAt !== null))) return null
  const team = await store.people.all()
  const { forgotten } = wordsIn(rules.locale).privacy
  const who = (of: number | null): Mention | null => team.find((p) => p.id === of) ?? null
  const line = {
    words: words.map((each) => ({
      ...each,
      quote: maskPhones(each.quote) || forgotten,
      gone: each.goneAt !== null,
      decision: decisionOn(each, who),
    })),
    admin: who(first.creditId),
    customer: maskPhones(customer.name),
    number: customer.id,
    at: first.at,
    edited: first.at !== message.at,
    message: message.text === null ? null : maskPhones(asSent(message.ref, message.text)),
    unsaid,
    href: chatLink(customer),
  }
  return findingView(line, rules)
}

const decisionOn = ({ ruling, ruledById, ruledAt }: Finding, who: (id: number | null) => Mention | null) =>
  ruling === null ? null : { right: ruling === 'right', by: who(ruledById), at: ruledAt ?? 0 }
