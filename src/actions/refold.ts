import { holderAt } from '../domain/admin-clock.ts'
import { type FoldedConversation, type FoldedWait, fold } from '../domain/fold.ts'
import { QUIET_LASTS_MS } from '../domain/folding-chat.ts'
import type { Person } from '../domain/people.ts'
import { CLAIM_LASTS_MS, nextStep, type StepRules } from '../domain/steps.ts'
import type { Instant } from '../domain/time.ts'
import { touch } from '../outbox/owe.ts'
import { type Account, isHeard } from '../store/accounts.ts'
import type { Conversation, KnownConversation } from '../store/conversations.ts'
import type { Store } from '../store/store.ts'
import type { Wait } from '../store/waits.ts'
import { creditOrders } from './credit-orders.ts'
import type { Desk } from './desk.ts'
import { judgeConversations } from './judge-conversation.ts'
import { tellNeverDue } from './never-due.ts'
import { planSurvey } from './plan-survey.ts'
import { foldRules } from './rules.ts'
import { teamName } from './team-name.ts'

/** No fact has changed: silence has taken its course, or the rules are others now. */
export const NOTHING_HEARD: Instant = Number.POSITIVE_INFINITY

/**
 * Brings a chat's conversations and waits up to date with its messages and acts, from `from` on, and lets follow what
 * follows: alerts that now say something else, questions planned or called off. Call it in the transaction of the fact that
 * changed. `until` is how far silence may be judged; null while only hearing. `heardFrom`: nothing said or done before is
 * known anew.
 */
export async function refold(
  desk: Desk,
  customerId: number,
  from: Instant,
  now: Instant,
  until: Instant | null = null,
  heardFrom: Instant = until === null ? from : NOTHING_HEARD,
): Promise<void> {
  const { store, rules } = desk
  const customer = await store.customers.find(customerId)
  // Without words nothing can be judged anew: what was measured stays.
  if (customer === null || customer.erasedAt !== null) return
  const begin = Math.min((await store.conversations.latest(customerId, from))?.startedAt ?? from, from)
  const { messages, acts } = await store.messages.events(customerId, begin)
  const before = await store.messages.before(customerId, begin)
  const team = await store.people.all()
  const account = (await store.accounts.all()).find(({ id }) => id === customer.accountId)
  const how = foldRules(rules, customer.channel, team)
  const known = {
    conversations: await store.conversations.since(customerId, begin),
    waits: await store.waits.since(customerId, begin),
  }
  // What silence has ended stays ended, unless something heard speaks against it.
  const silent = known.conversations.some((c) => c.ended === 'silence')
  const folded = fold(messages, acts, how, before, until ?? (silent ? now : null), ownerOf(account, team))
  // What began here has turned out to begin nothing: it belongs to what came before.
  const earlier = folded[0]?.startedAt === begin ? null : await store.conversations.latest(customerId, begin - 1)
  if (earlier) return refold(desk, customerId, earlier.startedAt, now, until, heardFrom)
  const [first] = known.conversations
  const kept = folded.length === 0 && first ? [emptied(first)] : folded
  const rows = await putConversations(store, customerId, kept, known.conversations)
  const heard = account === undefined || isHeard(account)
  const neverDue = await putWaits(store, { ...how, heard }, customerId, folded, rows, known.waits, { now, heardFrom })
  if (neverDue) await tellNeverDue(desk, teamName(customer), now)
  for (const gone of known.conversations.filter((c) => !rows.some((r) => r.row.id === c.id))) {
    const heir = rows.findLast(({ row }) => row.startedAt <= gone.startedAt) ?? rows[0]
    await store.conversations.remove(gone.id, heir?.row.id)
  }
  for (const { row, was } of rows) await planSurvey({ store, rules }, row, was, now)
  await judgeConversations(desk, rows, from, now)
  await creditOrders(desk, customerId)
}

/** Whose the chats of an account are by themselves: the one person's who writes from it. */
function ownerOf(account: Account | undefined, team: readonly Person[]): number | null {
  if (!account || account.shared) return null
  return team.find(({ id, shared }) => id === account.personId && !shared)?.id ?? null
}

