import { accounts, staff } from '../events/people.ts'
import { type Chat, MONTH, NOW, OPENING, QUIET_FROM, ZONE } from '../world.ts'
import { type House, type Talk, talksOf } from './chat.ts'
import { type DayHours, type MinuteClock, minuteClock } from './clock.ts'
import { type Clocks, houseOf, type Measured, measure } from './measure.ts'
import { commentsOf, npsSurveysOf, type Survey, surveysOf } from './surveys.ts'

const DAY = 86_400_000
/** From well before the month to well after: what is due lies ahead. */
const BEGIN = Math.floor((MONTH.from - 3 * DAY) / DAY) * DAY
const DAYS = 48

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon-Fri 08:00-14:00; Sat 20:00-04:00` by weekday, Monday being 1. */
function weekOf(text: string): Record<number, DayHours> {
  const week: Record<number, [number, number][]> = {}
  for (const part of text.split('; ')) {
    const [days = '', hours = ''] = part.split(' ')
    const [first = '', last = first] = days.split('-')
    for (let day = DAY_NAMES.indexOf(first); day <= DAY_NAMES.indexOf(last); day += 1) {
      week[day + 1] = hours.split(',').map((span) => {
        const [open = 0, close = 0] = span
          .split('-')
          .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
        return [open, close > open ? close : close + 1440]
      })
    }
  }
  return week
}

let made: Clocks | undefined

/** The shop's clock and everybody's, made once. */
export const clocksOf = (): Clocks => (made ??= makeClocks())

function makeClocks(): Clocks {
  const shop = minuteClock(BEGIN, DAYS, OPENING)
  const clocks = new Map<string, MinuteClock>()
  for (const { key, shift } of staff) {
    if (shift === null) continue
    const own = { zone: ZONE, weekly: weekOf(shift), overrides: {}, holidays: [], breaks: {} }
    clocks.set(key, minuteClock(BEGIN, DAYS, OPENING, own))
  }
  return { shop, of: (who) => clocks.get(who ?? '') ?? shop }
}

export interface Recomputed {
  clocks: Clocks
  house: House
  talks: Talk[]
  /** With those of the team trying the bot. */
  everyTalk: Talk[]
  waits: Measured[]
  surveys: Survey[]
}

/** The whole month from what was said and done, nothing else. */
export function recompute(chats: readonly Chat[]): Recomputed {
  const clocks = clocksOf()
  const house = houseOf(staff, clocks, accounts)
  const surveys: Survey[] = []
  const talks = chats.flatMap((chat) => {
    const { talks, asked } = lived(chat, house, clocks.shop)
    surveys.push(...asked)
    return talks
  })
  const known = talks.filter(({ chat }) => chat.ignoredAt === undefined)
  const counted = known.filter(({ trial }) => !trial)
  surveys.push(...npsSurveysOf(known, surveys))
  const waits = counted.flatMap((talk) => talk.waits.map((wait) => measure(talk, wait, house, clocks, staff)))
  return {
    clocks,
    house,
    talks: counted,
    everyTalk: known,
    waits,
    surveys: surveys.filter(({ chat }) => chat.ignoredAt === undefined),
  }
}

/** What customers say to a survey is not said in the chat, and what is said there decides when they are asked: until both fit. */
function lived(chat: Chat, house: House, clock: MinuteClock): { talks: Talk[]; asked: Survey[] } {
  let comments: ReadonlySet<number> = new Set()
  for (;;) {
    const talks = talksOf(chat, house, comments, NOW)
    const asked = chat.way === 'heard' ? surveysOf(chat, talks, clock, QUIET_FROM) : []
    const said = commentsOf(chat, asked)
    if (said.size === comments.size && [...said].every((id) => comments.has(id))) return { talks, asked }
    comments = said
  }
}
