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

  function cardOf(whose: Whose, period: Span): Card {
    const theirs = (who: string | null) => whose === 'shop' || (who !== null && whose.includes(who))
    const asked = surveys.filter((s) => theirs(s.credit) && period.from <= s.deliveredAt && s.deliveredAt < period.to)
    const votes = (kind: string) => asked.flatMap((s) => (s.kind === kind && s.score !== null ? [s.score] : []))
    const csat = votes('csat')
    return {
      ...responsesOf(waits, whose, period, NOW),
      ...resolutionsOf(talks, month.clocks.shop, whose, period, NOW),
      waiting: waits.filter(({ wait, talk }) => wait.state === 'open' && theirs(talk.assigned)).length,
      assurance: scoreOf(written, findings, whose, period),
      holding: holdingOf(written, whose, period),
      conversion: conversionOf(talks, successes, whose, period, NOW),
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
