import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPhones } from '../../src/domain/mask.ts'
import { maskedWords } from '../../src/domain/quote.ts'
import { projectRoot } from '../../src/root.ts'

describe('phone numbers', () => {
  it.each([
    ['0812-3456-7890', '0812-••••-•890'],
    ['081234567890', '0812•••••890'],
    ['0812.3456.7890', '0812.••••.•890'],
    ['0812 - 3456 - 7890', '0812 - •••• - •890'],
    ['0812 1214 017', '0812 •••• •17'],
    ['+62 812-3456-7890', '+62 812-••••-•890'],
    ['62812 3456 7890', '62812 •••• •890'],
    ['https://wa.me/6281234567890', 'https://wa.me/62812•••••890'],
    ['WA081234567890 ya', 'WA0812•••••890 ya'],
    ['hp 8123456789', 'hp 812•••••89'],
    ['081234567890 081298765432', '0812•••••890 0812•••••432'],
    ['0812\u200b3456\u200b7890', '0812\u200b••••\u200b•890'],
    ['(021) 555 1234', '(021) 5•• ••34'],
    ['021-5551234', '021-5••••34'],
    ['+1 (415) 555-0132', '+1 (41•) •••-••32'],
    ['+65 9123 4567', '+65 9••• ••67'],
  ])('%s', (said, shown) => {
    expect(maskPhones(said)).toBe(shown)
    expect(maskPhones(`kak, hubungi ${said} ya`)).toBe(`kak, hubungi ${shown} ya`)
  })

  it.each([
    'Rp1.250.000',
    '1.250.000',
    'Rp 62.812.345.678',
    '62.812.345.678',
    'Rp150.000,-',
    'total Rp6281234567890',
    '08-10-2026 10.30',
    '2026-10-23',
    '2026-10-01..2026-10-31',
    'jam 08.15-21.00',
    'buka 0830-1200',
    'resi JNE 081234567890',
    'JNE 081020034567825',
    'no. resi: 081234567890',
    'order 081234567890',
    'A-1024 #42',
    'ukuran 38 39 40 41 42',
    'kode 12345678',
  ])('%s is none', (said) => {
    expect(maskPhones(said)).toBe(said)
  })

  it('of a text that is cut are masked before', () => {
    expect(maskedWords('HP saya 0812-3456-7890', 16)).toBe('HP saya 0812-••…')
  })
})

/** How people set the digits of a number. */
const gaps = fc.array(fc.constantFrom('', '', ' ', '-', '.', ' - '), { minLength: 9, maxLength: 10 })
const local = fc
  .tuple(fc.constantFrom('081', '082', '083', '085', '087', '088', '089'), fc.stringMatching(/^\d{8,9}$/), gaps)
  .map(([area, rest, between]) => area + [...rest].map((digit, i) => (between[i] ?? '') + digit).join(''))

describe('whatever is written', () => {
  it('a mobile number never stays readable, however it is set', () => {
    fc.assert(
      fc.property(local, fc.constantFrom('', 'kak ', 'WA: ', '(', 'nomorku '), (number, before) => {
        const shown = maskPhones(`${before}${number}`)
        const digits = number.replace(/\D/g, '')
        expect(shown.replace(/\D/g, '')).toHaveLength(digits.length > 11 ? 7 : 6)
        expect(shown).toHaveLength(before.length + number.length)
      }),
    )
  })

  it('nothing but digits changes, and masking twice is masking once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), local, (text, number) => {
        const said = `${text} ${number}`
        const shown = maskPhones(said)
        expect(shown.replace(/[\d•]/g, '')).toBe(said.replace(/[\d•]/g, ''))
        expect(maskPhones(shown)).toBe(shown)
      }),
    )
  })

  it('a price never changes', () => {
    const price = fc.integer({ min: 1000, max: 999_999_999 }).map((amount) => amount.toLocaleString('id-ID'))
    fc.assert(
      fc.property(price, fc.constantFrom('Rp', 'Rp ', 'IDR ', 'harga ', ''), (amount, before) => {
        expect(maskPhones(`${before}${amount} kak`)).toBe(`${before}${amount} kak`)
      }),
    )
  })

  it('is read in no time', () => {
    const long = '0812 '.repeat(40_000) + '+'.repeat(50_000) + '(0'.repeat(50_000)
    expect(maskPhones(long)).toHaveLength(long.length)
  })
})

const corpus = path.join(projectRoot, '../shared/conversations/play-cs-id/messages.jsonl')

describe.skipIf(!existsSync(corpus))('in what real service staff and customers wrote', () => {
  const texts = () =>
    readFileSync(corpus, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).text))

  it('no amount of money is taken for a number, and every number that is masked begins as one', () => {
    const amounts = /(?:rp|idr)\.?\s*\d[\d.,]*|\b\d{1,3}(?:\.\d{3})+(?:,-)?/gi
    const changed = texts().filter((text) => maskPhones(text) !== text)
    expect(changed.length).toBeGreaterThan(0)
    for (const text of texts()) {
      for (const [amount] of text.matchAll(amounts)) expect(maskPhones(text)).toContain(amount)
    }
    for (const text of changed) expect(text).toMatch(/(?:08|62|\+)[\d\s-]{7,}/)
  })
})
