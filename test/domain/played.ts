import { DateTime } from 'luxon'
import { type ActFact, type FoldRules, fold, type MessageFact } from '../../src/domain/fold.ts'
import { dueAt, openSeconds, type Schedule } from '../../src/domain/hours.ts'
import { shiftsOf } from '../../src/domain/shift.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'

export const SARI = 1
export const BUDI = 2

export const always: Schedule = { zone: 'Asia/Jakarta', weekly: 'always', overrides: {}, holidays: {}, breaks: {} }

/** Ten minutes for a first answer, fifteen for the others, thirty for a promise. */
export function rulesOf(schedule: Schedule): FoldRules {
  return {
    openSeconds: (from, to) => openSeconds(schedule, from, to),
    dueAt: (from, target) => dueAt(schedule, from, target),
    ...shiftsOf([], schedule),
    targetSeconds: { first: 600, next: 900, promise: 1800 },
    autoResolveMs: 12 * 60 * MINUTE_MS,
    reopenWithinMs: 72 * 60 * MINUTE_MS,
  }
}

export const at = (text: string) => DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm', { zone: 'Asia/Jakarta' }).toMillis()

export type Line = [when: string, who: 'customer' | 'sari' | 'budi' | 'nobody' | ActFact['kind'], what?: string]

const CREDITED: Record<string, number | null> = { sari: SARI, budi: BUDI, nobody: null }
const WHEN = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`

/**
 * A chat as a table. "?" marks a question, "~" a courtesy, "…" a holding reply, "." a brief one, "x WHEN" a message deleted
 * then, "e WHEN" a holding reply edited into an answer then; acts name who they are for. Lines are heard from the top.
 */
export function played(lines: Line[], { schedule = always, until = null as string | null, shuffle = false } = {}) {
  const messages: MessageFact[] = []
  const acts: ActFact[] = []
  for (const [i, [when, who, what = '']] of lines.entries()) {
    const order = i + 1
    if (who === 'customer' || who in CREDITED) {
      const [, deleted] = new RegExp(`x (${WHEN})`).exec(what) ?? []
      const [, followed] = new RegExp(`e (${WHEN})`).exec(what) ?? []
      messages.push({
        id: order,
        at: at(when),
        order,
        author: who === 'customer' ? 'customer' : 'human',
        creditId: CREDITED[who] ?? null,
        courtesy: what === '~',
        question: what === '?',
        holding: what.startsWith('…'),
        brief: what === '.',
        followedAt: followed ? at(followed) : null,
        deletedAt: deleted ? at(deleted) : null,
      })
    } else {
      const toId = CREDITED[what] ?? null
      acts.push({ at: at(when), order, kind: who as ActFact['kind'], byId: who === 'claim' ? toId : SARI, toId })
    }
  }
  if (shuffle) messages.reverse()
  return fold(messages, acts, rulesOf(schedule), null, until === null ? null : at(until))
}

export const waitsOf = (...args: Parameters<typeof played>) => played(...args).flatMap((c) => c.waits)
