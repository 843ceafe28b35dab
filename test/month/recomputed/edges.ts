import { staff } from '../events/people.ts'
import type { Chat, Done, Said } from '../world.ts'
import { findingsOf, isOverruled } from './assurance.ts'
import { whoWrote } from './chat.ts'
import type { Recomputed } from './index.ts'
import { successesOf } from './orders.ts'

const DAY = 86_400_000
/** Two o'clock in the night, for the second time. */
const TWICE = Date.parse('2026-10-25T01:00:00Z')

/** How often the month has what is easily got wrong. */
export function edgesOf(chats: readonly Chat[], month: Recomputed): Record<string, number> {
  const counted = chats.filter(({ ignoredAt }) => ignoredAt === undefined)
  const said = counted.flatMap(({ events }) => events.filter((event): event is Said => event.is === 'said'))
  const done = counted.flatMap(({ events }) => events.filter((event): event is Done => event.is === 'done'))
  const opened = new Set(month.waits.flatMap(({ wait }) => (wait.state === 'lapsed' ? [] : [wait.messages[0]])))
  const findings = findingsOf(counted, month.everyTalk)
  return {
    ...ofWaits(month),
    ...ofTalks(month),
    ...ofLogins(counted, month),
    'a courtesy that was an answer to a question': said.filter((m) => m.label.courtesy && opened.has(m)).length,
    'an answer deleted': said.filter((m) => m.by === 'admin' && m.deletedAt).length,
    'a message edited': said.filter((m) => m.edited).length,
    'a courtesy edited into a question': said.filter((m) => m.label.courtesy && m.edited?.label.question).length,
    'a note': said.filter(({ by }) => by === 'note').length,
    'an automatic message': said.filter(({ by }) => by === 'auto').length,
    'a message that never arrived': said.filter(({ refused }) => refused).length,
    'put back': done.filter(({ putBackAt }) => putBackAt).length,
    snoozed: done.filter(({ kind }) => kind === 'snooze').length,
    'a trial': month.everyTalk.filter(({ trial }) => trial).length,
    'not a customer': chats.filter(({ ignoredAt }) => ignoredAt !== undefined).length,
    'by the owner or a lead': said.filter(({ login }) => login === 'wati' || login === 'budi').length,
    'a strong finding': findings.filter(({ severity }) => severity === 'strong').length,
    'a finding overruled': findings.filter(isOverruled).length,
    'a careless answer': findings.filter(({ rule }) => rule === 'careless').length,
    'nobody kind': findings.filter(({ rule }) => rule === 'courtesy').length,
    ...ofSurveys(month),
    ...ofOrders(counted, month),
  }
}

function ofWaits({ waits }: Recomputed): Record<string, number> {
  const count = (is: (m: (typeof waits)[number]) => boolean) => waits.filter(is).length
  const promises = waits.filter(({ wait }) => wait.promise)
  return {
    'over the hour that comes twice': count(
      ({ wait: { openedAt, closedAt } }) => openedAt < TWICE && (closedAt ?? 0) > TWICE,
    ),
    'over several closings': count(
      ({ wait, shopSeconds }) => shopSeconds !== null && (wait.closedAt! - wait.openedAt) / 1000 - shopSeconds > 90_000,
    ),
    'answered while closed': count(({ wait, shopSeconds }) => shopSeconds === 0 && wait.closedAt! > wait.openedAt),
    'handed over before due': count(
      (m) => m.ownSeconds !== null && m.wait.holders.length > 1 && m.ownSeconds < m.shopSeconds!,
    ),
    'handed over after due': count(
      (m) => m.wait.state === 'answered' && m.wait.answeredBy !== null && m.ownSeconds === null,
    ),
    'missed by somebody': count((m) => m.missed && m.chargedTo !== null),
    'missed by nobody at work': count((m) => m.missed && m.chargedTo === null && m.wait.holders[0]!.who !== null),
    'a promise kept': promises.filter(({ broken, wait }) => !broken && wait.promise!.state === 'answered').length,
    'a promise broken': promises.filter(({ broken }) => broken).length,
    'a promise asked about': promises.filter(({ wait }) => wait.promise!.messages.length > 1).length,
    'a promise edited into an answer': promises.filter(({ wait }) => wait.promise!.messages[0]!.edited !== undefined)
      .length,
    'a promise resolved': promises.filter(({ wait }) => wait.promise!.state === 'resolved').length,
    'a promise dismissed': promises.filter(({ wait }) => wait.promise!.state === 'dismissed').length,
    'a promise that runs': promises.filter(({ wait }) => wait.promise!.state === 'open').length,
    'a courtesy that was not the end': count(({ wait }) => wait.afterCourtesy),
    'a courtesy that was': count(({ wait }) => wait.state === 'lapsed'),
    dismissed: count(({ wait }) => wait.state === 'dismissed'),
    'resolved unanswered': count(({ wait }) => wait.state === 'resolved'),
    unreachable: count(({ wait }) => wait.state === 'unreachable'),
    withdrawn: count(({ wait }) => wait.state === 'withdrawn'),
    'waiting now': count(({ wait }) => wait.state === 'open'),
    'on Business': count(({ talk }) => talk.chat.channel === 'business'),
  }
}

