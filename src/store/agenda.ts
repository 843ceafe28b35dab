import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

/** When the next thing of each kind has its time, or had it; null: there is none. */
export interface Agenda {
  /** Of a wait: a warning, an alert, the end of a claim. */
  step: Instant | null
  /** Silence ends a conversation. */
  silence: Instant | null
  /** A customer is to be asked; those of a run go at its own pace. */
  ask: Instant | null
  /** A question was due that has not reached its customer yet. */
  unsent: Instant | null
  /** A survey run began that still goes on. */
  run: Instant | null
  reminder: Instant | null
  expiry: Instant | null
  /** An order should have left the shop. */
  lateOrder: Instant | null
  /** Something was owed that is still to be sent. */
  owed: Instant | null
}

/** Each is the first entry of an index, or of the little that is on its way. */
const AGENDA = `SELECT
  (SELECT MIN("stepAt") FROM "Wait" WHERE "shopId" = ? AND "stepAt" IS NOT NULL) AS "step",
  (SELECT MIN("closesAt") FROM "Conversation" WHERE "shopId" = ? AND "closesAt" IS NOT NULL) AS "silence",
  (SELECT MIN("askAt") FROM "Survey" WHERE "shopId" = ? AND "state" = 'planned' AND "runId" IS NULL) AS "ask",
  (SELECT MIN("askAt") FROM "Survey" WHERE "shopId" = ? AND "state" = 'asked' AND "deliveredAt" IS NULL) AS "unsent",
  (SELECT MIN("createdAt") FROM "SurveyRun" WHERE "shopId" = ? AND "state" = 'running') AS "run",
  (SELECT MIN("remindAt") FROM "Survey"
    WHERE "shopId" = ? AND "state" = 'asked' AND "deliveredAt" IS NOT NULL AND "remindAt" IS NOT NULL) AS "reminder",
  (SELECT MIN("expiresAt") FROM "Survey"
    WHERE "shopId" = ? AND "state" = 'asked' AND "expiresAt" IS NOT NULL) AS "expiry",
  (SELECT MIN("dueAt") FROM "Order" WHERE "shopId" = ? AND "state" IN ('paid', 'packed')
    AND "lateAlertedAt" IS NULL AND "dueAt" IS NOT NULL) AS "lateOrder",
  (SELECT MIN("createdAt") FROM "Outbox" WHERE "shopId" = ? AND "state" = 'pending') AS "owed"`

/** What the sweep looks at every second: one question for all that has a time. */
export function agenda({ db, shopId, sql }: Scope): () => Promise<Agenda> {
  const values = Array.from(AGENDA.matchAll(/\?/g), () => shopId)
  return async () => {
    const [row] = await db.$queryRawUnsafe<Record<keyof Agenda, bigint | null>[]>(sql(AGENDA), ...values)
    const at = (name: keyof Agenda) => (row?.[name] == null ? null : Number(row[name]))
    return {
      step: at('step'),
      silence: at('silence'),
      ask: at('ask'),
      unsent: at('unsent'),
      run: at('run'),
      reminder: at('reminder'),
      expiry: at('expiry'),
      lateOrder: at('lateOrder'),
      owed: at('owed'),
    }
  }
}
