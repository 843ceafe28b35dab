import { describe, expect, it } from 'vitest'
import { formatMoney, isCurrency, type Money, minorDigits } from '../../src/domain/money.ts'
import { parseMoney } from '../../src/domain/money-text.ts'

const idr = (amountMinor: number): Money => ({ amountMinor, currency: 'IDR' })

describe('amounts as people write them', () => {
  it.each([
    ['150000', idr(150_000)],
    ['150.000', idr(150_000)],
    ['150,000', idr(150_000)],
    ['1.250.000', idr(1_250_000)],
    ['1,250,000', idr(1_250_000)],
    ['Rp150.000', idr(150_000)],
    ['Rp 150.000', idr(150_000)],
    ['Rp. 150.000', idr(150_000)],
    ['rp150.000,-', idr(150_000)],
    ['150.000,00', idr(150_000)],
    ['150,000.00', idr(150_000)],
    ['Rp150rb', idr(150_000)],
    ['150rb', idr(150_000)],
    ['150 ribu', idr(150_000)],
    ['150k', idr(150_000)],
    ['150K', idr(150_000)],
    ['1,5rb', idr(1500)],
    ['1,5jt', idr(1_500_000)],
    ['1.5 juta', idr(1_500_000)],
    ['2jt', idr(2_000_000)],
    ['1,25jt', idr(1_250_000)],
    ['1.250.000rb', idr(1_250_000_000)],
    ['IDR 150000', idr(150_000)],
    ['150000 idr', idr(150_000)],
    ['Rp50', idr(50)],
    ['Rp0', idr(0)],
    ['１５０.０００', idr(150_000)],
    ['USD 12.50', { amountMinor: 1250, currency: 'USD' }],
    ['usd12,5', { amountMinor: 1250, currency: 'USD' }],
    ['12.50 usd', { amountMinor: 1250, currency: 'USD' }],
    ['US$1,250.75', { amountMinor: 125_075, currency: 'USD' }],
    ['USD 1.250,75', { amountMinor: 125_075, currency: 'USD' }],
    ['USD 1,250', { amountMinor: 125_000, currency: 'USD' }],
    ['S$20', { amountMinor: 2000, currency: 'SGD' }],
    ['RM 9,90', { amountMinor: 990, currency: 'MYR' }],
    ['€5', { amountMinor: 500, currency: 'EUR' }],
    ['JPY 1200', { amountMinor: 1200, currency: 'JPY' }],
    ['KWD 1.2', { amountMinor: 1200, currency: 'KWD' }],
    ['XTR 50', { amountMinor: 50, currency: 'XTR' }],
  ] as const)('%s', (text, money) => expect(parseMoney(text)).toEqual({ is: 'money', money }))

  it.each([
    ['1.500rb', 'unclear'],
    ['1,500k', 'unclear'],
    ['1M', 'unclear'],
    ['$5', 'unclear'],
    ['150.5', 'unclear'],
    ['150,50', 'unclear'],
    ['1.50', 'unclear'],
    ['1500.000', 'unclear'],
    ['1.50.000', 'unclear'],
    ['1.500,', 'unclear'],
    ['1,2,3', 'unclear'],
    ['Rp 5 usd', 'unclear'],
    ['KWD 1.250', 'unclear'],
    ['150.000,50', 'fine'],
    ['USD 1.2345', 'unclear'],
    ['1,2345rb', 'fine'],
    ['2', 'small'],
    ['99', 'small'],
    ['9999999999999', 'large'],
    ['2000000jt', 'large'],
  ] as const)('%s is refused: %s', (text, why) => expect(parseMoney(text)).toEqual({ is: 'refused', why }))

  it.each(['', 'kaos', 'A-1024', '-5000', '150000 2', '2 kaos', '150 000', 'ABC 12', 'rb', 'Rp', '1e6', '12x', '0x10'])(
    '%s is no amount',
    (text) => expect(parseMoney(text)).toEqual({ is: 'none' }),
  )
})

describe('amounts as people read them', () => {
  it('groups the thousands as each language does', () => {
    expect(formatMoney(idr(150_000), 'id')).toBe('Rp150.000')
    expect(formatMoney(idr(1_250_000), 'en')).toBe('Rp1,250,000')
    expect(formatMoney({ amountMinor: 1205, currency: 'USD' }, 'id')).toBe('USD 12,05')
    expect(formatMoney({ amountMinor: 125_075, currency: 'USD' }, 'en')).toBe('USD 1,250.75')
    expect(formatMoney({ amountMinor: 1200, currency: 'KWD' }, 'en')).toBe('KWD 1.200')
    expect(formatMoney({ amountMinor: 50, currency: 'XTR' }, 'en')).toBe('XTR 50')
    expect(formatMoney({ amountMinor: 999_999_999_999, currency: 'USD' }, 'en')).toBe('USD 9,999,999,999.99')
  })

  it('knows currencies and their smallest units, whatever the runtime believes', () => {
    expect(['IDR', 'JPY', 'USD', 'HUF', 'KWD', 'XTR'].map(minorDigits)).toEqual([0, 0, 2, 2, 3, 0])
    expect(['IDR', 'XTR', 'BTC', 'idr', 'ABC'].map(isCurrency)).toEqual([true, true, false, false, false])
  })
})
