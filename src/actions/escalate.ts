import { button } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { openSeconds } from '../domain/hours.ts'
import { localeOf } from '../domain/locale.ts'
import { nextStep, percentAt, type Step } from '../domain/steps.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { PRIORITY, type Target } from '../outbox/owed.ts'
import { isHeard } from '../store/accounts.ts'
import type { Wait } from '../store/waits.ts'
import { climb } from './climb.ts'
import type { Desk } from './desk.ts'
import { each } from './each.ts'
import { refold } from './refold.ts'
import { foldRules } from './rules.ts'
import { showOwners } from './show-owners.ts'
import { percentOf, promiseOf, remind, showHeld, sound } from './sound.ts'
import { teamName } from './team-name.ts'
import { peaceUntil } from './tell-team.ts'

/** So many waits due within a minute are alerted one by one; further ones share a message. */
const SINGLES = 5
const WINDOW_MS = MINUTE_MS
/** Lines one shared message holds: within both platforms' limits with a button each. */
const GROUP_LINES = 40
const AT_ONCE = 200
/** An alert decided this long after its time was held up, or hours or targets have changed: it comes with the others like it. */
const BELATED_MS = 10 * SECOND_MS

/**
 * Takes the next step of every wait whose time has come: warn the admin, alert the owner, end a claim, sound again.
 * `backlog` is set for what fell due while the bot was away: that comes as one grouped message.
 */
export async function escalate(desk: Desk, now: Instant, backlog: boolean): Promise<void> {
  for (;;) {
    const due = await desk.store.waits.due(now, AT_ONCE)
    if (due.length === 0) return
    await each(desk, due, (within, wait) => takeStep(within, wait.id, now, backlog))
  }
}

async function takeStep(desk: Desk, waitId: number, now: Instant, backlog: boolean): Promise<void> {
  const wait = await desk.store.waits.find(waitId)
  if (!wait || wait.stepAt === null || wait.stepAt > now) return
  if (wait.state === 'quiet') return refold(desk, wait.customerId, wait.openedAt, now, now)
  const customer = await desk.store.customers.find(wait.customerId)
  const account = (await desk.store.accounts.all()).find(({ id }) => id === customer?.accountId)
  // Nobody knows what was answered where nothing is heard.
  if (account && !isHeard(account)) return void (await desk.store.waits.change(wait.id, { stepAt: null }))
  const conversation = await desk.store.conversations.find(wait.conversationId)
  const assigned = conversation?.assignedId ?? null
  const rules = foldRules(desk.rules, null)
  const next = nextStep(wait, assigned !== null, rules)
  const grouped = backlog || (next !== null && now - next.at > BELATED_MS)
  const changes = next && next.at <= now ? await act(desk, wait, next.step, assigned, now, grouped) : {}
  const step = nextStep({ ...wait, ...changes }, assigned !== null, rules)
  await desk.store.waits.change(wait.id, { ...changes, stepAt: step?.at ?? null })
}

type Changes = Partial<Pick<Wait, 'warnedAt' | 'alertedAt' | 'soundedAt' | 'toldPercent' | 'alertId'>> &
  Partial<Pick<Wait, 'claimUntil' | 'claimedById' | 'snoozedUntil'>>

async function act(
  desk: Desk,
  wait: Wait,
  step: Step,
  assigned: number | null,
  now: Instant,
  grouped: boolean,
): Promise<Changes> {
  switch (step) {
    case 'warn':
      if (wait.dueAt === null || now < wait.dueAt) await warn(desk, wait, assigned, now)
      return { warnedAt: now }
    case 'alert':
      return {
        ...QUIET_OVER,
        alertedAt: now,
        alertId: await alert(desk, wait, now, grouped),
        soundedAt: soundedBy(desk, wait, now),
      }
    case 'expire':
      await sound(desk, wait, wait.claimedById === null ? 'snooze' : 'claim', now)
      return { ...QUIET_OVER, soundedAt: wait.soundedAt ?? soundedBy(desk, wait, now) }
    case 'sound':
      await remind(desk, wait, now)
      return { soundedAt: now }
    case 'tell':
      return { toldPercent: await climb(desk, wait, now) }
  }
}

const QUIET_OVER = { claimUntil: null, claimedById: null, snoozedUntil: null }

/** What makes a sound once it is time for the sound under the alert is that sound. */
function soundedBy({ rules }: Desk, wait: Wait, now: Instant): Instant | null {
  const at = percentAt(wait, rules.alerts.ladder.soundAt, foldRules(rules, null))
  return at !== null && at <= now ? now : null
}

/** The alert this wait belongs to: its own, or the shared one when many fall due together. */
async function alert(desk: Desk, wait: Wait, now: Instant, grouped: boolean): Promise<number> {
  const { store } = desk
  const alone = !grouped && (await store.alerts.singlesSince(now - WINDOW_MS)) < SINGLES
  const shared = alone ? null : await store.alerts.groupSince(now - WINDOW_MS, GROUP_LINES)
  const percent = percentOf(desk, wait, now)
  if (shared !== null) {
    await showHeld(desk, shared, percent, now)
    await touch(store, { of: 'alert', id: shared }, now)
    return shared
  }
  const id = await store.alerts.add(!alone, now)
  await showOwners(desk, `alert:${id}`, { of: 'alert', id }, now, percent)
  return id
}

/** Some time before the target has passed the assigned admin is reminded, where they answer. */
async function warn(desk: Desk, wait: Wait, assigned: number | null, now: Instant): Promise<void> {
  const { store, rules } = desk
  const customer = await store.customers.find(wait.customerId)
  const person = (await store.people.all()).find((p) => p.id === assigned)
  if (!customer || !person) return
  const account = (await store.accounts.all()).find((a) => a.id === customer.accountId)
  const target: Target = account
    ? { at: 'chat', platform: 'telegram', chat: account.userChatId }
    : { at: 'topic', customerId: customer.id }
  const { alert: w, promise: p } = wordsIn(localeOf(person.locale) ?? rules.locale)
  const waited = openSeconds(rules.schedule, wait.openedAt, now)
  const name = teamName(customer)
  const promised = await promiseOf(desk, wait)
  const text =
    promised === null ? w.warn(name, waited, wait.targetSeconds) : p.warn(name, promised, waited, wait.targetSeconds)
  // In a topic the chat itself is at hand; family chats of a Business account are one tap from being left alone.
  const buttons = account && [
    [button(w.dismiss, `dismiss ${customer.id}-${wait.id}`)],
    [button(w.notCustomer, `notcustomer ${customer.id}`)],
  ]
  await owe(store, {
    key: `warn:${wait.id}`,
    target,
    owed: { do: 'say', reply: { body: [{ text: [{ mention: person }, ': ', text] }], buttons }, while: [wait.id] },
    priority: PRIORITY.alert,
    now,
    heldUntil: target.at === 'chat' ? await peaceUntil(desk, target, now, percentOf(desk, wait, now)) : null,
  })
}
