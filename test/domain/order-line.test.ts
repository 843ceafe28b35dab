import { describe, expect, it } from 'vitest'
import { type OrderLine, orderNumber, readOrderLine } from '../../src/domain/order-line.ts'

const record = (number: string | null, amountMinor: number, items: string | null, states: string[] = []) => ({
  chat: null,
  do: 'record',
  number,
  money: { amountMinor, currency: 'IDR' },
  items,
  states,
})
const advance = (number: string, states: string[], courier: string | null = null, tracking: string | null = null) => ({
  chat: null,
  do: 'advance',
  which: { number },
  states,
  courier,
  tracking,
})

describe('an order as it is recorded in a customer’s chat', () => {
  it.each([
    ['A-1024 150000 2 kaos merah', record('A-1024', 150_000, '2 kaos merah')],
    ['a-1024 Rp 150.000 2 kaos', record('A-1024', 150_000, '2 kaos')],
    ['#A-1024 1,5 jt sofa', record('A-1024', 1_500_000, 'sofa')],
    ['A-1024 150 rb', record('A-1024', 150_000, null)],
    ['10245 150000 2 kaos', record('10245', 150_000, '2 kaos')],
    ['#1024 150000 kaos', record('1024', 150_000, 'kaos')],
    ['INV/20261023/MPL/381 99.900 topi', record('INV/20261023/MPL/381', 99_900, 'topi')],
    ['150000 2 kaos merah', record(null, 150_000, '2 kaos merah')],
    ['Rp150rb kaos', record(null, 150_000, 'kaos')],
    ['150.000 12 pcs', record(null, 150_000, '12 pcs')],
    ['A-1 150000 lunas 2 kaos', record('A-1', 150_000, '2 kaos', ['paid'])],
    ['A-1 paid 150000 2 kaos', record('A-1', 150_000, '2 kaos', ['paid'])],
    ['A-1 paid+packed 150000 2 kaos', record('A-1', 150_000, '2 kaos', ['paid', 'packed'])],
    ['A-1 150000 kirim besok ya', record('A-1', 150_000, 'kirim besok ya')],
    ['A-1 150000 top merah', record('A-1', 150_000, 'top merah')],
    ['A-1 150000 try  me\n<b>x</b>', record('A-1', 150_000, 'try  me\n<b>x</b>')],
    ['A-1 USD 12.50 cap', { ...record('A-1', 0, 'cap'), money: { amountMinor: 1250, currency: 'USD' } }],
  ])('%s', (text, read) => expect(readOrderLine(text, true)).toEqual(read))
})

describe('what becomes of an order', () => {
  it.each([
    ['A-1024 paid', advance('A-1024', ['paid'])],
    ['A-1024 LUNAS', advance('A-1024', ['paid'])],
    ['A-1024 paid packed', advance('A-1024', ['paid', 'packed'])],
    ['A-1024 paid+packed', advance('A-1024', ['paid', 'packed'])],
    ['10245 dikemas', advance('10245', ['packed'])],
    ['A-1024 shipped JNE 0123456', advance('A-1024', ['shipped'], 'JNE', '0123456')],
    ['A-1024 kirim J&T Express JP0123', advance('A-1024', ['shipped'], 'J&T Express', 'JP0123')],
    ['A-1024 resi JNE 0123456', advance('A-1024', ['shipped'], 'JNE', '0123456')],
    ['A-1024 shipped 0123456', advance('A-1024', ['shipped'], null, '0123456')],
    ['A-1024 shipped J\u202eNE\n 01\u202e23', advance('A-1024', ['shipped'], 'JNE', '0123')],
    ['A-1024 shipped GoSend', advance('A-1024', ['shipped'], 'GoSend', null)],
    ['A-1024 packed shipped', advance('A-1024', ['packed', 'shipped'])],
    ['A-1024 batal', advance('A-1024', ['cancelled'])],
    ['id:17 paid', { ...advance('', ['paid']), which: { id: 17 } }],
    ['paid', { ...advance('', ['paid']), which: 'only' }],
    ['A-1024 resi', { chat: null, do: 'ask', which: { number: 'A-1024' }, about: 'ship' }],
    ['id:17 cancel?', { chat: null, do: 'ask', which: { id: 17 }, about: 'cancel' }],
    ['A-1024 back paid', { chat: null, do: 'back', which: { number: 'A-1024' }, state: 'paid' }],
    ['A-1024 koreksi dikemas', { chat: null, do: 'back', which: { number: 'A-1024' }, state: 'packed' }],
    ['A-1024', { chat: null, do: 'show', which: { number: 'A-1024' } }],
    ['10245', { chat: null, do: 'show', which: { number: '10245' } }],
    ['', { chat: null, do: 'show', which: 'only' }],
  ])('%s', (text, read) => expect(readOrderLine(text, true)).toEqual(read))
})

