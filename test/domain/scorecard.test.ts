import { describe, expect, it } from 'vitest'
import type { WaitFact } from '../../src/domain/facts.ts'
import { scorecardOf, shopScorecard, unowned } from '../../src/domain/scorecard.ts'
import { stopwatch } from '../../src/domain/stopwatch.ts'
import { answered, at, DAY, facts, NOW, RINA, SARI, stretch, survey, wait, waiting } from './made.ts'

const cardOf = (admin: number, waits: WaitFact[], now = NOW) => scorecardOf([admin], facts({ waits }), DAY, now)

describe('response times', () => {
  it('are those of the answers in the period, first and next apart, nearest-rank', () => {
    const waits = [60, 120, 180, 240].map((s) => answered(SARI, s))
    const card = cardOf(SARI, [...waits, answered(SARI, 30, { kind: 'next' }), answered(RINA, 5)])
    expect(card.first).toEqual({ n: 4, median: 120, p90: 240, mean: 150, values: [60, 120, 180, 240] })
    expect(card.next).toMatchObject({ n: 1, median: 30, p90: 30, mean: 30 })
    expect(cardOf(3, waits).first).toEqual({ n: 0, median: null, p90: null, mean: null, values: [] })
  })

  it('belong to the period of the answer, half-open', () => {
    const before = answered(SARI, 100, { openedAt: DAY.from - 50_000 })
    const after = answered(SARI, 50, { openedAt: DAY.to - 50_000 })
    expect(cardOf(SARI, [before, after]).first.values).toEqual([100])
  })

  it('are measured for an admin from when it was theirs, for the shop from the first word', () => {
    const handed = answered(SARI, 500, { adminSeconds: 200 })
    const rescued = answered(SARI, 2000, { adminSeconds: null, chargedId: RINA })
    expect(cardOf(SARI, [handed, rescued]).first.values).toEqual([200])
    expect(shopScorecard(facts({ waits: [handed, rescued] }), DAY, NOW).first.values).toEqual([500, 2000])
  })
})

describe('what is decided', () => {
  const inTime = answered(SARI, 600)
  const late = answered(SARI, 601)
  const rescued = answered(SARI, 1200, { adminSeconds: null, chargedId: RINA })
  const ignored = wait({ chargedId: RINA })
  const nobodys = wait({ state: 'dismissed', closedAt: at('2026-10-22 12:00'), decidedAt: at('2026-10-22 10:10') })
  const waved = wait({ state: 'dismissed', closedAt: at('2026-10-22 10:05') })
  const withdrawn = wait({ state: 'withdrawn', closedAt: at('2026-10-22 10:05') })
  const waits = [inTime, late, rescued, ignored, nobodys, waved, withdrawn]

  it('is within target when answered by the very due instant', () => {
    expect(cardOf(SARI, waits).within).toMatchObject({ hits: 1, n: 2 })
  })

  it('is charged to whom it was assigned when due, not to who rescued it', () => {
    expect(cardOf(RINA, waits).within).toMatchObject({ hits: 0, n: 2 })
    expect(cardOf(RINA, waits)).toMatchObject({ unanswered: 1, first: { n: 0 } })
  })

  it('counts for the shop with everybody and nobody', () => {
    const card = shopScorecard(facts({ waits }), DAY, NOW)
    expect(card.within).toMatchObject({ hits: 1, n: 5 })
    expect(card.unanswered).toBe(2)
    expect(unowned(facts({ waits }), DAY, NOW)).toMatchObject({ unassigned: 1, waved: { hits: 1, n: 6 } })
  })

  it('is not decided before it is due', () => {
    const at1005 = at('2026-10-22 10:05')
    expect(cardOf(RINA, [ignored], at1005).within.n).toBe(0)
    expect(cardOf(RINA, [ignored], at('2026-10-22 10:10')).within.n).toBe(0)
    expect(cardOf(RINA, [ignored], at('2026-10-22 10:11'))).toMatchObject({ within: { n: 1 }, unanswered: 1 })
  })

  it('stays unanswered when the answer came after the period', () => {
    const nextDay = answered(SARI, 15 * 3600)
    expect(cardOf(SARI, [nextDay])).toMatchObject({ unanswered: 1, first: { n: 0 }, within: { hits: 0, n: 1 } })
  })

  it('is replied to, however late, or never', () => {
    // The rescued one counts for the shop alone.
    expect(cardOf(SARI, waits).reply).toMatchObject({ hits: 2, n: 2 })
    expect(cardOf(RINA, waits).reply).toMatchObject({ hits: 0, n: 1 })
    expect(shopScorecard(facts({ waits }), DAY, NOW).reply).toMatchObject({ hits: 3, n: 5 })
  })

  it('knows nothing of closing courtesies', () => {
    const quiet = [wait({ state: 'quiet', chargedId: SARI }), wait({ state: 'lapsed', closedAt: DAY.from + 1 })]
    expect(shopScorecard(facts({ waits: quiet }), DAY, NOW)).toMatchObject({ within: { n: 0 }, reply: { n: 0 } })
  })
})

it('sums a conversation’s stretches and credits who resolved it last', () => {
  const stretches = [
    stretch('15:00', 300, SARI, { conversationId: 1, again: true }),
    stretch('11:00', 1000, RINA, { conversationId: 1, reopenedAt: at('2026-10-22 13:00') }),
    stretch('12:00', 50, RINA, { conversationId: 2 }),
    stretch('12:00', 7, SARI, { conversationId: 3, resolvedAt: DAY.to }),
  ]
  const card = (admin: number) => scorecardOf([admin], facts({ stretches }), DAY, NOW).resolution
  expect(card(SARI).values).toEqual([1300])
  expect(card(RINA).values).toEqual([50])
})

it('takes CSAT from answers and the response rate from deliveries', () => {
  const surveys = [5, 4, 3, null, null].map((score) => survey(score))
  const card = scorecardOf(
    [SARI],
    facts({ surveys: [...surveys, survey(1, { creditId: RINA }), survey(10, { kind: 'nps' })] }),
    DAY,
    NOW,
  )
  expect(card.csat).toMatchObject({ hits: 2, n: 3, mean: 4 })
  expect(card.csat.share?.low).toBeCloseTo(0.2077, 4)
  expect(card.csat.share?.high).toBeCloseTo(0.9385, 4)
  expect(card.response).toMatchObject({ hits: 3, n: 5 })
})

it('counts who waits now by whom it is assigned to, courtesies aside', () => {
  const some = facts({ waiting: [waiting(SARI), waiting(SARI, 'quiet'), waiting(null)] })
  expect(scorecardOf([SARI], some, DAY, NOW).waitingNow).toBe(1)
  expect(shopScorecard(some, DAY, NOW).waitingNow).toBe(2)
})

it.each([
  [0, '0:00'],
  [41, '0:41'],
  [641, '10:41'],
  [3599.6, '1:00:00'],
  [3903, '1:05:03'],
  [90_000, '25:00:00'],
])('%d seconds are %s', (seconds, shown) => {
  expect(stopwatch(seconds)).toBe(shown)
})
