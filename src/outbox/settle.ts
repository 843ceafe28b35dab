import type { Outcome, Refusal } from '../chat/parcel.ts'
import { telegramRef } from '../domain/refs.ts'
import { REMIND_AFTER_MS, SURVEY_LASTS_MS } from '../domain/survey.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import { asEdit, type OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { followMove } from './moves.ts'
import { oweTopicAgain } from './owe.ts'
import { PRIORITY } from './owed.ts'
import { type Foregone, type Prepared, type Rows, read } from './prepare.ts'
import { runMoved } from './run-progress.ts'
import { awaySent } from './show-away.ts'

/** What becomes of a send, beyond trying again: somebody must be told, or a chat has moved. */
export type Aftermath =
  | { is: 'settled' }
  | { is: 'paused'; until: Instant; all: boolean }
  /** `kept`: it will be tried again all the same. Otherwise whoever is told of it buries it. */
  | { is: 'refused'; rows: readonly OutboxRow[]; because: Refusal; why: string; kept: boolean }

const GROWING_MS = [SECOND_MS, 2 * SECOND_MS, 5 * SECOND_MS, 15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS]
/** At one a minute about a day: an edit nobody could be shown for so long is no longer news. */
const EDIT_TRIES = 24 * 60

/** Writes down how a send ended: the receipt, the next try, or that it will never be. One transaction. */
export async function settle(
  store: Store,
  done: Prepared | Foregone,
  outcome: Outcome,
  now: Instant,
): Promise<Aftermath> {
  const [row] = done.rows
  switch (outcome.is) {
    case 'done':
      if ('parcel' in done) await store.transaction((tx) => settleDone(tx, done, outcome.receipt, now))
      return { is: 'settled' }
    case 'paced':
      await store.outbox.release(idsOf(done.rows), { notBefore: now + outcome.retryAfterMs })
      return { is: 'paused', until: now + outcome.retryAfterMs, all: outcome.all ?? false }
    case 'apart':
      await store.transaction((tx) => goAlone(tx, done.rows))
      return { is: 'settled' }
    case 'moved':
      await store.transaction(async (tx) => {
        await tx.outbox.release(idsOf(done.rows))
        await followMove(tx, row.chat.replace('telegram:', ''), outcome.to, now)
      })
      return { is: 'settled' }
    case 'failed':
    case 'unknown':
      await retry(store, done.rows, outcome, now)
      return { is: 'settled' }
    case 'refused':
      return refused(store, done, outcome.because, outcome.why, now)
  }
}

async function settleDone(tx: Store, done: Prepared, receipt: string, now: Instant): Promise<void> {
  const { parcel, rows } = done
  const receipts = receipt.split(',')
  for (const [i, row] of rows.entries()) {
    const { owed } = read(row)
    const own = receipts[i] ?? receipts[0] ?? receipt
    await finish(tx, row, parcel.do === 'edit' ? (row.receipt ?? own) : own, now, done.shown)
    if (owed.do === 'relay') await tx.messages.change(owed.messageId, { copyRef: telegramRef(parcel.to.chat, own) })
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
async function finish(tx: Store, row: OutboxRow, receipt: string, now: Instant, shown?: string): Promise<void> {
  const newest = await tx.outbox.find(row.id)
  const again = newest !== null && newest.wanted > row.wanted
  await tx.outbox.release([row.id], {
    state: again ? 'pending' : 'done',
    ...(again && asEdit(row.id)),
    sent: row.wanted,
    receipt,
    shown,
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
  now: Instant,
): Promise<void> {
  const [row] = rows
  const pause = GROWING_MS[Math.min(row.attempts, GROWING_MS.length - 1)] ?? MINUTE_MS
  const stale = row.priority === PRIORITY.edit && row.attempts > EDIT_TRIES
  await store.outbox.release(idsOf(rows), {
    state: stale ? 'done' : 'pending',
    attempts: row.attempts + 1,
    repeats: row.repeats + (outcome.is === 'unknown' ? 1 : 0),
    notBefore: now + pause,
    error: outcome.why.slice(0, 500),
  })
}

async function refused(
  store: Store,
  done: Prepared | Foregone,
  because: Refusal,
  why: string,
  now: Instant,
): Promise<Aftermath> {
  const [row] = done.rows
  if (because === 'unchanged') {
    const shown = 'shown' in done ? done.shown : undefined
    await store.transaction((tx) => finish(tx, row, row.receipt ?? '', now, shown))
    return { is: 'settled' }
  }
  const threadless = because === 'thread-gone' || because === 'thread-closed'
  if (threadless && (await remakeTopic(store, done.rows, now))) return { is: 'settled' }
  const kept = await waitsForInbox(store, done.rows, because, why, now)
  return { is: 'refused', rows: done.rows, because, why, kept }
}

/** Gives up what a platform refused for good. */
export async function bury(store: Store, rows: readonly OutboxRow[], why: string): Promise<void> {
  await store.outbox.release(idsOf(rows), { state: 'dead', error: why.slice(0, 500) })
}

/** What goes to an inbox the bot cannot use right now is kept until it can: nothing a customer wrote is dropped. */
async function waitsForInbox(store: Store, rows: Rows, because: Refusal, why: string, now: Instant): Promise<boolean> {
  const [row, ...others] = rows
  const { target, owed } = read(row)
  if (target.at !== 'topic' || (because !== 'chat-gone' && owed.do !== 'topic')) return false
  await retry(store, [{ ...row, attempts: GROWING_MS.length }, ...others], { is: 'failed', why }, now)
  return true
}

/** A topic deleted by hand is made again, as is a closed one that cannot be opened. */
async function remakeTopic(store: Store, rows: Rows, now: Instant): Promise<boolean> {
  const { target } = read(rows[0])
  if (target.at !== 'topic') return false
  if (!(await store.outbox.byKey(`topic:${target.customerId}`))) return false
  await store.transaction(async (tx) => {
    await oweTopicAgain(tx, target.customerId, now)
    await tx.outbox.release(idsOf(rows))
  })
  return true
}

const idsOf = (rows: readonly OutboxRow[]) => rows.map(({ id }) => id)
