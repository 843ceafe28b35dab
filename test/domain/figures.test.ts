import { describe, expect, it } from 'vitest'
import type { WaitFact } from '../../src/domain/facts.ts'
import { type Facts, scorecardOf, shopScorecard, unowned } from '../../src/domain/scorecard.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time.ts'
import { answered, at, DAY, facts, finding, NOW, RINA, SARI, stretch, survey, wait } from './made.ts'

const cardOf = (admin: number, some: Partial<Facts>, now = NOW) => scorecardOf([admin], facts(some), DAY, now)
const shopOf = (some: Partial<Facts>, now = NOW) => shopScorecard(facts(some), DAY, now)

describe('holding replies and their promises', () => {
  const due = at('2026-10-22 10:31')
  const held = (promiseEndedAt: number | null, about: Partial<WaitFact> = {}) =>
    answered(SARI, 60, {
      holding: true,
      promiseDueAt: due,
      promiseEndedAt,
      substantialSeconds: promiseEndedAt === null ? null : (promiseEndedAt - at('2026-10-22 10:00')) / 1000,
      adminSubstantialSeconds: promiseEndedAt === null ? null : 900,
      ...about,
    })

  it.each([
    ['kept', due - 1, NOW, { hits: 1, n: 1 }],
    ['kept in its last instant', due, NOW, { hits: 1, n: 1 }],
    ['kept too late', due + 1, NOW, { hits: 0, n: 1 }],
    ['never kept', null, NOW, { hits: 0, n: 1 }],
    ['not due yet', null, due, { hits: 1, n: 1 }],
  ] as const)('%s', (_, endedAt, now, expected) => {
    const card = cardOf(SARI, { waits: [held(endedAt)] }, now)
    expect(card.within).toMatchObject(expected)
    expect(card.promises).toMatchObject(expected)
    expect(card.unanswered).toBe(0)
    expect(card.reply).toMatchObject({ hits: 1, n: 1 })
  })

  it('stop the first clock; the time to the first substantial reply stands beside', () => {
    const waits = [held(due), answered(SARI, 120), held(null)]
    const card = cardOf(SARI, { waits })
    expect(card.first.values).toEqual([60, 120, 60])
    expect(card.firstSubstantial.values).toEqual([900, 120])
    expect(shopOf({ waits }).firstSubstantial.values).toEqual([1860, 120])
    expect(cardOf(SARI, { waits: [held(due, { kind: 'next' })] }).nextSubstantial.values).toEqual([900])
  })

  it('are charged to who made them, in no other figure', () => {
    const promise = wait({ kind: 'promise', chargedId: SARI, openedAt: at('2026-10-22 10:01'), dueAt: due })
    const waits = [held(null, { chargedId: RINA }), promise]
    const none = { within: { n: 0 }, promises: { n: 0 }, unanswered: 0, reply: { n: 0 } }
    expect(cardOf(RINA, { waits })).toMatchObject(none)
    expect(cardOf(SARI, { waits })).toMatchObject({ within: { hits: 0, n: 1 }, promises: { hits: 0, n: 1 } })
    expect(shopOf({ waits })).toMatchObject({ within: { n: 1 }, unanswered: 0, reply: { n: 1 }, marketplace: { n: 1 } })
  })
})

describe('the marketplaces’ rule', () => {
  const openedAt = at('2026-10-22 10:00')
  const after = (hours: number) => openedAt + hours * HOUR_MS
  it.each([
    ['answered after 12 hours exactly', answered(SARI, 12 * 3600), NOW, { hits: 1, n: 1 }],
    ['answered a second later', answered(SARI, 12 * 3600 + 1), NOW, { hits: 0, n: 1 }],
    ['open, 12 hours old', wait({ chargedId: SARI }), after(12), { hits: 0, n: 1 }],
    ['open and younger', wait({ chargedId: SARI }), after(12) - 1, { hits: 0, n: 0 }],
    ['dismissed earlier', wait({ state: 'dismissed', closedAt: after(11) }), NOW, { hits: 0, n: 0 }],
    ['dismissed later', wait({ state: 'dismissed', closedAt: after(13), chargedId: SARI }), NOW, { hits: 0, n: 1 }],
  ])('%s', (_, one, now, expected) => {
    expect(cardOf(SARI, { waits: [one] }, now).marketplace).toMatchObject(expected)
    expect(shopOf({ waits: [one] }, now).marketplace).toMatchObject(expected)
  })
})