/** Nothing is left of a chat's only conversation: it stays on record, ended as it began, for what was said and asked about it. */
function emptied({ startedAt, trial }: Conversation): FoldedConversation {
  const nobody = { endedById: null, assignedId: null, answered: false, firstAnswerAt: null }
  const unanswered = { lastAnswerAt: null, lastAnswerBy: null }
  const over = { endedAt: startedAt, ended: 'silence', closesAt: null, reopened: 0 } as const
  return { startedAt, trial, ...over, ...nobody, ...unanswered, stretches: [], parts: [], waits: [] }
}

interface Put {
  row: Conversation
  was: Conversation | undefined
}

/** A conversation keeps its row while it keeps its start; one whose start moved takes the row left over in its place. */
async function putConversations(
  store: Store,
  customerId: number,
  folded: FoldedConversation[],
  known: KnownConversation[],
): Promise<Put[]> {
  const exact = new Map(known.map((c) => [c.startedAt, c]))
  const left = known.filter((c) => !folded.some((f) => f.startedAt === c.startedAt))
  const puts: Put[] = []
  for (const f of folded) {
    const was = exact.get(f.startedAt) ?? left.shift()
    puts.push({ row: await store.conversations.put(customerId, f, was), was })
  }
  return puts
}

/** What steps go by; nothing is done about a chat that cannot be heard. */
type HeardRules = StepRules & { heard: boolean }

interface When {
  now: Instant
  /** Nothing said or done before is known anew. */
  heardFrom: Instant
}

/** Whether somebody began to wait who will never be late. */
async function putWaits(
  store: Store,
  rules: HeardRules,
  customerId: number,
  folded: FoldedConversation[],
  rows: Put[],
  known: Wait[],
  when: When,
): Promise<boolean> {
  const { now } = when
  let neverDue = false
  const all = folded.flatMap((f, i) => f.waits.map((wait) => ({ wait, conversation: rows[i]?.row })))
  const matched = match(
    all.map((a) => a.wait),
    known,
  )
  const fallback = rows[0]?.row.id
  for (const gone of known.filter((k) => ![...matched.values()].includes(k))) await retire(store, gone, fallback, now)
  for (const { wait, conversation } of all) {
    if (!conversation) continue
    const was = matched.get(wait)
    if (was && isFinal(was, wait, conversation.id)) {
      await settleWords(store, was, wait)
      await settlePromise(store, was, wait)
      await settleCredit(store, was, wait, when)
      continue
    }
    const data = { ...row(wait, was, conversation, rules, when), conversationId: conversation.id }
    if (wait.state === 'open' && wait.dueAt === null && (!was || was.dueAt !== null)) neverDue = true
    const put = was ? await store.waits.change(was.id, data) : await store.waits.add({ ...data, customerId })
    if (put.alertId !== null) await touch(store, { of: 'alert', id: put.alertId }, now)
  }
  return neverDue
}

/** A wait is the one that opened with the same message, or the one that swallowed it. */
function match(folded: FoldedWait[], known: Wait[]): Map<FoldedWait, Wait> {
  const matched = new Map<FoldedWait, Wait>()
  for (const k of known) {
    const exact = folded.find((f) => f.openerId === k.openerId)
    if (exact) matched.set(exact, k)
  }
  const taken = new Set(matched.values())
  for (const k of known) {
    const swallowed = folded.find((f) => !matched.has(f) && f.messageIds.includes(k.openerId))
    if (!taken.has(k) && swallowed) matched.set(swallowed, k)
  }
  return matched
}

/** Once alerted, a wait that turned out not to be one stays on record as withdrawn, for its alert to say so. */
async function retire(store: Store, wait: Wait, conversationId: number | undefined, now: Instant): Promise<void> {
  if (wait.alertId === null || conversationId === undefined) return store.waits.remove(wait.id)
  const closedAt = wait.state === 'withdrawn' ? wait.closedAt : now
  const changes = { state: 'withdrawn', closedAt, decidedAt: null, stepAt: null, conversationId } as const
  await store.waits.change(wait.id, changes)
  await touch(store, { of: 'alert', id: wait.alertId }, now)
}

/** Closed before in just this way: its figures were written then and stay, whatever the rules are now. */
function isFinal(was: Wait, wait: FoldedWait, conversationId: number): boolean {
  return (
    was.closedAt !== null &&
    was.closedAt === wait.closedAt &&
    was.state === wait.state &&
    was.kind === wait.kind &&
    was.openedAt === wait.openedAt &&
    was.openerId === wait.openerId &&
    was.answerId === wait.answerId &&
    was.conversationId === conversationId
  )
}

