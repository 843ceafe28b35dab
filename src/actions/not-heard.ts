import { type Instant, SECOND_MS } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import type { Ears } from './job.ts'

/** Since when a channel is not heard, and why; `why` is missing while it is only behind. */
export interface NotHeard {
  since: Instant
  why?: string
}

/** Under this and a channel's name the settings keep since when none of those who take turns hears it. */
const LOST = 'EARS LOST'
/** Whoever has just taken its turn does not know yet. */
const UNSURE_MS = 3 * SECOND_MS
/** It is said again in good time: what nobody has said for so long is over, or nobody was there. */
const SAID_EVERY_MS = 5 * SECOND_MS
const HOLDS_MS = 20 * SECOND_MS

interface Lost extends NotHeard {
  saidAt: Instant
}

/**
 * Since when the shop does not hear a channel; null: it does, as far as is known. Of processes that take turns each knows only
 * how its own turn went: they keep together since when none of them has heard, until one of them has.
 */
export async function notHeard(desk: Desk, ear: Ears, now: Instant): Promise<NotHeard | null> {
  const own = ear.since === null ? null : { since: ear.since, why: ear.why }
  if (ear.standby === undefined) return own
  const { settings } = desk.store
  const name = `${LOST} ${ear.channel}`
  const kept = lostIn(await settings.all(), name)
  if (kept && own === null && !ear.standby) await settings.remove(name)
  const holds = (one: Lost) => Math.abs(now - one.saidAt) < HOLDS_MS || (own !== null && own.since <= one.saidAt)
  const lost = kept && holds(kept) ? kept : null
  if (own === null || (lost === null && ear.standby)) return ear.standby ? lost : null
  const known = lost && lost.since < own.since ? { since: lost.since, why: own.why ?? lost.why } : own
  const isNews = lost ? now - lost.saidAt >= SAID_EVERY_MS : now - own.since >= UNSURE_MS
  if (isNews) await settings.set(name, JSON.stringify({ ...known, saidAt: now }), null, now)
  return known
}

function lostIn(settings: Readonly<Record<string, string>>, name: string): Lost | null {
  const text = settings[name]
  return text === undefined ? null : JSON.parse(text)
}