describe('one-go', () => {
  const back = at('2026-10-22 13:00')
  const stretches = [
    stretch('11:00', 100, RINA, { conversationId: 1, reopenedAt: back }),
    stretch('15:00', 100, SARI, { conversationId: 1, again: true }),
    stretch('12:00', 100, RINA, { conversationId: 2 }),
    stretch('12:00', 100, SARI, { conversationId: 3, how: 'silence' }),
    stretch('12:00', 100, SARI, { conversationId: 4, resolvedAt: DAY.to }),
  ]
  it('is charged to who closed it first, not to who finished it', () => {
    expect(cardOf(RINA, { stretches })).toMatchObject({ oneGo: { hits: 1, n: 2 }, reopened: { hits: 1, n: 2 } })
    expect(cardOf(SARI, { stretches })).toMatchObject({ oneGo: { hits: 1, n: 1 }, reopened: { hits: 0, n: 1 } })
    expect(shopOf({ stretches })).toMatchObject({ oneGo: { hits: 2, n: 3 }, reopened: { hits: 1, n: 3 } })
  })
})

describe('assurance', () => {
  const writing = [
    { creditId: SARI, messages: 40, holding: 3 },
    { creditId: RINA, messages: 10, holding: 0 },
    { creditId: null, messages: 5, holding: 1 },
  ]
  it.each([
    ['nothing found', [], { score: 100, n: 40, strong: 0, tooFew: false }],
    ['a mild word: 5 in 100 messages', [finding({})], { score: 87.5 }],
    ['a phrase: 10 in 100 messages', [finding({ rule: 'harsh' })], { score: 75 }],
    [
      'style, at most 20',
      [...Array(9)].map(() => finding({ rule: 'emoji', severity: 'style' as const })),
      { score: 80 },
    ],
    ['a strong one caps it', [finding({ severity: 'strong' })], { score: 50, strong: 1 }],
    ['an overruled one is none', [finding({ severity: 'strong', overruled: true })], { score: 100, strong: 0 }],
    ['somebody else’s is none', [finding({ creditId: RINA })], { score: 100 }],
    ['another day’s is none', [finding({ at: DAY.to })], { score: 100 }],
  ])('%s', (_, findings, expected) => {
    expect(cardOf(SARI, { writing, findings }).assurance).toMatchObject(expected)
  })

  it('says too few below 20 messages, and nothing without any', () => {
    expect(cardOf(RINA, { writing }).assurance).toMatchObject({ score: 100, n: 10, tooFew: true })
    expect(cardOf(3, { writing }).assurance).toMatchObject({ score: null, n: 0 })
    expect(shopOf({ writing }).assurance.n).toBe(55)
  })
})

describe('surveys', () => {
  const nps = [10, 10, 9, 8, 7, 6, 0, null].map((score) => survey(score, { kind: 'nps' }))
  const surveys = [
    ...[5, 4, 1, null].map((score) => survey(score)),
    ...nps,
    survey(10, { kind: 'nps', creditId: RINA }),
  ]

  it('are counted by their kind', () => {
    const card = cardOf(SARI, { surveys })
    expect(card.csat).toMatchObject({ hits: 2, n: 3 })
    expect(card.response).toMatchObject({ hits: 3, n: 4 })
    expect(card.nps).toMatchObject({ n: 7, promoters: 3, passives: 2, detractors: 2 })
    expect(card.nps.nps).toBeCloseTo(100 / 7, 10)
    expect(card.nps.margin).toBeCloseTo(
      196 * Math.sqrt((3.75 / 10 + 2.75 / 10 - (3.75 / 10 - 2.75 / 10) ** 2) / 10),
      10,
    )
  })
})

it('counts quietly what makes figures look better than they are', () => {
  const waits = [
    answered(SARI, 60, { question: true, briefAnswer: true }),
    answered(SARI, 60, { question: false, briefAnswer: true }),
    answered(RINA, 60, { question: true, briefAnswer: true }),
    answered(RINA, 60, { afterCourtesy: true, chargedId: SARI }),
    wait({ afterCourtesy: true, chargedId: SARI }),
    wait({ state: 'dismissed', closedAt: DAY.from + MINUTE_MS, question: true, chargedId: SARI }),
    wait({ state: 'dismissed', closedAt: DAY.from + MINUTE_MS, question: false, chargedId: SARI }),
  ]
  const stretches = [
    stretch('11:00', 1, SARI, { answered: false }),
    stretch('11:00', 1, SARI, { answered: false, how: 'silence' }),
    stretch('11:00', 1, SARI),
  ]
  const writing = [{ creditId: SARI, messages: 9, holding: 4 }]
  expect(cardOf(SARI, { waits, stretches, writing }).gaming).toEqual({
    holding: 4,
    brief: 1,
    afterCourtesy: 1,
    dismissed: 1,
    unansweredResolved: 1,
  })
})

it('shows the share of answers nobody is credited for', () => {
  const waits = [answered(SARI, 60), answered(null, 60, { adminSeconds: null }), answered(RINA, 60), wait({})]
  expect(unowned(facts({ waits }), DAY, NOW).uncredited).toMatchObject({ hits: 1, n: 3 })
  expect(shopOf({ waits }).first.n).toBe(3)
})
