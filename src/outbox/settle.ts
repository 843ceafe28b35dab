import type { Outcome, Refusal } from '../chat/parcel.ts'
import { telegramRef } from '../domain/refs.ts'
import { REMIND_AFTER_MS, SURVEY_LASTS_MS } from '../domain/survey.ts'
import type { Instant } from '../domain/time.ts'
import { storeFails } from '../store/failure.ts'
import { asEdit, type OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { type Chance, EVEN, isHopeless, isStale, pauseMs, SLOWEST } from './again.ts'
import { takenBack } from './erased-meanwhile.ts'
import { followMove, isCircle } from './moves.ts'
import { oweTopicAgain } from './owe.ts'
import { peek, read } from './payload.ts'
import type { Foregone, Prepared, Rows } from './prepare.ts'
import { runMoved } from './run-progress.ts'
import { awaySent } from './show-away.ts'

/** What becomes of a send, beyond trying again: somebody must be told, or a chat has moved. */
export type Aftermath =
  | { is: 'settled' }
  /** `kept`: it will be tried again all the same. Otherwise whoever is told of it buries it. */
  | { is: 'refused'; rows: readonly OutboxRow[]; because: Refusal; why: string; kept: boolean }

interface When {
  now: Instant
  chance: Chance
}

/** Writes down how a send ended: the receipt, the next try, or that it will never be. One transaction. */
export async function settle(
  store: Store,
  done: Prepared | Foregone,
  outcome: Outcome,
  now: Instant,
  chance: Chance = EVEN,
): Promise<Aftermath> {
  const [row] = done.rows
  switch (outcome.is) {
    case 'done':
      if ('parcel' in done) await arrived(store, done, outcome.receipt, now)
      return { is: 'settled' }
    case 'paced':
      await store.outbox.release(idsOf(done.rows), { notBefore: now + outcome.retryAfterMs })
      return { is: 'settled' }
    case 'apart':
      await store.transaction((tx) => goAlone(tx, done.rows))
      return { is: 'settled' }
    case 'moved':
      return moved(store, done.rows, outcome.to, { now, chance })
    case 'failed':
    case 'unknown':
      await retry(store, done.rows, outcome, { now, chance })
      if (!(await isHopeless(store, row, now))) return { is: 'settled' }
      return { is: 'refused', rows: done.rows, because: 'given-up', why: outcome.why, kept: false }
    case 'refused':
      return refused(store, done, outcome.because, outcome.why, { now, chance })
  }
}

/** It has arrived, whatever becomes of writing that down: only a store that fails makes it be sent again. */
async function arrived(store: Store, done: Prepared, receipt: string, now: Instant): Promise<void> {
  try {
    await store.transaction((tx) => settleDone(tx, done, receipt, now))
  } catch (error) {
    if (storeFails(error)) throw error
    const why = error instanceof Error ? error.name : 'unknown trouble'
    const [{ wanted }] = done.rows
    await store.outbox.release(idsOf(done.rows), { state: 'void', sent: wanted, receipt, sentAt: now, error: why })
    throw error
  }
}

/** The group has a new id: all that goes there follows. Sent in a circle, it is tried again later. */
async function moved(store: Store, rows: Rows, to: string, when: When): Promise<Aftermath> {
  const from = rows[0].chat.replace('telegram:', '')
  if (from === to || (await isCircle(store, from, to))) {
    await retry(store, rows, { is: 'failed', why: 'the group is said to have moved in a circle' }, when)
    return { is: 'settled' }
  }
  await store.transaction(async (tx) => {
    await tx.outbox.release(idsOf(rows))
    await followMove(tx, from, to, when.now)
  })
  return { is: 'settled' }
}

async function settleDone(tx: Store, done: Prepared, receipt: string, now: Instant): Promise<void> {
  const { parcel, rows } = done
  const receipts = receipt.split(',')
  for (const [i, row] of rows.entries()) {
    const { owed } = read(row)
    const own = receipts[i] ?? receipts[0] ?? receipt
    if (await takenBack(tx, row, { parcel, receipt: own, now })) continue
    const place = `${parcel.to.platform}:${parcel.to.chat}`
    await finish(tx, row, parcel.do === 'edit' ? (row.receipt ?? own) : own, now, { shown: done.shown, place })
    const relayed = owed.do === 'relay' ? owed.messageId : owed.do === 'say' ? owed.relays : undefined
    if (relayed !== undefined) await tx.messages.change(relayed, { copyRef: telegramRef(parcel.to.chat, own) })
    if (owed.do === 'clear') await tx.customers.change(owed.customerId, { inbox: null, topicId: null })
    if (owed.do === 'topic') await tx.customers.change(owed.customerId, { topicId: receipt })
    if (owed.do === 'show' && owed.subject.of === 'survey' && row.sent === 0) await delivered(tx, owed.subject.id, now)
    if (owed.do === 'show' && owed.subject.of === 'away') await awaySent(tx, owed.subject.id, parcel, own, now)
  }
}

/** An album that lost a part is none any more: its messages go one by one, and of each it is known what became of it. */
async function goAlone(tx: Store, rows: readonly OutboxRow[]): Promise<void> {
  for (const row of rows) {
    const { owed } = read(row)
    if (owed.do === 'relay') await tx.messages.change(owed.messageId, { album: null })
  }
  await tx.outbox.release(idsOf(rows))
}

/** A living row may have been wanted anew while it was being sent: then it stays pending, as an edit. */
async function finish(
  tx: Store,
  row: OutboxRow,
  receipt: string,
  now: Instant,
  { shown, place = row.chat }: { shown?: string; place?: string },
): Promise<void> {
  const newest = await tx.outbox.find(row.id)
  const again = newest !== null && newest.wanted > row.wanted
  await tx.stuck.clear(row, now)
  // Its group got a new id meanwhile: what was just posted stands in the old one and cannot be edited any more.
  const isLeftBehind = newest !== null && newest.chat !== row.chat && newest.chat !== place
  await tx.outbox.release([row.id], {
    state: again ? 'pending' : 'done',
    ...(again && asEdit(row.id)),
    sent: row.wanted,
    ...(isLeftBehind ? { receipt: null, shown: null } : { receipt, shown }),
    sentAt: now,
    attempts: 0,
    error: null,
  })
}

async function delivered(tx: Store, surveyId: number, now: Instant): Promise<void> {
  const asked = await tx.surveys.find(surveyId)
  if (!asked) return
  await tx.surveys.change(surveyId, {
    // Called off while it was being sent, it was asked all the same.
    ...(asked.state !== 'answered' && { state: 'asked' }),
    deliveredAt: now,
    expiresAt: now + SURVEY_LASTS_MS,
    ...(asked.remindAt !== null && { remindAt: now + REMIND_AFTER_MS }),
  })
  await tx.customers.change(asked.customerId, { surveyedAt: now })
  await runMoved(tx, asked.runId, now)
}

async function retry(
  store: Store,
  rows: Rows,
  outcome: { is: 'failed' | 'unknown'; why: string },
  { now, chance }: When,
): Promise<void> {
  const [row] = rows
  await store.outbox.release(idsOf(rows), {
    state: isStale(row) ? 'done' : 'pending',
    attempts: row.attempts + 1,
    repeats: row.repeats + (outcome.is === 'unknown' ? 1 : 0),
    notBefore: now + pauseMs(row, chance),
    error: outcome.why.slice(0, 500),
  })
}

async function refused(
  store: Store,
  done: Prepared | Foregone,
  because: Refusal,
  why: string,
  when: When,
): Promise<Aftermath> {
  const [row] = done.rows
  const { now } = when
  if (because === 'unchanged') {
    const shown = 'shown' in done ? done.shown : undefined
    await store.transaction((tx) => finish(tx, row, row.receipt ?? '', now, { shown }))
    return { is: 'settled' }
  }
  const threadless = because === 'thread-gone' || because === 'thread-closed'
  if (threadless && (await remakeTopic(store, done.rows, now))) return { is: 'settled' }
  const kept = await waitsForInbox(store, done.rows, because, why, when)
  return { is: 'refused', rows: done.rows, because, why, kept }
}

/**
 * Puts aside what a platform refused for good. `dead`: nobody has got it in any form, and it may be tried again by hand;
 * `void`: trying again is of no use. An edit is kept as it stands: what it shows may change once more.
 */
export async function bury(
  store: Store,
  rows: readonly OutboxRow[],
  { because, why }: { because: Refusal; why: string },
  now: Instant,
): Promise<void> {
  for (const row of rows) {
    const state = restingState(row, because)
    await store.outbox.release([row.id], { state, notBefore: now, error: why.slice(0, 500) })
    await store.stuck.clear({ ...row, attempts: 1 }, now)
  }
}

function restingState(row: OutboxRow, because: Refusal): 'done' | 'dead' | 'void' {
  if (because === 'blocked' || because === 'message-gone') return 'void'
  if (row.sent > 0) return 'done'
  const owed = peek(row)?.owed
  const isQuestion = owed?.do === 'show' && ['survey', 'reminder'].includes(owed.subject.of)
  // A command can be given again, and what is not asked in time is not asked.
  return isQuestion || row.key.startsWith('reply:') ? 'void' : 'dead'
}

/** What goes to an inbox the bot cannot use right now is kept until it can: nothing a customer wrote is dropped. */
async function waitsForInbox(store: Store, rows: Rows, because: Refusal, why: string, when: When): Promise<boolean> {
  const [row, ...others] = rows
  const known = peek(row)
  if (known?.target.at !== 'topic' || (because !== 'chat-gone' && known.owed.do !== 'topic')) return false
  await retry(store, [{ ...row, attempts: Math.max(row.attempts, SLOWEST) }, ...others], { is: 'failed', why }, when)
  return true
}

/** A topic deleted by hand is made again, as is a closed one that cannot be opened. */
async function remakeTopic(store: Store, rows: Rows, now: Instant): Promise<boolean> {
  const target = peek(rows[0])?.target
  if (target?.at !== 'topic') return false
  if (!(await store.outbox.byKey(`topic:${target.customerId}`))) return false
  await store.transaction(async (tx) => {
    await oweTopicAgain(tx, target.customerId, now)
    await tx.outbox.release(idsOf(rows))
  })
  return true
}

const idsOf = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id)
