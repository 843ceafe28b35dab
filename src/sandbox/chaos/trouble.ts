import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultKind } from '../telegram/index.ts'
import type { World } from './customer.ts'
import type { Chance } from './random.ts'
import { disturbed } from './stream.ts'

/** How the database can be taken away for a while; resolves when it is there again. False: it could not be done just now. */
export type Outage = (ms: number) => Promise<boolean>

const CALLS = {
  tooMany: 4,
  http500: 3,
  http502html: 2,
  http504html: 2,
  'cut-before': 3,
  'cut-after': 5,
  'silent-after': 1,
  'never-answers': 1,
} as const
/** Whom a fault strikes: what is called most, most often. */
const METHODS = {
  copyMessage: 6,
  sendMessage: 5,
  editMessageText: 2,
  copyMessages: 1,
  any: 4,
} as const
/** Each keeps a chat waiting until the bot gives it up; many of them and nobody would say anything any more. */
const HANGING: readonly (keyof typeof CALLS)[] = ['silent-after', 'never-answers']
/** What fails is tried again after longer and longer: more of them, and nothing but faults would be met. */
const MOST_ORDERED = { all: 6, one: 2, inSlack: 2 } as const
const POLLS = { tooMany: 2, http500: 2, http502html: 1, 'cut-before': 2, 'cut-after': 3, 'never-answers': 1 } as const
const IN_SLACK = { rateLimited: 3, http500: 2, 'cut-before': 2, 'cut-after': 3, 'never-answers': 1 } as const
const WHAT = {
  call: 8,
  poll: 3,
  again: 4,
  mixed: 4,
  slack: 4,
  refresh: 1,
  cut: 2,
  slackAway: 1,
  telegramAway: 1,
  database: 1,
} as const

const FIRST_OUTAGE = 12
/** How many updates back one may come again. */
const LATE = 150
const LATENCY_MS = [1, 60] as const

/** Trouble without end, one thing after another, until the run begins to close. Then nothing goes wrong any more. */
export async function trouble(world: World, luck: Chance, outage: Outage, isOver: () => boolean): Promise<void> {
  const { telegram, slack } = world.place
  // Mostly short: what a bot does too early must not be made good on the way.
  telegram.slow(() => LATENCY_MS[0] + Math.random() ** 3 * LATENCY_MS[1])
  for (let n = 1; !isOver(); n += 1) {
    await sleep(luck.int(50, 900) * world.slowness())
    world.ledger.count('faults')
    // However short the run, the database goes away in it.
    await strike(world, luck, n === FIRST_OUTAGE ? 'database' : luck.weighted(WHAT), outage)
  }
  telegram.slow(null)
  telegram.clearFaults()
  slack.clearFaults()
}

async function strike(world: World, luck: Chance, what: keyof typeof WHAT, outage: Outage): Promise<void> {
  const { place, ledger } = world
  const { telegram, slack } = place
  const ms = luck.int(300, 3000)
  const times = luck.int(1, 3)
  switch (what) {
    case 'call':
      return strikeCall(world, luck, times)
    case 'poll':
      return strikePoll(world, luck)
    case 'again':
      return repeat(world, luck, times)
    case 'mixed':
      ledger.count('answers mixed and doubled')
      return telegram.disturb((answer) => disturbed(answer, luck))
    case 'slack': {
      if (slack.faultsOrdered() >= MOST_ORDERED.inSlack) return
      const kind = luck.weighted(IN_SLACK)
      return slack.fault({ kind: kind === 'rateLimited' ? { rateLimited: luck.int(1, 2) } : kind, times })
    }
    case 'refresh':
      ledger.count('sockets sent away')
      return slack.disconnectSockets()
    case 'cut':
      ledger.count('sockets cut')
      return slack.cutSockets()
    case 'slackAway':
      return during(world, 'Slack away', ms, (on) => slack.outage(on))
    case 'telegramAway':
      return during(world, 'Telegram away', ms, (on) => telegram.outage(on))
    case 'database': {
      const from = Date.now()
      if (await outage(ms)) ledger.cause('database away', from, Date.now())
    }
  }
}

function strikeCall({ place: { telegram } }: World, luck: Chance, times: number): void {
  const method = luck.weighted(METHODS)
  const struck = luck.weighted(CALLS)
  const kind = kindOf(luck, struck)
  // While nothing is sent they would pile up.
  const only = method === 'any' ? undefined : method
  const most = only ? MOST_ORDERED.one : MOST_ORDERED.all
  if (telegram.faultsOrdered(only) >= most) return
  telegram.fault({ kind, times: HANGING.includes(struck) ? 1 : times, ...(only && { method: only }) })
}

function kindOf(luck: Chance, kind: keyof typeof CALLS): FaultKind {
  return kind === 'tooMany' ? { tooManyRequests: luck.int(1, 3) } : kind
}

function strikePoll({ place }: World, luck: Chance): void {
  const kind = kindOf(luck, luck.weighted(POLLS))
  place.telegram.fault({ method: 'getUpdates', kind, times: 1 })
}

/** What was delivered comes once more: updates of late, and the last mention in Slack. */
function repeat({ place, ledger }: World, luck: Chance, times: number): void {
  const { telegram, slack } = place
  const heard = telegram.confirmedUpdates().slice(-LATE)
  for (let n = 0; n < times; n += 1) {
    const id = heard[luck.int(0, LATE - 1)]
    if (id === undefined) continue
    telegram.redeliver(id)
    ledger.count('updates delivered again')
  }
  const mention = slack.messages(place.channel).findLast(({ byBot, eventId }) => !byBot && eventId !== undefined)
  if (mention?.eventId === undefined) return
  slack.redeliver(mention.eventId)
  ledger.count('events delivered again')
}

async function during({ ledger }: World, what: string, ms: number, turn: (on: boolean) => void): Promise<void> {
  const from = Date.now()
  turn(true)
  await sleep(ms)
  turn(false)
  ledger.cause(what, from, Date.now())
}
