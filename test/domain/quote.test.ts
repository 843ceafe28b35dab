import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastWords } from '../../src/domain/quote.ts'

describe('a customer’s last words', () => {
  it.each([
    ['Kak, barangnya ready?', 30, 'Kak, barangnya ready?'],
    ['  Kak,\r\n\r\nbarangnya\tready? ', 30, 'Kak, barangnya ready?'],
    ['Kak, barangnya ready?', 10, 'Kak, bara…'],
    ['Kak, barangnya ready?', 6, 'Kak,…'],
    ['👨‍👩‍👧‍👦👍🏽🇮🇩x', 4, '👨‍👩‍👧‍👦👍🏽🇮🇩x'],
    ['👨‍👩‍👧‍👦👍🏽🇮🇩xy', 4, '👨‍👩‍👧‍👦👍🏽🇮🇩…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
    ['', 5, ''],
    ['\u202Egnp.exe\u2066 \u200Fok\u0007', 20, 'gnp.exe ok'],
    ['lone \uD83D half', 20, 'lone half'],
  ])('%j within %i', (text, max, quoted) => {
    expect(lastWords(text, max)).toBe(quoted)
  })

  it('stay one line and within their length, whatever was written', () => {
    const segments = new Intl.Segmenter('id')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const quoted = lastWords(text, max)
        expect([...segments.segment(quoted)].length).toBeLessThanOrEqual(max)
        expect(quoted).not.toMatch(/[\n\r\u2028\u202E]/)
      }),
    )
  })

  it('stay short when one character is endless', () => {
    expect(lastWords(`a${'\u0301'.repeat(100_000)}`, 50).length).toBeLessThan(1000)
    expect(lastWords('👍\u200D'.repeat(30_000), 50).length).toBeLessThan(1000)
    expect(lastWords('x'.repeat(100_000), 50)).toBe(`${'x'.repeat(49)}…`)
  })
})
