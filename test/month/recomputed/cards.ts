import { type Chat, NOW } from '../world.ts'
import { type Finding, findingsOf, holdingOf, type Score, scoreOf, type Written, writtenOf } from './assurance.ts'
import { type Responses, responsesOf, type Span, unownedOf, type Whose } from './figures.ts'
import type { Recomputed } from './index.ts'
import { type Conversion, conversionOf, successesOf } from './orders.ts'
import { type Resolutions, resolutionsOf } from './resolutions.ts'
import { type Nps, npsOf, type Share, shareOf } from './stats.ts'

/** Everything that is said about somebody, or about the shop, of a period. */
export interface Card extends Responses, Resolutions {
  waiting: number
  assurance: Score
  holding: number
  conversion: Conversion
  csat: Share
  csatMean: number | null
  response: Share
  nps: Nps
}

export interface Cards {
  of(whose: Whose, period: Span): Card
  unowned(period: Span): ReturnType<typeof unownedOf>
}

/** Makes cards from the month as it was recomputed; `chats`: all of them. `channel`: of one way in only. */
export function cardsOf(month: Recomputed, chats: readonly Chat[], channel: Chat['channel'] | null = null): Cards {
  const isHere = (chat: Chat) => channel === null || chat.channel === channel
  const talks = month.talks.filter(({ chat }) => isHere(chat))
  const waits = month.waits.filter(({ talk }) => isHere(talk.chat))
  const surveys = month.surveys.filter(({ chat }) => isHere(chat))
  const successes = successesOf(talks)
  const counted = chats.filter(({ ignoredAt }) => ignoredAt === undefined)
  // How somebody writes is not split by channel.
  const written: Written[] = channel === null ? writtenOf(counted, month.everyTalk) : []
  const findings: Finding[] = channel === null ? findingsOf(counted, month.everyTalk) : []
  const knownOf = new Map<string, Card>()
  // Of one person only what may be theirs is looked at.
  const waitsOf = groups(waits, ({ wait, chargedTo }) => [wait.answeredBy, chargedTo])
  const writtenBy = groups(written, ({ who }) => [who])
  const findingsBy = groups(findings, ({ who }) => [who])
  const talksOf = groups(talks, ({ answers, stretches }) => [
    ...answers.map(({ who }) => who),
    ...stretches.map(({ credit }) => credit),
  ])

  function cardOf(whose: Whose, period: Span): Card {
    const theirs = (who: string | null) => whose === 'shop' || (who !== null && whose.includes(who))
    const asked = surveys.filter((s) => theirs(s.credit) && period.from <= s.deliveredAt && s.deliveredAt < period.to)
    const votes = (kind: string) => asked.flatMap((s) => (s.kind === kind && s.score !== null ? [s.score] : []))
    const csat = votes('csat')
    const theirOwn = <T>(all: readonly T[], by: ReadonlyMap<string, readonly T[]>): readonly T[] =>
      whose !== 'shop' && whose.length === 1 ? (by.get(whose[0]!) ?? []) : all
    const [own, wrote, found] = [theirOwn(talks, talksOf), theirOwn(written, writtenBy), theirOwn(findings, findingsBy)]
    return {
      ...responsesOf(theirOwn(waits, waitsOf), whose, period, NOW),
      ...resolutionsOf(own, month.clocks.shop, whose, period, NOW),
      waiting: waits.filter(({ wait, talk }) => wait.state === 'open' && theirs(talk.assigned)).length,
      assurance: scoreOf(wrote, found, whose, period),
      holding: holdingOf(wrote, whose, period),
      conversion: conversionOf(own, successes, whose, period, NOW),
      csat: shareOf(csat.filter((score) => score > 3).length, csat.length),
      csatMean: csat.length > 0 ? csat.reduce((sum, score) => sum + score, 0) / csat.length : null,
      response: shareOf(csat.length, asked.filter(({ kind }) => kind === 'csat').length),
      nps: npsOf(votes('nps')),
    }
  }

  return {
    of(whose, period) {
      const key = JSON.stringify([whose, period])
      const card = knownOf.get(key) ?? cardOf(whose, period)
      knownOf.set(key, card)
      return card
    },
    unowned: (period) => unownedOf(waits, period, NOW),
  }
}

/** What concerns whom. */
function groups<T>(
  all: readonly T[],
  whose: (one: T) => readonly (string | null)[],
): ReadonlyMap<string, readonly T[]> {
  const by = new Map<string, T[]>()
  for (const one of all) {
    for (const who of new Set(whose(one))) {
      if (who === null) continue
      const known = by.get(who)
      if (known) known.push(one)
      else by.set(who, [one])
    }
  }
  return by
}
