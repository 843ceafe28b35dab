import { type Dice, dice } from '../random.ts'
import { clocksOf } from '../recomputed/index.ts'
import { type Chat, MONTH, QUIET_FROM, type Votes } from '../world.ts'
import { asks, isAnswered, isHeld, isWavedThrough, somebody, thanks } from './exchanges.ts'
import { ordersOf } from './orders.ts'
import { admins } from './people.ts'
import { COURTESIES, question, STATEMENTS } from './phrases.ts'
import { type Counter, MINUTE, type Script, script } from './script.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const regulars = admins.filter(({ off }) => off !== 'before').map(({ key }) => key)

/** A time in the month: mostly while somebody is there, sometimes at night. */
function sometime(chance: Dice, until: number): number {
  const any = () => Math.min(MONTH.from + chance.int(0, Math.floor((until - MONTH.from) / 1000)) * 1000, until)
  return chance.chance(0.8) ? opened(any(), until) : any()
}

/** Then, or when the shop opens. */
const opened = (at: number, until: number): number => Math.min(clocksOf().shop.nextOpen(at) ?? at, until)

/** Once a customer writes: some exchanges, and how it ends. */
function visit(s: Script): void {
  const { dice } = s
  const exchanges = s.chat.way === 'heard' ? dice.int(1, 3) : dice.int(4, 13)
  for (let i = 0; i < exchanges; i += 1) {
    if (i > 0) s.wait(dice.weighted({ soon: 80, later: 15, next: 5 }) === 'soon' ? dice.int(1, 50) : dice.int(50, 700))
    exchange(s, i === 0)
  }
  s.wait(dice.int(1, 60))
  if (dice.chance(0.1)) thanks(s)
  if (dice.chance(s.chat.way === 'heard' ? 0.65 : 0.45)) {
    s.wait(dice.int(1, 120))
    s.does('resolve', somebody(s))
    if (s.chat.way === 'heard' && dice.chance(0.75)) saysMore(s)
    if (dice.chance(0.05)) {
      s.wait(dice.int(1, 200))
      s.does('reopen', somebody(s))
    }
  }
}

/** Words a while after the end: they may go with a vote, or begin it all again. */
function saysMore(s: Script): void {
  s.wait(s.dice.int(5, 16))
  s.says('customer', s.dice.pick([...STATEMENTS, question(s.dice.int(0, 24), 1), ...COURTESIES.slice(0, 2)]))
}

function exchange(s: Script, isFirst: boolean): void {
  const { dice } = s
  const how = dice.weighted({ answered: 68, held: 13, waved: 6, thanks: isFirst ? 1 : 9, left: 3, gone: 1 })
  if (how === 'thanks') return thanks(s)
  const said = asks(s)
  if (how === 'answered') return isAnswered(s)
  if (how === 'held') return isHeld(s)
  if (how === 'waved') return isWavedThrough(s)
  // Business customers may take back what they wrote.
  if (how === 'gone' && s.chat.channel === 'business') {
    s.wait(dice.int(1, 30))
    for (const one of said) one.deletedAt = s.now
    s.wait(1)
  }
}

/** How far a customer stays away between two visits: reopening, just not reopening, or somebody new by then. */
const away = (dice: Dice): number =>
  ({ hours: dice.int(13, 40), reopens: dice.int(40, 71), days: dice.int(72, 96), week: dice.int(100, 240) })[
    dice.weighted({ hours: 3, reopens: 3, days: 2, week: 4 })
  ] * 60

type Plan = Pick<Chat, 'channel' | 'way'> & Partial<Pick<Chat, 'account'>> & { trial?: boolean; ignored?: boolean }

function chatOf(number: number, plan: Plan, chance: Dice, counter: Counter): Chat {
  const { trial, ignored, ...chat } = plan
  const votes = Array.from({ length: 12 }, () => voteOf(chance, 5))
  const nps = voteOf(chance, 10)
    .slice(0, 1)
    .map(({ score }) => ({ score, after: chance.int(1, 15) }))
  const made: Chat = {
    key: String(50_000 + number),
    name: `Pelanggan ${number}`,
    events: [],
    votes,
    nps,
    orders: [],
    notSales: chance.chance(0.02),
    ...chat,
  }
  const s = script(made, chance, chance.pick(regulars), sometime(chance, QUIET_FROM - DAY), counter)
  while (s.now < QUIET_FROM) {
    visit(s)
    s.wait(away(chance))
    if (chance.chance(0.7)) s.now = opened(s.now, QUIET_FROM) + chance.int(0, 9000) * 1000
  }
  cutAt(made, QUIET_FROM)
  if (chance.chance(0.3) && !trial) made.orders.push(...ordersOf(made, chance, regulars))
  if (trial) for (const event of made.events) if (event.is === 'said' && event.by === 'customer') event.trial = true
  if (ignored) made.ignoredAt = QUIET_FROM
  return made
}

/** What would come after the month is not told yet. */
function cutAt(chat: Chat, end: number): void {
  chat.events = chat.events.filter(({ at }) => at < end)
  for (const event of chat.events) {
    if (event.is === 'done' && (event.putBackAt ?? 0) >= end) delete event.putBackAt
    if (event.is !== 'said') continue
    if ((event.edited?.at ?? 0) >= end) delete event.edited
    if ((event.deletedAt ?? 0) >= end) delete event.deletedAt
  }
}

/** Satisfied mostly; some do not answer, some think again, a few of them too late. */
function voteOf(chance: Dice, best: number): Votes {
  if (chance.chance(0.35)) return []
  const score = () => (chance.chance(0.6) ? best - chance.int(0, 1) : chance.int(best === 5 ? 1 : 0, best))
  const first = { after: chance.chance(0.7) ? chance.int(1, 8) : chance.int(9, 900), score: score() }
  if (!chance.chance(0.4)) return [first]
  return [
    first,
    { after: first.after + (chance.chance(0.8) ? chance.int(1, 1300) : chance.int(1500, 3000)), score: score() },
  ]
}

/** Every chat of the month. */
export function chatsOf(seed: number, size: { written: number; heard: number }): Chat[] {
  const chance = dice(seed)
  const counter: Counter = { id: 0 }
  const chats: Chat[] = []
  const add = (plan: Plan) => chats.push(chatOf(chats.length, plan, chance, counter))
  for (let i = 0; i < size.written; i += 1) {
    const business = i % 12 === 5
    add({
      way: 'written',
      ...(business ? { channel: 'business', account: 'rina' } : { channel: 'telegram' }),
      trial: i % 97 === 3,
    })
  }
  for (let i = 0; i < size.heard; i += 1) {
    const ignored = i % 23 === 7
    if (ignored || i % 2 === 0) add({ way: 'heard', channel: 'business', account: 'toko', ignored })
    else if (i % 11 === 1) add({ way: 'heard', channel: 'business', account: 'rina' })
    else add({ way: 'heard', channel: 'telegram' })
  }
  return chats
}
