import { describe, expect, it } from 'vitest'
import { type Conversion, conversionOf } from '../../src/domain/conversion.ts'
import { creditFor } from '../../src/domain/crediting.ts'
import type { ConversationFact, OrderFact } from '../../src/domain/facts.ts'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const WEEK = { from: at('2026-10-12 00:00'), to: at('2026-10-19 00:00') }
const LATER = at('2026-10-23 12:00')
const [SARI, RINA] = [1, 2]

/** Answered by Sari on the 13th at ten, five minutes after the customer wrote. */
const chat = (id: number, facts: Partial<ConversationFact> = {}): ConversationFact => ({
  id,
  customerId: id,
  channel: 'telegram',
  startedAt: at('2026-10-13 09:55'),
  firstAnswerAt: at('2026-10-13 10:00'),
  parts: [{ personId: SARI, firstAt: at('2026-10-13 10:00') }],
  leftOut: false,
  ...facts,
})

/** Paid two hours after the chat began, credited to Sari, recorded by somebody else. */
const order = (conversationId: number | null, facts: Partial<OrderFact> = {}): OrderFact => ({
  id: 100 + (conversationId ?? 0),
  number: `A-${conversationId}`,
  customerId: conversationId,
  state: 'paid',
  amountMinor: 150_000,
  currency: 'IDR',
  placedAt: at('2026-10-13 11:55'),
  paidAt: at('2026-10-13 12:00'),
  shippedAt: null,
  cancelledAt: null,
  processingSeconds: null,
  dueAt: null,
  conversationId,
  creditId: SARI,
  recordedById: RINA,
  ...facts,
})

const sari = (chats: ConversationFact[], orders: OrderFact[], now = LATER): Conversion =>
  conversionOf([SARI], chats, orders, WEEK, now)
const share = ({ rate: { hits, n } }: Conversion) => `${hits}/${n}`

describe('the conversion rate', () => {
  it('is conversations with a credited order among mature conversations answered', () => {
    const found = sari([chat(1), chat(2), chat(3)], [order(1), order(1, { id: 7 }), order(2)])
    expect(share(found)).toBe('2/3')
    expect(found).toMatchObject({ immature: 0, orders: 3, selfRecorded: 0 })
    expect(found.revenue).toEqual([{ currency: 'IDR', amountMinor: 450_000 }])
    expect(found.medianToOrderSeconds).toBe(7200)
  })

  it.each<[string, Partial<ConversationFact>, string]>([
    ['before the period', { parts: [{ personId: SARI, firstAt: WEEK.from - 1 }] }, '0/0'],
    ['at its first instant', { parts: [{ personId: SARI, firstAt: WEEK.from }] }, '1/1'],
    ['at its end', { parts: [{ personId: SARI, firstAt: WEEK.to }] }, '0/0'],
    ['by somebody else alone', { parts: [{ personId: RINA, firstAt: at('2026-10-13 10:00') }] }, '0/0'],
    ['in a chat left out', { leftOut: true }, '0/0'],
  ])('an answer %s: %s', (_, facts, expected) => expect(share(sari([chat(1, facts)], [order(1)]))).toBe(expected))

  it('belongs to the period of the admin’s own first answer, whoever answered before', () => {
    const parts = [
      { personId: RINA, firstAt: at('2026-10-10 10:00') },
      { personId: SARI, firstAt: at('2026-10-13 10:00') },
    ]
    const late = chat(1, { firstAnswerAt: at('2026-10-10 10:00'), parts })
    expect(share(sari([late], [order(1)]))).toBe('1/1')
    expect(share(conversionOf('shop', [late], [order(1)], WEEK, LATER))).toBe('0/0')
    expect(share(conversionOf([SARI, RINA], [late], [order(1)], WEEK, LATER))).toBe('0/0')
  })

  it('leaves a conversation out for three days from the answer, and shows it apart', () => {
    const answer = at('2026-10-13 10:00')
    const threeDays = 3 * 86_400_000
    expect(sari([chat(1)], [order(1)], answer + threeDays - 1)).toMatchObject({
      rate: { n: 0 },
      immature: 1,
      orders: 1,
    })
    expect(sari([chat(1)], [order(1)], answer + threeDays)).toMatchObject({ rate: { hits: 1, n: 1 }, immature: 0 })
  })

  it('counts for the admin answered chats whose order is another’s, and their own orders only', () => {
    const both = chat(1, { parts: [SARI, RINA].map((personId) => ({ personId, firstAt: at('2026-10-13 10:00') })) })
    const theirs = order(1, { creditId: RINA })
    expect(sari([both], [theirs])).toMatchObject({ rate: { hits: 0, n: 1 }, orders: 0 })
    expect(conversionOf([RINA], [both], [theirs], WEEK, LATER)).toMatchObject({ rate: { hits: 1, n: 1 }, orders: 1 })
    expect(conversionOf('shop', [both], [theirs], WEEK, LATER)).toMatchObject({ rate: { hits: 1, n: 1 }, orders: 1 })
  })

  it('counts for the shop what nobody is credited for', () => {
    const shared = chat(1, { parts: [] })
    expect(conversionOf('shop', [shared], [order(1, { creditId: null })], WEEK, LATER)).toMatchObject({
      rate: { hits: 1, n: 1 },
      orders: 1,
      selfRecorded: 0,
    })
  })
})

