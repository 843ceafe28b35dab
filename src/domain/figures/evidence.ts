import { answered, type Whose } from '../conversion.ts'
import type { ConversationFact, FindingFact, OrderFact, StretchFact, WaitFact } from '../facts.ts'
import type { Facts } from '../scorecard.ts'
import type { Case, Timed } from './figure.ts'
import type { Measure } from './measure.ts'
import { surveysIn, type Vote, votesOf } from './opinions.ts'
import { oneGo, resolutions } from './resolutions.ts'
import { decisions, isCounted, promises, replies, responses, unanswered } from './responses.ts'
import { type Asked, isIn } from './view.ts'

/** One of what a figure is made of. A time has its seconds as they are counted; a share, whether it is a good one. */
export type Evidence =
  | { is: 'time'; of: WaitFact; seconds: number }
  | { is: 'case'; of: WaitFact; hit: boolean }
  | { is: 'missed'; of: WaitFact }
  | { is: 'promise'; of: WaitFact; hit: boolean }
  | { is: 'resolution'; of: StretchFact; seconds: number }
  | { is: 'one-go'; of: StretchFact; hit: boolean }
  | { is: 'finding'; of: FindingFact }
  | Chat
  | { is: 'vote'; of: Vote }

/** A conversation and the orders it is credited with; `isMature`: old enough to be in the rate. */
interface Chat {
  is: 'chat'
  of: ConversationFact
  isMature: boolean
  orders: OrderFact[]
}

/** Everything a figure is made of, worst first. The figure's n is their number, and its median and p90 are among them. */
export function evidenceOf(measure: Measure, facts: Facts, asked: Asked, whose: Whose): Evidence[] {
  const waits = facts.waits.filter(isCounted)
  switch (measure) {
    case 'first':
    case 'next':
      return slowest(responses(waits, measure, asked)).map((one) => ({ is: 'time', ...one }))
    case 'resolution':
      return slowest(resolutions(facts.stretches, asked)).map((one) => ({ is: 'resolution', ...one }))
    case 'within':
      return missesFirst(decisions(waits, asked), asked).map((one) => ({ is: 'case', ...one }))
    case 'reply':
      return missesFirst(replies(waits, asked), asked).map((one) => ({ is: 'case', ...one }))
    case 'unanswered': {
      const missed = unanswered(waits, asked).map((of) => ({ of, hit: false }))
      return missesFirst(missed, asked).map(({ of }) => ({ is: 'missed', of }))
    }
    case 'promises':
      return missesFirst(promises(waits, asked), asked).map((one) => ({ is: 'promise', ...one }))
    case 'onego':
      return oneGo(facts.stretches, asked)
        .sort((a, b) => Number(a.hit) - Number(b.hit) || b.of.resolvedAt - a.of.resolvedAt)
        .map((one) => ({ is: 'one-go', ...one }))
    case 'assurance':
      return findingsOf(facts, asked).map((of) => ({ is: 'finding', of }))
    case 'conversion':
      return chats(facts, asked, whose)
    case 'csat':
    case 'nps':
      return votesOf(surveysIn(facts.surveys, measure, asked))
        .sort((a, b) => a.score - b.score || b.deliveredAt - a.deliveredAt)
        .map((of) => ({ is: 'vote', of }))
  }
}

const slowest = <T>(all: Timed<T>[]): Timed<T>[] => all.sort((a, b) => b.seconds - a.seconds)

/** Misses before hits; among each, who waited longest on the wall clock first. */
function missesFirst(cases: Case<WaitFact>[], { now }: Asked): Case<WaitFact>[] {
  const waited = ({ of }: Case<WaitFact>) => (of.closedAt ?? now) - of.openedAt
  return cases.sort((a, b) => Number(a.hit) - Number(b.hit) || waited(b) - waited(a))
}

const GRAVITY = { strong: 0, mild: 1, style: 2 }

function findingsOf({ findings }: Facts, { span, whose }: Asked): FindingFact[] {
  return findings
    .filter((f) => isIn(span, f.at) && whose(f.creditId))
    .sort(
      (a, b) => Number(a.overruled) - Number(b.overruled) || GRAVITY[a.severity] - GRAVITY[b.severity] || b.at - a.at,
    )
}

/** Without an order first, then with one, then those too young to tell. */
function chats({ conversations, orders }: Facts, { span, now }: Asked, whose: Whose): Chat[] {
  const { mature, immature } = answered(whose, conversations, orders, span, now)
  const ledTo = (id: number) => orders.filter((o) => o.conversationId === id && o.paidAt && o.state !== 'cancelled')
  const newest = <T extends { of: ConversationFact }>(all: T[]) => all.sort((a, b) => b.of.startedAt - a.of.startedAt)
  const judged = mature.map(
    ({ of, hit }): Chat => ({ is: 'chat', of, isMature: true, orders: hit ? ledTo(of.id) : [] }),
  )
  const young = immature.map((of): Chat => ({ is: 'chat', of, isMature: false, orders: ledTo(of.id) }))
  return [
    ...newest(judged.filter((one) => one.orders.length === 0)),
    ...newest(judged.filter((one) => one.orders.length > 0)),
    ...newest(young),
  ]
}
