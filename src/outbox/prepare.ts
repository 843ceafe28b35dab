import { type Address, type Outcome, type Parcel, platformName } from '../chat/parcel.ts'
import { type Reply, say } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import { withoutNotes } from '../domain/notes.ts'
import { lastWords } from '../domain/quote.ts'
import { telegramPlace } from '../domain/refs.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Message } from '../store/messages.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { addressOf } from './address.ts'
import { floodAfter, floodView } from './flood.ts'
import { show } from './living.ts'
import { type Instead, type Owed, subjectKey, type Target } from './owed.ts'
import { peek, read } from './payload.ts'
import { preparePrivacy } from './prepare-privacy.ts'

/** The row a send is for, and those that go along with it. */
export type Rows = readonly [OutboxRow, ...OutboxRow[]]

/** What one send will do, and the rows it settles; `shown` is what a living message will then say. */
export interface Prepared {
  parcel: Parcel
  rows: Rows
  shown?: string
}

/** A send whose ending is known without asking the platform. */
export interface Foregone {
  rows: Rows
  outcome: Outcome
}

/** How many waiting messages may be joined into one, and how long it may get. */
const JOIN_AT_MOST = 30
const JOIN_CHARACTERS = 3500
/** Titles hold 128; the number behind the name must not be what is cut. */
const TITLE_NAME = 100

/**
 * Turns a row into what a channel is asked to do, from the facts as they are now. Null when there is nothing left to say:
 * an alert or a reminder already answered, an edit that changes nothing, nobody to reach. `short` says that the chat's pace
 * was used up.
 */
export async function prepare(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  now: Instant,
  short: boolean,
): Promise<Prepared | Foregone | null> {
  const { target, owed } = read(row)
  if (owed.do === 'topic') return prepareTopic(store, rules, row, owed.customerId)
  if ('while' in owed && owed.while && !(await anyOpen(store, owed.while))) return null
  const to = await addressOf(store, target)
  if (!to) return nowhere(store, row, target, owed)
  switch (owed.do) {
    case 'say': {
      const reply = withOrigin(owed.reply, owed.instead, rules)
      return { rows: [row], parcel: { do: 'post', to, reply, replyTo: owed.replyTo, silent: owed.silent } }
    }
    case 'sound':
      return prepareSound(store, row, to, owed)
    case 'show':
      return prepareLiving(row, to, await shown(store, rules, row, owed, now))
    case 'relay':
      return prepareRelay(store, rules, row, to, owed.messageId, short)
    case 'revise':
      return prepareRevision(store, rules, row, to, owed.messageId)
    case 'clear':
    case 'file':
      return preparePrivacy(store, rules, row, to, owed)
  }
}

/** Without an address most things need not be said; an answer that cannot arrive is told, what waits for its topic waits. */
async function nowhere(store: Store, row: OutboxRow, target: Target, owed: Owed): Promise<Foregone | null> {
  const customer = target.at === 'chat' ? null : await store.customers.find(target.customerId)
  if (target.at === 'topic' && customer?.inbox) {
    return { rows: [row], outcome: { is: 'failed', why: 'the topic is being made' } }
  }
  const blocked = customer !== null && customer.unreachableAt !== null && owed.do === 'relay'
  return blocked
    ? { rows: [row], outcome: { is: 'refused', because: 'blocked', why: 'known to be unreachable' } }
    : null
}

async function anyOpen(store: Store, waits: readonly number[]): Promise<boolean> {
  for (const id of waits) if ((await store.waits.find(id))?.state === 'open') return true
  return false
}

async function prepareTopic(store: Store, rules: ShopRules, row: OutboxRow, id: number): Promise<Prepared | null> {
  const customer = await store.customers.find(id)
  if (!customer?.inbox || customer.topicId || customer.erasedAt !== null) return null
  const name = lastWords(customer.name, TITLE_NAME, TITLE_NAME)
  // A name Telegram does not want must not keep a customer's messages from the team.
  const isRefused = /TITLE/i.test(row.error ?? '')
  const title = isRefused ? `#${customer.id}` : wordsIn(rules.locale).topic.title(name, customer.id)
  return { rows: [row], parcel: { do: 'topic', to: { platform: 'telegram', chat: customer.inbox }, title } }
}

/** A sound is made under an alert already posted, or alone where that was left behind in a group that moved. */
async function prepareSound(
  store: Store,
  row: OutboxRow,
  to: Address,
  owed: { reply: Reply; alertId: number },
): Promise<Prepared | null> {
  const shown = await store.outbox.ofSubject(subjectKey({ of: 'alert', id: owed.alertId }))
  const alert = shown.find(({ chat }) => chat === `${to.platform}:${to.chat}`)
  if (!alert?.sent) return null
  return { rows: [row], parcel: { do: 'post', to, reply: owed.reply, replyTo: alert.receipt ?? undefined } }
}

