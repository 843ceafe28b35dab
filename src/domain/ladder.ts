import type { Said } from './settings.ts'

/** Whom a rung tells in private: everybody with that role, or one person by id. */
export type Told = 'lead' | 'owner' | number

/** A private message once this much of the target has passed. */
export interface Rung {
  percent: number
  to: Told
}

/**
 * After what part of a wait's target what happens. The alert itself stands at 100 % and cannot be moved: before it only the
 * admin who holds the chat is reminded, after it further people are told in private.
 */
export interface Ladder {
  /** When the admin who holds the chat is reminded, percent; null: never. */
  remindAt: number | null
  /** When a sound is made under the alert, percent. */
  soundAt: number
  /** Lowest first. */
  rungs: readonly Rung[]
}

export const LADDER = 'ALERT_LADDER'

const ALERT_AT = 100
const SOUND_AT_LEAST = 150
const HIGHEST = 10_000
const MOST_RUNGS = 12

/** What a shop has that has said nothing. */
export const DEFAULT_LADDER: Ladder = { remindAt: 75, soundAt: 300, rungs: [] }

/** What is asked of the ladder: who is told at a percentage, or that nobody is any more. */
export type Wanted = Told | 'admin' | 'sound' | 'off'

/** Why a ladder cannot be changed like that. */
export type LadderProblem =
  | 'alert-stays'
  | 'sound-stays'
  | 'sound-low'
  | 'only-admin-before'
  | 'admin-late'
  | 'range'
  | 'full'

/** The ladder with one rung put in, moved or taken out. */
export function change(ladder: Ladder, percent: number, wanted: Wanted): { ok: Ladder } | { problem: LadderProblem } {
  if (percent < 1 || percent > HIGHEST) return { problem: 'range' }
  if (wanted === 'off') return takenOut(ladder, percent)
  if (wanted === 'sound')
    return percent < SOUND_AT_LEAST ? { problem: 'sound-low' } : { ok: { ...ladder, soundAt: percent } }
  if (wanted === 'admin')
    return percent < ALERT_AT ? { ok: { ...ladder, remindAt: percent } } : { problem: 'admin-late' }
  if (percent < ALERT_AT) return { problem: 'only-admin-before' }
  const rungs = ladder.rungs.filter((rung) => rung.percent !== percent || rung.to !== wanted)
  if (rungs.length >= MOST_RUNGS) return { problem: 'full' }
  return { ok: { ...ladder, rungs: inOrder([...rungs, { percent, to: wanted }]) } }
}

function takenOut(ladder: Ladder, percent: number): { ok: Ladder } | { problem: LadderProblem } {
  const rungs = ladder.rungs.filter((rung) => rung.percent !== percent)
  if (rungs.length < ladder.rungs.length) return { ok: { ...ladder, rungs } }
  if (percent < ALERT_AT) return { ok: { ...ladder, remindAt: null } }
  if (percent === ALERT_AT) return { problem: 'alert-stays' }
  return percent === ladder.soundAt ? { problem: 'sound-stays' } : { ok: ladder }
}

/** The ladder as it is kept: `75:admin 300:sound 200:lead 500:7`. */
export function formatLadder({ remindAt, soundAt, rungs }: Ladder): string {
  const reminder = remindAt === null ? [] : [`${remindAt}:admin`]
  return [...reminder, `${soundAt}:sound`, ...rungs.map(({ percent, to }) => `${percent}:${to}`)].join(' ')
}

/** The ladder in force: the usual one, unless the chat has said otherwise. */
export function ladderFrom(said: Said): Ladder {
  const kept = said[LADDER]
  if (kept === undefined) return DEFAULT_LADDER
  const empty: Ladder = { ...DEFAULT_LADDER, remindAt: null }
  return [...kept.matchAll(/(\d+):(admin|sound|lead|owner|\d+)/g)].reduce((ladder, [, percent, to = '']) => {
    const wanted = /^\d+$/.test(to) ? Number(to) : (to as Exclude<Wanted, number>)
    const changed = change(ladder, Number(percent), wanted)
    return 'ok' in changed ? changed.ok : ladder
  }, empty)
}

const inOrder = (rungs: readonly Rung[]): Rung[] => rungs.toSorted((a, b) => a.percent - b.percent)