function ofTalks({ talks }: Recomputed): Record<string, number> {
  const stretches = talks.flatMap((talk) => talk.stretches)
  const begun = (within: (gap: number) => boolean) =>
    talks.filter((talk, i) => {
      const before = talks[i - 1]
      return before?.chat === talk.chat && before.endedAt !== null && within(talk.startedAt - before.endedAt)
    }).length
  return {
    'ended by silence': stretches.filter(({ how }) => how === 'silence').length,
    'ended by somebody': stretches.filter(({ how }) => how === 'resolved').length,
    'reopened by the customer': stretches.filter(({ reopenedAt }) => reopenedAt !== null).length,
    'reopened after two days and more': stretches.filter(
      (s) => s.reopenedAt !== null && s.reopenedAt - s.resolvedAt > 2 * DAY,
    ).length,
    'reopened by somebody': stretches.filter((s) => s.wentOnAt !== null && s.reopenedAt === null).length,
    'begun anew, just not reopened': begun((gap) => gap > 3 * DAY && gap < 4 * DAY),
  }
}

function ofLogins(chats: readonly Chat[], { house }: Recomputed): Record<string, number> {
  const shared = chats.flatMap((chat) =>
    chat.events.flatMap((m) => {
      if (m.is !== 'said' || m.by !== 'admin' || house.loginOf(m.login ?? '') !== null) return []
      const alone = house.alone(m.at)
      return [{ m, who: whoWrote.get(chat)?.get(m.id) ?? null, alone }]
    }),
  )
  const unsigned = shared.filter(({ m }) => m.signed === undefined)
  return {
    'a shared login, signed': shared.filter(({ m }) => staff.some(({ key }) => key === m.signed)).length,
    'a shared login, signed by nobody known': shared.filter(({ m }) => m.signed === 'stranger').length,
    'a shared login, by who took the chat': unsigned.filter(({ who, alone }) => who !== null && who !== alone).length,
    'a shared login, by the only one at work': unsigned.filter(({ who, alone }) => who !== null && who === alone)
      .length,
    'a shared login, by nobody': unsigned.filter(({ who }) => who === null).length,
    'a shared login in the inbox': shared.filter(({ m }) => m.login === 'meja').length,
  }
}

function ofSurveys({ surveys, waits }: Recomputed): Record<string, number> {
  const csat = surveys.filter(({ kind }) => kind === 'csat')
  const nps = surveys.filter(({ kind }) => kind === 'nps')
  const inFold = new Set(waits.flatMap(({ wait }) => wait.messages))
  const voted = csat.filter(({ votedAt }) => votedAt.length > 0)
  const words = voted.flatMap(({ chat, votedAt }) =>
    chat.events.filter((m) => m.is === 'said' && m.by === 'customer' && !inFold.has(m) && m.at >= votedAt[0]!),
  )
  return {
    'CSAT answered': voted.length,
    'CSAT not answered': csat.length - voted.length,
    'a vote changed': csat.filter(({ votedAt }) => votedAt.length > 1).length,
    'words to a vote': words.length,
    'NPS answered': nps.filter(({ score }) => score !== null).length,
    'NPS not answered': nps.filter(({ score }) => score === null).length,
  }
}

function ofOrders(chats: readonly Chat[], { talks }: Recomputed): Record<string, number> {
  const orders = chats.flatMap((chat) => chat.orders)
  const successes = successesOf(talks)
  return {
    'an order credited': successes.length,
    'an order too late to be anybody’s': orders.filter((o) => o.paid && !o.cancelled).length - successes.length,
    'an order never paid': orders.filter(({ paid }) => paid === undefined).length,
    'an order cancelled': orders.filter(({ cancelled }) => cancelled !== undefined).length,
    'an order recorded by who is credited': successes.filter(({ order, credit }) => order.by === credit).length,
    'in another currency': successes.filter(({ order }) => order.currency !== 'IDR').length,
    'not about sales': chats.filter(({ notSales }) => notSales).length,
  }
}