async function shown(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  { subject, instead }: Extract<Owed, { do: 'show' }>,
  now: Instant,
): Promise<Reply | null> {
  const reply = await show(store, rules, subject, { now, posted: row.receipt !== null })
  return reply && withOrigin(reply, instead, rules)
}

/** What is said somewhere else than it should have been says so. */
function withOrigin(reply: Reply, instead: Instead | undefined, { locale }: ShopRules): Reply {
  if (!instead) return reply
  return { ...reply, body: [...reply.body, { small: wordsIn(locale).owner.instead(platformName(instead.platform)) }] }
}

function prepareLiving(row: OutboxRow, to: Address, reply: Reply | null): Prepared | null {
  if (!reply) return null
  const shown = JSON.stringify(reply)
  if (shown === row.shown) return null
  if (row.receipt === null) return { rows: [row], shown, parcel: { do: 'post', to, reply } }
  return { rows: [row], shown, parcel: { do: 'edit', to, receipt: row.receipt, reply } }
}

async function prepareRelay(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  to: Address,
  messageId: number,
  short: boolean,
): Promise<Prepared | null> {
  const message = await store.messages.find(messageId)
  const from = message && telegramPlace(message.ref)
  if (!message || !from || message.copyRef || message.author === 'note') return null
  const replyTo = await counterpart(store, message.replyTo)
  const spoken = forCustomer(message)
  if (spoken !== message.text && message.kind === 'text') {
    return { rows: [row], parcel: { do: 'post', to, reply: say(spoken ?? ''), replyTo } }
  }
  const flood = short ? await floodAfter(store, row, message) : null
  if (flood) {
    const reply = { body: floodView([message, ...flood.map((one) => one.message)], rules) }
    return { rows: [row, ...flood.map((one) => one.row)], parcel: { do: 'post', to, reply, replyTo } }
  }
  const next = await followers(store, row, message, short)
  if (next.length === 0 || message.album) {
    const messages = [from.messageId, ...next.flatMap((n) => telegramPlace(n.message.ref)?.messageId ?? [])]
    return {
      rows: [row, ...next.map((n) => n.row)],
      parcel: { do: 'copy', to, from: from.chat, messages, replyTo },
    }
  }
  const body = [message, ...next.map((n) => n.message)].map((m) => ({
    text: [{ code: formatClock(m.at, rules.zone, rules.locale) }, ` ${m.text ?? ''}`],
  }))
  return { rows: [row, ...next.map((n) => n.row)], parcel: { do: 'post', to, reply: { body }, replyTo } }
}

/** What the other side may read of a message: the team's notes between the lines of an answer stay with the team. */
function forCustomer({ author, text }: Message): string | null {
  return author === 'human' && text !== null ? withoutNotes(text) : text
}

/** What goes along with a message: the rest of its album; or, when the pace is short, the customer's next texts. */
async function followers(store: Store, row: OutboxRow, first: Message, short: boolean) {
  const joining = short && first.author === 'customer' && first.kind === 'text'
  if (!joining && !first.album) return []
  const taken: { row: OutboxRow; message: Message }[] = []
  let length = first.text?.length ?? 0
  for (const next of await store.outbox.following(row.lane, row.id, JOIN_AT_MOST)) {
    const owed = peek(next)?.owed
    const message = owed?.do === 'relay' ? await store.messages.find(owed.messageId) : null
    if (!message || message.copyRef) break
    length += message.text?.length ?? 0
    const fits = first.album ? message.album === first.album : message.kind === 'text' && length <= JOIN_CHARACTERS
    if (!fits) break
    taken.push({ row: next, message })
  }
  return taken
}

async function prepareRevision(
  store: Store,
  rules: ShopRules,
  row: OutboxRow,
  to: Address,
  messageId: number,
): Promise<Prepared | null> {
  const message = await store.messages.find(messageId)
  const copy = message?.copyRef && telegramPlace(message.copyRef)
  if (!message || !copy) return null
  const text = forCustomer(message) ?? ''
  if (!(await store.messages.isJoined(message.copyRef ?? ''))) {
    return { rows: [row], parcel: { do: 'revise', to, receipt: copy.messageId, kind: message.kind, text } }
  }
  const reply = { body: [{ small: wordsIn(rules.locale).topic.edited }, { text }] }
  return { rows: [row], parcel: { do: 'post', to, reply, replyTo: copy.messageId } }
}

/** The id, on the other side, of the message that `ref` names. */
async function counterpart(store: Store, ref: string | null): Promise<string | undefined> {
  if (!ref) return undefined
  const own = (await store.messages.byRefs([ref])).get(ref)
  const other = own?.copyRef ?? (await store.messages.byCopy(ref))?.ref
  return (other && telegramPlace(other)?.messageId) || undefined
}