describe('elsewhere the chat comes first', () => {
  it.each<[string, Partial<OrderLine>]>([
    ['42 A-1024 150000 2 kaos', { chat: 42, do: 'record', number: 'A-1024' }],
    ['#42 A-1024 150000 2 kaos', { chat: 42, do: 'record', number: 'A-1024' }],
    ['42 150000 2 kaos', { chat: 42, do: 'record', number: null }],
    ['#42 paid', { chat: 42, do: 'advance', which: 'only' }],
    ['42 paid', { chat: null, do: 'advance', which: { number: '42' } }],
    ['42 A-1024 paid', { chat: 42, do: 'advance', which: { number: 'A-1024' } }],
    ['42', { chat: null, do: 'show', which: { number: '42' } }],
    ['42 resi', { chat: null, do: 'ask', which: { number: '42' } }],
    ['A-1024 paid', { chat: null, do: 'advance', which: { number: 'A-1024' } }],
  ])('%s', (text, read) => expect(readOrderLine(text, false)).toMatchObject(read))

  it('and where it is written out in a customer’s own chat it is meant', () => {
    const said = readOrderLine('142 A-9 150000 kaos', true)
    expect(said).toMatchObject({ chat: 142, do: 'record', number: 'A-9', items: 'kaos' })
    expect(readOrderLine('150000 12 pcs 5rb', true)).toMatchObject({ chat: null, number: null, items: '12 pcs 5rb' })
  })
})

describe('what cannot be read', () => {
  it.each([
    ['kaos merah 150000', 'number', 'kaos'],
    ['A-1024 kaos merah', 'amount', 'kaos'],
    ['A-1024 2 kaos 150000', 'small', '2'],
    ['A-1024 150 000 kaos', 'unclear', '150 000'],
    ['A-1024 1jt 500rb sofa', 'unclear', '1jt 500rb'],
    ['A-1024 1.500rb sofa', 'unclear', '1.500rb'],
    ['A-1024 1M', 'unclear', '1M'],
    ['150000 500 stiker', 'unclear', '150000 500'],
    ['A-1024 99999999999999 emas', 'large', '99999999999999'],
    ['A-1024 paid yesterday', 'leftover', 'yesterday'],
    ['A-1024 back besok', 'leftover', 'besok'],
    ['id:17 150000 kaos', 'leftover', 'kaos'],
    [`A-${'1'.repeat(40)} paid`, 'number', `A-${'1'.repeat(40)}`],
    [`A-1 shipped ${'J'.repeat(41)} 12`, 'tracking', `${'J'.repeat(41)} 12`],
    [`A-1 150000 ${'x'.repeat(501)}`, 'items', 'x'.repeat(501)],
  ])('%s', (text, problem, piece) => expect(readOrderLine(text, true)).toEqual({ problem, text: piece }))
})

it('has one spelling for a number', () => {
  expect(['#a-1024', 'Ａ-1024', 'A-1024', 'INV/26', 'kaos', '-1', 'a b1', '<1>'].map(orderNumber)).toEqual([
    'A-1024',
    'A-1024',
    'A-1024',
    'INV/26',
    null,
    null,
    null,
    null,
  ])
})
