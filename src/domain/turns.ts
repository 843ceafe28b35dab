import type { Person } from './people.ts'
import type { Said } from './settings.ts'
import type { Shifts } from './shift.ts'
import type { Instant } from './time.ts'

/** The setting that has the bot give waiting chats to admins in turn. */
export const TURNS = 'TURNS'

/** Off until the shop wishes it. */
export const turnsFrom = (said: Said): boolean => said[TURNS] === 'on'

/** Who gets the next chat: of those who are measured and at work, the one whose last turn is longest ago. */
export function whoseTurn(team: readonly Person[], { isOnShift }: Shifts, at: Instant): Person | null {
  const working = team.filter((p) => p.ranked && isOnShift(p.id, at))
  const inTurn = working.toSorted((a, b) => (a.turnAt ?? 0) - (b.turnAt ?? 0) || a.id - b.id)
  return inTurn[0] ?? null
}
