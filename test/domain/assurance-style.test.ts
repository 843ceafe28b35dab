import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_THRESHOLDS, NO_SHOP_WORDS } from '../../src/domain/assurance/finding.ts'
import { judgeMessage } from '../../src/domain/assurance/message.ts'

const quotes = (rule: string, text: string, changed = {}, codes: string[] = []) =>
  judgeMessage(text, { ...DEFAULT_THRESHOLDS, ...changed }, { ...NO_SHOP_WORDS, codes })
    .filter((finding) => finding.rule === rule)
    .map(({ quote }) => quote)

describe('shouting', () => {
  it.each([
    ['BARANG SUDAH HABIS', ['BARANG SUDAH HABIS']],
    ['maaf, BARANGNYA SUDAH HABIS kak', ['BARANGNYA SUDAH HABIS']],
    ['ABCDEFGHIJKL', ['ABCDEFGHIJKL']],
    ['ABCDEFGHIJK', []],
    ['ABCDEFGHI kakaka', ['ABCDEFGHI']],
    ['ABCDEFGH kakaka', []],
    ['COD JNE SICEPAT BCA GOPAY XXL', []],
    ['RESI JP1234567890AB INV2025ABCDEFGH', []],
    ['Ready kak, ukuran XXL warna NAVY', []],
    ['https://CONTOH.ID/ABCDEFGHIJKLMNOPQ', []],
    ['شكرا جزيلا لكم جميعا OK', []],
    ['𝗕𝗔𝗥𝗔𝗡𝗚 𝗛𝗔𝗕𝗜𝗦 𝗬𝗔', ['𝗕𝗔𝗥𝗔𝗡𝗚 𝗛𝗔𝗕𝗜𝗦 𝗬𝗔']],
  ])('%j', (text, found) => {
    expect(quotes('shouting', text)).toEqual(found)
  })

  it('leaves out the shop’s own codes, and follows its thresholds', () => {
    expect(quotes('shouting', 'KAOSPOLOSHITAM dan KEMEJAFLANEL kak', {}, ['KaosPolosHitam', 'KEMEJAFLANEL'])).toEqual(
      [],
    )
    expect(quotes('shouting', 'HABIS', { capitalLetters: 5 })).toEqual(['HABIS'])
    expect(quotes('shouting', 'BARANG SUDAH habis kak ya', { capitalShare: 0.5 })).toEqual(['BARANG SUDAH'])
  })
})

describe('punctuation', () => {
  it.each([
    ['Ready kak!!', []],
    ['Ready kak!!!', ['!!!']],
    ['Apa?!? Lalu!!!!', ['?!?']],
    ['Apa？？？', ['？？？']],
    ['Ya! Ya! Ya! ...', []],
    ['https://contoh.id/?a=???', []],
  ])('%j', (text, found) => {
    expect(quotes('punctuation', text)).toEqual(found)
  })

  it('follows the shop’s threshold', () => {
    expect(quotes('punctuation', 'Ready kak!!', { punctuationRun: 2 })).toEqual(['!!'])
  })
})

describe('emoji', () => {
  it.each([
    ['Makasih 🙏🙏🙏', []],
    ['Makasih 🙏 kak 😊😊😊 ya', ['🙏 kak 😊😊😊']],
    ['👨‍👩‍👧‍👦🇮🇩👍🏽', []],
    ['👨‍👩‍👧‍👦🇮🇩👍🏽❤️', ['👨‍👩‍👧‍👦🇮🇩👍🏽❤️']],
    ['Merek™ A® B© C™ D®', []],
    ['1️⃣2️⃣3️⃣4️⃣', ['1️⃣2️⃣3️⃣4️⃣']],
    ['1234 #### ****', []],
  ])('%j', (text, found) => {
    expect(quotes('emoji', text)).toEqual(found)
  })

  it('are counted as people count them', () => {
    const emoji = fc.constantFrom('🙏', '👍🏽', '👨‍👩‍👧‍👦', '🇮🇩', '❤️', '❤', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩🏽‍💻', '☺️')
    fc.assert(
      fc.property(fc.array(emoji, { minLength: 1, maxLength: 8 }), (all) => {
        const count = [...new Intl.Segmenter('id').segment(all.join(''))].length
        expect(quotes('emoji', all.join(''), { emoji: count })).toEqual([])
        expect(quotes('emoji', all.join(''), { emoji: count - 1 })).toEqual([all.join('')])
      }),
    )
  })
})

describe('unclear', () => {
  it.each([
    ['brg blm dtg krn hjn kak', ['brg blm dtg krn hjn']],
    ['gue cek dulu ntar lo tunggu', ['gue cek dulu ntar lo']],
    ['blm ada kak', []],
    ['Barangnya blm datang ya kak, mohon ditunggu dulu', []],
    ['Udah dikirim kak, gak usah khawatir ya', []],
    ['Berat 5 kg, 10 cm, 20 pcs, harga 50 rb', []],
    ['BCA BRI BNI COD JNT JTR TKP', []],
    ['Why try my dry fly by sky', []],
    ['idk tbh pls wait for it', ['idk tbh pls']],
  ])('%j', (text, found) => {
    expect(quotes('unclear', text)).toEqual(found)
  })

  it('follows the shop’s thresholds', () => {
    expect(quotes('unclear', 'blm ada kak', { slangWords: 3 })).toEqual(['blm'])
    expect(quotes('unclear', 'brg blm dtg krn hjn kak', { slangShare: 0.9 })).toEqual([])
  })
})

describe('whatever is written', () => {
  const HOSTILE = [
    ['aaaa', 'aab1’b*c@d$e!', 'anjing ', 'b o d o h ', 'a.', 'a*', '@a', 'g*bl*k ', 'b4b1 ', 'kalo ga mau ya '],
    [
      'emang ',
      'kan sudah saya ',
      'https://',
      'www. ',
      '\u0315\u0300',
      '\u200B',
      "'",
      '!',
      '👍\u200D',
      '🇮🇩',
      'ﷺ',
      '𝘉𝘈𝘉𝘐 ',
    ],
  ].flat()

  it('every finding quotes the words it is about, in their order', () => {
    const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 5 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const findings = judgeMessage(text)
        for (const { quote, at } of findings) expect(quote).toBe(text.slice(...at))
        const starts = findings.map(({ at }) => at[0])
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        expect(findings.every(({ quote, term }) => quote !== '' && term !== '')).toBe(true)
      }),
    )
  })

  it.each(HOSTILE)('a hundred thousand characters of %j are read', (piece) => {
    const endless = piece.repeat(100_000 / piece.length)
    expect(judgeMessage(`a${endless}b tolol`).filter(({ term }) => term === 'tolol')).toHaveLength(1)
  })
})