/** What was heard late may have asked something: that is counted, and what was measured stays. */
async function settleWords(
  store: Store,
  was: Wait,
  { question, afterCourtesy, briefAnswer }: FoldedWait,
): Promise<void> {
  if (was.question === question && was.afterCourtesy === afterCourtesy && was.briefAnswer === briefAnswer) return
  await store.waits.change(was.id, { question, afterCourtesy, briefAnswer })
}

/** What a holding reply promised comes out after the wait it answered was closed; once it has, that stays too. */
async function settlePromise(store: Store, was: Wait, wait: FoldedWait): Promise<void> {
  if (!was.holding) return
  const { promiseDueAt, promiseEndedAt, substantialSeconds, adminSubstantialSeconds } = wait
  const isSame =
    was.promiseEndedAt === promiseEndedAt && (was.substantialSeconds === null) === (substantialSeconds === null)
  if (isSame && (promiseEndedAt !== null || was.promiseDueAt === promiseDueAt)) return
  await store.waits.change(was.id, { promiseDueAt, promiseEndedAt, substantialSeconds, adminSubstantialSeconds })
}

/**
 * A signature put in afterwards says who answered, and what was heard late whose it was when; what the shop has measured
 * stays, and so does everything where hours or targets are others by now.
 */
async function settleCredit(store: Store, was: Wait, wait: FoldedWait, when: When): Promise<void> {
  const { answeredById, adminSeconds, adminSubstantialSeconds } = wait
  const isOthers = was.answeredById !== answeredById
  if (!isOthers && !(when.heardFrom < (was.closedAt ?? 0) && isMeasuredAlike(was, wait))) return
  const chargedId = isMeasuredAlike(was, wait) ? chargedTo(wait, was, when) : was.chargedId
  const credited = { answeredById, adminSeconds, adminSubstantialSeconds, chargedId }
  if (CREDITED.every((name) => was[name] === credited[name])) return
  await store.waits.change(was.id, credited)
  if (isOthers && was.alertId !== null) await touch(store, { of: 'alert', id: was.alertId }, when.now)
}

const CREDITED = ['answeredById', 'adminSeconds', 'adminSubstantialSeconds', 'chargedId'] as const

const isMeasuredAlike = (was: Wait, { dueAt, targetSeconds, openSeconds }: FoldedWait): boolean =>
  was.dueAt === dueAt && was.targetSeconds === targetSeconds && was.openSeconds === openSeconds

/** Whose it was when its time ran out stays, whoever leaves the team or works other hours since; not when it turns out otherwise. */
function chargedTo(wait: FoldedWait, was: Wait | undefined, { now, heardFrom }: When): number | null {
  const { dueAt, chargedId } = wait
  if (!was || dueAt === null || was.dueAt !== dueAt || dueAt >= now) return chargedId
  return heardFrom > dueAt || was.chargedId === holderAt(wait, dueAt) ? was.chargedId : chargedId
}

function row(wait: FoldedWait, was: Wait | undefined, conversation: Conversation, rules: HeardRules, when: When) {
  const { now } = when
  const { messageIds, assignments, substantialAt, ...facts } = wait
  const last = assignments.length > 1 ? assignments.at(-1) : undefined
  // Given by the bot it is nobody's word, and must not quiet the alert.
  const claim = last?.byId === null ? undefined : last
  const claimUntil = claim ? claim.at + CLAIM_LASTS_MS : null
  // A claim that ran out stays over, unless nobody has been told of it yet.
  const claimed = claim && claimUntil !== null && (claimUntil > now || was?.claimUntil === claimUntil)
  const data = {
    ...facts,
    chargedId: chargedTo(wait, was, when),
    claimedById: claimed ? claim.toId : null,
    claimUntil: claimed ? claimUntil : null,
    snoozedUntil: was?.snoozedUntil ?? null,
    warnedAt: was?.warnedAt ?? null,
    alertedAt: was?.alertedAt ?? null,
    soundedAt: was?.soundedAt ?? null,
    toldPercent: was?.toldPercent ?? 0,
  }
  const step = rules.heard ? nextStep(data, conversation.assignedId !== null, rules) : null
  return { ...data, stepAt: wait.state === 'quiet' ? wait.openedAt + QUIET_LASTS_MS : (step?.at ?? null) }
}
