import { isOpen, openMs, openSegments } from './hours.ts'
import { parseHours } from './hours-text.ts'
import type { Person } from './people.ts'
import type { Schedule } from './schedule.ts'
import { DAY_MS, type Instant, SECOND_MS } from './time.ts'

/** When each admin works. Nobody works while the shop is closed; whoever has no shift works whenever it is open. */
export interface Shifts {
  /** Whole seconds of an admin's working time between two instants. */
  onShift(personId: number | null, from: Instant, to: Instant): number
  /** Whether somebody works at that instant. A login of several people and whoever was set off are nobody. */
  isOnShift(personId: number | null, at: Instant): boolean
}

type Worker = Pick<Person, 'id' | 'shift' | 'shared' | 'active'>

/** The shifts of a team in a shop's hours. */
export function shiftsOf(team: readonly Worker[], shop: Schedule): Shifts {
  const workers = new Map(team.map((person) => [person.id, person]))
  const scheduleOf = (id: number | null) => shiftSchedule(workers.get(id ?? 0)?.shift ?? null, shop)
  return {
    onShift(personId, from, to) {
      const own = scheduleOf(personId)
      const open = openSegments(shop, from, to)
      return Math.floor(open.reduce((sum, s) => sum + (own ? openMs(own, s.from, s.to) : s.to - s.from), 0) / SECOND_MS)
    },
    isOnShift(personId, at) {
      const worker = workers.get(personId ?? 0)
      if (personId === null || worker?.shared || worker?.active === false || !isOpen(shop, at)) return false
      const own = scheduleOf(personId)
      return own === null || isOpen(own, at)
    },
  }
}

// A schedule remembers its days, so it is made once for each shift somebody has.
const schedules = new Map<string, Schedule | null>()

function shiftSchedule(shift: string | null, { zone }: Schedule): Schedule | null {
  if (shift === null) return null
  const key = `${zone} ${shift}`
  const known = schedules.get(key)
  if (known !== undefined) return known
  const hours = parseHours(shift)
  const made = 'ok' in hours ? { zone, weekly: hours.ok, overrides: {}, holidays: {}, breaks: {} } : null
  schedules.set(key, made)
  return made
}

const HORIZON_MS = 10 * DAY_MS

/** The next instant from `at` on at which one of these people works; null when nobody does within ten days. */
export function nextOnShift(team: readonly Worker[], shop: Schedule, at: Instant): Instant | null {
  const until = at + HORIZON_MS
  const begins = team.flatMap(({ shift, shared, active }) => {
    if (shared || !active) return []
    const own = shiftSchedule(shift, shop)
    for (const open of openSegments(shop, at, until)) {
      const [first] = own ? openSegments(own, open.from, open.to) : [open]
      if (first) return [first.from]
    }
    return []
  })
  return begins.length > 0 ? Math.min(...begins) : null
}
