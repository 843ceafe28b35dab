import { describe, expect, it } from 'vitest'
import type { OrderFact, OrderState } from '../../src/domain/facts.ts'
import { handlingOf, nextStates, orderRules, type StepKind, standing } from '../../src/domain/orders.ts'

const steps = (...all: [StepKind, number][]) => all.map(([kind, at]) => ({ kind, at }))
const reached = (...all: [StepKind, number][]) => {
  const { state, times } = standing(steps(...all))
  return [state, Object.fromEntries(Object.entries(times).filter(([, at]) => at !== null))]
}

describe('where an order stands', () => {
  it.each<[string, [StepKind, number][], OrderState, Record<string, number>]>([
    ['nothing but recorded', [['placed', 1]], 'placed', { placed: 1 }],
    [
      'step by step',
      [
        ['placed', 1],
        ['paid', 2],
        ['packed', 3],
      ],
      'packed',
      { placed: 1, paid: 2, packed: 3 },
    ],
    [
      'steps left out',
      [
        ['placed', 1],
        ['shipped', 5],
      ],
      'shipped',
      { placed: 1, shipped: 5 },
    ],
    [
      'said twice',
      [
        ['placed', 1],
        ['paid', 2],
        ['paid', 3],
      ],
      'paid',
      { placed: 1, paid: 2 },
    ],
    [
      'heard out of order',
      [
        ['paid', 3],
        ['shipped', 5],
        ['placed', 1],
      ],
      'shipped',
      { placed: 1, paid: 3, shipped: 5 },
    ],
    [
      'paid on delivery',
      [
        ['placed', 1],
        ['shipped', 5],
        ['paid', 9],
      ],
      'shipped',
      { placed: 1, shipped: 5, paid: 9 },
    ],
    [
      'cancelled',
      [
        ['placed', 1],
        ['paid', 2],
        ['cancelled', 4],
      ],
      'cancelled',
      { placed: 1, paid: 2, cancelled: 4 },
    ],
    [
      'paid before it was cancelled, heard after',
      [
        ['placed', 1],
        ['cancelled', 4],
        ['paid', 2],
      ],
      'cancelled',
      { placed: 1, paid: 2, cancelled: 4 },
    ],
    [
      'set back',
      [
        ['placed', 1],
        ['paid', 2],
        ['shipped', 3],
        ['back:paid', 4],
      ],
      'paid',
      { placed: 1, paid: 2 },
    ],
    [
      'set back and taken on again',
      [
        ['placed', 1],
        ['shipped', 3],
        ['back:placed', 4],
        ['shipped', 6],
      ],
      'shipped',
      { placed: 1, shipped: 6 },
    ],
    [
      'taken up again',
      [
        ['placed', 1],
        ['paid', 2],
        ['cancelled', 3],
        ['back:paid', 4],
      ],
      'paid',
      { placed: 1, paid: 2 },
    ],
    [
      'set back to what it never was',
      [
        ['placed', 1],
        ['shipped', 3],
        ['back:paid', 4],
      ],
      'paid',
      { placed: 1, paid: 4 },
    ],
    [
      'what it says was changed',
      [
        ['placed', 1],
        ['amended', 2],
      ],
      'placed',
      { placed: 1 },
    ],
  ])('%s', (_, all, state, times) => expect(reached(...all)).toEqual([state, times]))

  it('knows what comes next', () => {
    expect(nextStates('placed')).toEqual(['paid', 'packed', 'shipped', 'delivered'])
    expect(nextStates('shipped')).toEqual(['delivered'])
    expect([nextStates('delivered'), nextStates('cancelled')]).toEqual([[], []])
  })
})

describe('how orders were handled', () => {
  const order = (facts: Partial<OrderFact>): OrderFact => ({
    id: 1,
    number: 'A-1',
    customerId: 1,
    state: 'shipped',
    amountMinor: null,
    currency: null,
    placedAt: 0,
    paidAt: 0,
    shippedAt: 50,
    cancelledAt: null,
    processingSeconds: 40,
    dueAt: 100,
    conversationId: null,
    creditId: null,
    recordedById: null,
    ...facts,
  })
  const share = (orders: OrderFact[], now = 1000) => {
    const { onTime, late } = handlingOf(orders, { from: 0, to: 500 }, now)
    return `${onTime.hits}/${onTime.n} ${late}`
  }

  it.each<[string, Partial<OrderFact>, string]>([
    ['shipped in time', {}, '1/1 0'],
    ['shipped at its very due instant', { shippedAt: 100 }, '1/1 0'],
    ['shipped late', { shippedAt: 101 }, '0/1 0'],
    ['delivered since', { state: 'delivered' }, '1/1 0'],
    ['shipped in another period', { shippedAt: 500 }, '0/0 0'],
    ['shipped before it was paid', { processingSeconds: null }, '0/0 0'],
    ['cancelled after shipping', { state: 'cancelled' }, '0/0 0'],
    ['late now', { state: 'paid', shippedAt: null, processingSeconds: null }, '0/1 1'],
    ['packed, and late', { state: 'packed', shippedAt: null, processingSeconds: null }, '0/1 1'],
    ['not due yet', { state: 'paid', shippedAt: null, processingSeconds: null, dueAt: 1000 }, '0/0 0'],
    ['never paid', { state: 'placed', paidAt: null, shippedAt: null, processingSeconds: null, dueAt: null }, '0/0 0'],
  ])('%s', (_, facts, expected) => expect(share([order(facts)])).toBe(expected))

  it('says how long it usually takes', () => {
    const all = [10, 90, 20, 30].map((processingSeconds) => order({ processingSeconds }))
    expect(handlingOf(all, { from: 0, to: 500 }, 1000).processingSeconds).toBe(20)
    expect(handlingOf([], { from: 0, to: 500 }, 1000)).toMatchObject({
      processingSeconds: null,
      onTime: { share: null },
    })
  })
})

it('the shop’s rules', () => {
  expect(orderRules({})).toEqual({ targetSeconds: 86_400, tell: false })
  expect(orderRules({ ORDER_TARGET: '3600s', ORDER_UPDATES: 'on' })).toEqual({ targetSeconds: 3600, tell: true })
  expect(orderRules({ ORDER_TARGET: 'soon', ORDER_UPDATES: 'perhaps' })).toEqual({ targetSeconds: 86_400, tell: false })
})
