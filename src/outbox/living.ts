import type { Mention, Reply } from '../chat/reply.ts'
import { accountView } from '../chat/views/account.ts'
import { type AlertLine, alertView, groupView } from '../chat/views/alert.ts'
import { wordsIn } from '../chat/words/index.ts'
import { openSeconds } from '../domain/hours.ts'
import type { Person } from '../domain/people.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import { chatLink, type Wait } from '../store/waits.ts'
import type { Subject } from './owed.ts'
import { showFinding } from './show-finding.ts'
import { showComment, showReminder, showRun, showScore, showSurvey } from './show-survey.ts'

/** A living message as it should read now; null when there is nothing left to say. `posted`: people have seen it before. */
export async function show(
  store: Store,
  rules: ShopRules,
  subject: Subject,
  { now, posted }: { now: Instant; posted: boolean },
): Promise<Reply | null> {
  switch (subject.of) {
    case 'alert':
      return showAlert(store, rules, subject.id, now, posted)
    case 'survey':
      return showSurvey(store, rules, subject.id, { now, posted })
    case 'reminder':
      return showReminder(store, rules, subject.id, { now, posted })
    case 'run':
      return showRun(store, rules, subject.id, now)
    case 'score':
      return showScore(store, rules, subject.id, posted)
    case 'comment':
      return showComment(store, rules, subject.id, posted)
    case 'finding':
      return showFinding(store, rules, subject.id, posted)
    case 'account': {
      const account = (await store.accounts.all()).find((a) => a.id === subject.id)
      return account ? accountView(account, rules.locale) : null
    }
  }
}

/** An alert nobody has seen yet is not sent when nobody waits any more. */
async function showAlert(store: Store, rules: ShopRules, id: number, now: Instant, posted: boolean) {
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
  const [newest] = await store.messages.customerWords(wait.customerId, wait.openedAt, 1)
  const last = newest ?? (await store.messages.find(wait.openerId))
  const who = (id: number | null): Mention | null => team.find((p) => p.id === id) ?? null
  return {
    waitId: wait.id,
    number: wait.customerId,
    customer: conversation?.trial ? wordsIn(rules.locale).alert.trial(customer?.name ?? '') : (customer?.name ?? ''),
    state: customer?.ignored ? 'ignored' : wait.state,
    openedAt: wait.openedAt,
    waitedSeconds: wait.openSeconds ?? openSeconds(rules.schedule, wait.openedAt, now),
    targetSeconds: wait.targetSeconds,
    assigned: who(conversation?.assignedId ?? null),
    claimed: who(wait.claimedById),
    snoozedUntil: wait.snoozedUntil !== null && wait.snoozedUntil > now ? wait.snoozedUntil : null,
    answeredBy: who(wait.answeredById),
    words: last ? (last.text ?? `[${last.kind}]`) : '',
    href: customer ? chatLink(customer) : null,
    business: customer?.channel === 'business',
  }
}
