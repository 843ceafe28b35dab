import type { Mention, Reply } from '../chat/reply.ts'
import { type AlertLine, alertView, groupView } from '../chat/views/alert.ts'
import { wordsIn } from '../chat/words/index.ts'
import { openSeconds } from '../domain/hours.ts'
import { maskPhones } from '../domain/mask.ts'
import type { Person } from '../domain/people.ts'
import type { ShopRules } from '../domain/rules.ts'
import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import { chatLink, type Wait } from '../store/waits.ts'

/** An alert as it should read now. One nobody has seen yet is not sent when nobody waits any more. */
export async function showAlert(
  store: Store,
  rules: ShopRules,
  id: number,
  { now, posted }: { now: Instant; posted: boolean },
): Promise<Reply | null> {
  const team = await store.people.all()
  const lines: AlertLine[] = []
  for (const wait of await store.waits.ofAlert(id)) lines.push(await alertLine(store, rules, team, wait, now))
  const shown = posted ? lines : lines.filter((line) => line.state === 'open')
  const [only] = shown
  if (!only) return null
  return lines.length > 1 ? groupView(shown, rules) : alertView(only, rules)
}

async function alertLine(
  store: Store,
  rules: ShopRules,
  team: readonly Person[],
  wait: Wait,
  now: Instant,
): Promise<AlertLine> {
  const customer = await store.customers.find(wait.customerId)
  const conversation = await store.conversations.find(wait.conversationId)
  const opener = await store.messages.find(wait.openerId)
  const isPromise = wait.kind === 'promise'
  // A promise begins with the admin's words; the customer's may be older.
  const since = isPromise ? (conversation?.startedAt ?? wait.openedAt) : wait.openedAt
  const [newest] = await store.messages.customerWords(wait.customerId, since, 1)
  const last = newest ?? (isPromise ? null : opener)
  const who = (id: number | null): Mention | null => team.find((p) => p.id === id) ?? null
  const name = maskPhones(customer?.name ?? '')
  return {
    waitId: wait.id,
    number: wait.customerId,
    customer: conversation?.trial ? wordsIn(rules.locale).alert.trial(name) : name,
    state: customer?.ignored ? 'ignored' : wait.state,
    openedAt: wait.openedAt,
    waitedSeconds: wait.openSeconds ?? openSeconds(rules.schedule, wait.openedAt, now),
    targetSeconds: wait.targetSeconds,
    assigned: who(conversation?.assignedId ?? null),
    claimed: who(wait.claimedById),
    snoozedUntil: wait.snoozedUntil !== null && wait.snoozedUntil > now ? wait.snoozedUntil : null,
    answeredBy: who(wait.answeredById),
    holding: wait.holding,
    promise: isPromise
      ? {
          by: who(opener?.creditId ?? null),
          words: maskPhones(opener?.text ?? ''),
          agoSeconds: (now - wait.openedAt) / SECOND_MS,
        }
      : null,
    words: last ? maskPhones(last.text ?? `[${last.kind}]`) : '',
    href: customer ? chatLink(customer) : null,
    business: customer?.channel === 'business',
  }
}
