/** Hours of one kind of day as [open, close) in minutes after local midnight; past 1440: the next day's morning. */
export type DayHours = readonly (readonly [open: number, close: number])[]

/** A shop's hours. `weekly` by ISO weekday (Monday is 1); dates are local, as 2026-10-24. Null: always open. */
export interface Opening {
  zone: string
  weekly: Readonly<Record<number, DayHours>> | null
  overrides: Readonly<Record<string, DayHours>>
  holidays: readonly string[]
  breaks: Readonly<Record<string, DayHours>>
}

/** Open time counted minute by minute: slow to build, and too plain to be wrong in the way arithmetic is. */
export interface MinuteClock {
  /** Whole open seconds between two instants in milliseconds. */
  openSeconds(from: number, to: number): number
  /** The first instant with so many open seconds behind it since `from`; null when the clock does not reach so far. */
  dueAt(from: number, seconds: number): number | null
  isOpen(at: number): boolean
  /** The first open instant from `at` on. */
  nextOpen(at: number): number | null
}

const MINUTE = 60_000
const DAY = 1440

interface Local {
  date: string
  dayBefore: string
  weekday: number
  minute: number
}

const covers = (hours: DayHours, minute: number): boolean =>
  hours.some(([open, close]) => open <= minute && minute < close)

/** Minutes of the shop that are open by its rules, alone: no arithmetic with intervals. */
function isOpenMinute(rules: Opening, local: Local): boolean {
  const hoursOn = (date: string, weekday: number): DayHours =>
    rules.holidays.includes(date)
      ? []
      : (rules.overrides[date] ?? (rules.weekly ? (rules.weekly[weekday] ?? []) : [[0, DAY]]))
  const yesterday = local.weekday === 1 ? 7 : local.weekday - 1
  const open =
    covers(hoursOn(local.date, local.weekday), local.minute) ||
    covers(hoursOn(local.dayBefore, yesterday), local.minute + DAY)
  const pause =
    covers(rules.breaks[local.date] ?? [], local.minute) ||
    covers(rules.breaks[local.dayBefore] ?? [], local.minute + DAY)
  return open && !pause
}

/** What the wall clock shows, asked of the platform once a quarter of an hour: no zone changes its offset in between. */
function* wall(zone: string, from: number, minutes: number): Generator<Local> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  } as Intl.DateTimeFormatOptions)
  for (let i = 0; i < minutes; i += 15) {
    const parts = Object.fromEntries(format.formatToParts(from + i * MINUTE).map(({ type, value }) => [type, value]))
    const date = `${parts.year}-${parts.month}-${parts.day}`
    const noon = new Date(`${date}T12:00:00Z`)
    const weekday = noon.getUTCDay() || 7
    const dayBefore = new Date(noon.getTime() - DAY * MINUTE).toISOString().slice(0, 10)
    const first = Number(parts.hour) * 60 + Number(parts.minute)
    for (let k = 0; k < 15; k += 1) yield { date, dayBefore, weekday, minute: first + k }
  }
}

/** A clock over `days` days from the UTC midnight `from`; open where every one of `all` is. */
export function minuteClock(from: number, days: number, ...all: readonly Opening[]): MinuteClock {
  const minutes = days * DAY
  const open = new Uint8Array(minutes).fill(1)
  const walls = new Map(all.map(({ zone }) => [zone, [...wall(zone, from, minutes)]]))
  for (const rules of all) {
    for (const [i, local] of walls.get(rules.zone)!.entries()) {
      if (open[i] && !isOpenMinute(rules, local)) open[i] = 0
    }
  }
  const before = new Uint32Array(minutes + 1)
  for (let i = 0; i < minutes; i += 1) before[i + 1] = before[i]! + open[i]!
  return counted(from, open, before)
}

function counted(from: number, open: Uint8Array, before: Uint32Array): MinuteClock {
  const index = (at: number) => {
    const minute = Math.floor((at - from) / MINUTE)
    if (minute < 0 || minute >= open.length)
      throw new RangeError(`the clock does not show ${new Date(at).toISOString()}`)
    return minute
  }
  /** Open milliseconds from the clock's beginning. */
  const total = (at: number) => {
    const i = index(at)
    return before[i]! * MINUTE + (open[i] ? at - from - i * MINUTE : 0)
  }
  const isOpen = (at: number) => open[index(at)] === 1
  return {
    openSeconds: (a, b) => (a >= b ? 0 : Math.floor((total(b) - total(a)) / 1000)),
    dueAt(start, seconds) {
      if (seconds <= 0) return start
      const goal = total(start) + seconds * 1000
      let [low, high] = [0, open.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (before[middle + 1]! * MINUTE >= goal) high = middle
        else low = middle + 1
      }
      return low === open.length ? null : from + low * MINUTE + (goal - before[low]! * MINUTE)
    },
    isOpen,
    nextOpen(at) {
      if (isOpen(at)) return at
      const next = open.indexOf(1, index(at))
      return next < 0 ? null : from + next * MINUTE
    },
  }
}