describe('orders that count', () => {
  it.each<[string, Partial<OrderFact>, number]>([
    ['paid', {}, 1],
    ['not paid', { state: 'placed', paidAt: null }, 0],
    ['shipped without having been paid', { state: 'shipped', paidAt: null }, 0],
    ['delivered', { state: 'delivered' }, 1],
    ['cancelled after paying', { state: 'cancelled', cancelledAt: at('2026-10-14 09:00') }, 0],
    ['credited to no conversation', { conversationId: null, creditId: null }, 0],
  ])('%s: %i', (_, facts, count) => {
    const found = sari([chat(1)], [order(1, facts)])
    expect(found).toMatchObject({ rate: { hits: count, n: 1 }, orders: count })
  })

  it('belong to the period they were placed in; for the rate their conversation’s period counts', () => {
    const after = order(1, { placedAt: at('2026-10-19 08:00') })
    expect(sari([chat(1)], [after])).toMatchObject({ rate: { hits: 1, n: 1 }, orders: 0, revenue: [] })
    const before = chat(1, { parts: [{ personId: SARI, firstAt: at('2026-10-11 20:00') }] })
    expect(sari([before], [order(1)])).toMatchObject({ rate: { n: 0 }, orders: 1, medianToOrderSeconds: 7200 })
  })

  it('are shown apart when the credited admin recorded them, and count', () => {
    expect(sari([chat(1)], [order(1, { recordedById: SARI })])).toMatchObject({
      rate: { hits: 1 },
      orders: 1,
      selfRecorded: 1,
    })
  })

  it('are summed by currency; one without an amount is an order all the same', () => {
    const usd = { amountMinor: 1250, currency: 'USD' }
    const none = { amountMinor: null, currency: null }
    const found = sari([chat(1)], [order(1, usd), order(1), order(1), order(1, none)])
    expect(found.orders).toBe(4)
    expect(found.revenue).toEqual([
      { currency: 'IDR', amountMinor: 300_000 },
      { currency: 'USD', amountMinor: 1250 },
    ])
  })
})

describe('whose success an order is', () => {
  const placed = at('2026-10-13 12:00')
  const day = 86_400_000
  const chats = [
    { id: 1, startedAt: placed - 10 * day },
    { id: 2, startedAt: placed - 2 * day },
  ]
  const said = (ago: number, creditId: number | null, order = 0) => ({ at: placed - ago, order, creditId })

  it.each([
    ['nobody answered', [], { conversationId: null, creditId: null }],
    ['the latest conversation', [said(5, SARI), said(2.5 * day, RINA)], { conversationId: 2, creditId: SARI }],
    ['an earlier one, if only there', [said(2.5 * day, RINA)], { conversationId: 1, creditId: RINA }],
    ['exactly three days before', [said(3 * day, SARI)], { conversationId: 1, creditId: SARI }],
    ['longer before', [said(3 * day + 1, SARI)], { conversationId: null, creditId: null }],
    ['at the very moment', [said(0, SARI)], { conversationId: 2, creditId: SARI }],
    ['only after the order', [said(-1, SARI)], { conversationId: null, creditId: null }],
    ['the one who wrote most', [said(9, SARI), said(8, SARI), said(7, RINA)], { conversationId: 2, creditId: SARI }],
    [
      'a tie: who wrote last',
      [said(9, RINA), said(8, SARI), said(7, SARI), said(6, RINA)],
      { conversationId: 2, creditId: RINA },
    ],
    ['a tie in the same second', [said(9, RINA, 2), said(9, SARI, 1)], { conversationId: 2, creditId: RINA }],
    ['nobody known', [said(9, null)], { conversationId: 2, creditId: null }],
    [
      'unsigned messages do not outvote',
      [said(9, null), said(8, null), said(7, SARI)],
      { conversationId: 2, creditId: SARI },
    ],
  ])('%s', (_, answers, credit) => expect(creditFor(placed, chats, answers)).toEqual(credit))

  it('counts only the messages of the three days', () => {
    const long = [{ id: 1, startedAt: placed - 10 * day }]
    const answers = [said(5 * day, RINA), said(4 * day, RINA), said(day, SARI)]
    expect(creditFor(placed, long, answers)).toEqual({ conversationId: 1, creditId: SARI })
  })
})
