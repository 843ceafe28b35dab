import { BUSINESS_TARGETS, type Chat, NOW, type Staff, TARGETS } from '../world.ts'
import type { House, Talk, Wait } from './chat.ts'
import type { MinuteClock } from './clock.ts'

/** The shop's clock, and the clock of each admin with a shift. */
export interface Clocks {
  shop: MinuteClock
  of(who: string | null): MinuteClock
}

/** A wait with what it came to. Seconds are whole and open; null: there is none. */
export interface Measured {
  wait: Wait
  talk: Talk
  dueAt: number | null
  /** When it was decided, by its answer or by its time running out; null: neither. */
  decidedAt: number | null
  missed: boolean
  /** Nobody came back in time to what was answered with "one moment". */
  broken: boolean
  /** Whose it was when its time ran out. */
  chargedTo: string | null
  shopSeconds: number | null
  ownSeconds: number | null
  shopSubstantial: number | null
  ownSubstantial: number | null
}

const targetOf = (chat: Chat, { kind }: Wait): number =>
  (chat.channel === 'business' ? BUSINESS_TARGETS : TARGETS)[kind]

export function houseOf(
  staff: readonly Staff[],
  clocks: Clocks,
  accounts: readonly { key: string; shared: boolean }[],
): House {
  const known = (key: string) => staff.find((one) => one.key === key)
  return {
    dueAt: (chat, wait) => clocks.shop.dueAt(wait.openedAt, targetOf(chat, wait)),
    alone(at) {
      const there = staff.filter((one) => one.ranked && works(one, at, clocks))
      return there.length === 1 ? there[0]!.key : null
    },
    isPerson: (who) => known(who)?.shared === false && known(who)?.off !== 'before',
    loginOf: (login) => (known(login)?.shared === false ? login : null),
    ownerOf: (account) => (accounts.find(({ key }) => key === account)?.shared === false ? account : null),
  }
}

const works = (one: Staff, at: number, clocks: Clocks): boolean =>
  !one.shared && one.off !== 'before' && clocks.of(one.key).isOpen(at)

export function measure(talk: Talk, wait: Wait, house: House, clocks: Clocks, staff: readonly Staff[]): Measured {
  const dueAt = house.dueAt(talk.chat, wait)
  const { closedAt, state } = wait
  const answered = state === 'answered' && closedAt !== null
  const inTime = answered && (dueAt === null || closedAt <= dueAt)
  const over = dueAt !== null && dueAt < (closedAt ?? NOW)
  const { promise } = wait
  const promiseDue = promise && house.dueAt(talk.chat, promise)
  const substantialAt = !answered ? null : promise ? (promise.state === 'answered' ? promise.closedAt : null) : closedAt
  const own = (until: number | null) => (until === null || !answered ? null : ownSeconds(wait, until, dueAt, clocks))
  const shop = (until: number | null) => (until === null ? null : clocks.shop.openSeconds(wait.openedAt, until))
  return {
    ...{ wait, talk, dueAt, missed: over, decidedAt: over ? dueAt : inTime ? closedAt : null },
    broken: promise !== null && promiseDue !== null && promiseDue < (promise.closedAt ?? NOW),
    chargedTo: dueAt === null ? null : holderWhenDue(wait, dueAt, clocks, staff),
    shopSeconds: answered ? shop(closedAt) : null,
    ownSeconds: own(closedAt),
    shopSubstantial: shop(substantialAt),
    ownSubstantial: own(substantialAt),
  }
}

/** Whose it was, if they worked in the last second before. */
function holderWhenDue({ holders }: Wait, dueAt: number, clocks: Clocks, staff: readonly Staff[]): string | null {
  const last = holders.filter(({ at }) => at <= dueAt).at(-1)?.who ?? null
  const one = staff.find(({ key }) => key === last)
  return one && works(one, dueAt - 1000, clocks) ? one.key : null
}

/** From the wait's start, or from when it was handed to who answered; handed over after due: not theirs at all. */
function ownSeconds(wait: Wait, until: number, dueAt: number | null, clocks: Clocks): number | null {
  const who = wait.answeredBy
  if (who === null) return null
  const [first, ...later] = wait.holders
  const handed = first!.who === who ? undefined : later.find((holder) => holder.who === who)
  if (!handed) return clocks.of(who).openSeconds(wait.openedAt, until)
  if (dueAt !== null && handed.at > dueAt) return null
  return clocks.of(who).openSeconds(handed.at, until)
}
