import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasQuestionMark, isCourtesy, isQuestion } from '../../src/domain/text.ts'

describe('a closing courtesy', () => {
  it.each([
    'oke makasih kak 🙏',
    'siap',
    'sip',
    'terima kasih banyak ya',
    'ok kak',
    'noted',
    '👍',
    'thanks',
    'OKEEE MAKASIIIH KAAAK!!!',
    'sippppppppp',
    '𝓽𝓱𝓪𝓷𝓴 𝔂𝓸𝓾',
    'Thank you so much ❤️',
    'baik kak, terima kasih atas bantuannya',
    'sama-sama gan',
    'gpp kak wkwkwk',
    'oke\nsiap min 👍🏽👍🏽',
    'mantap kak',
    'sampai jumpa ya',
    '🙏🙏🙏',
    'makasih, sangat membantu',
  ])('%s', (text) => {
    expect(isCourtesy(text)).toBe(true)
  })

  it.each([
    'ok kapan dikirim',
    'siap transfer ke mana?',
    'ok?',
    'makasih ❓',
    'ok gak jadi',
    'makasih ya, alamatnya Jl. Melati 3',
    'ok 2',
    'deal kak',
    'ya kak',
    'iya',
    'pagi kak',
    'terima',
    'is it ok',
    'sipil',
    'okebon',
    '!!!',
    '...',
    '',
    '   ',
    '👎',
    'ok 😡',
    'ok ™ barang',
    '™',
    `makasih ${'banyak '.repeat(100)}`,
  ])('is not %j', (text) => {
    expect(isCourtesy(text)).toBe(false)
  })
})

describe('a question', () => {
  it.each([
    'jadi ambil yang merah?',
    'ready？',
    'berapaaa kak',
    'kapan dikirim kak',
    'Bisa COD gak kak',
    'udah dikirim belum ya',
    'mau diambil atau tidak kak',
    'transfer ke mana min',
    'warna apa yang kakak suka',
    'Ok kak, how much is it',
    'can you send it today',
    'when will it ship',
    'cek https://toko.id/x kapan restock',
  ])('%s', (text) => {
    expect(isQuestion(text)).toBe(true)
  })

  it.each([
    'barang sudah dikirim ya kak',
    'silakan pilih warna apa saja',
    'kalau ada apa-apa kabari ya kak',
    'tidak apa kak',
    'https://toko.id/cari?q=merah',
    'enggak kak',
    'barangnya belum',
    'When it arrives, please tell us',
    'What a nice day',
    'langkah berikutnya kami proses',
    'siapkan alamatnya',
    '',
  ])('is not %j', (text) => {
    expect(isQuestion(text)).toBe(false)
  })

  it('has a mark only where one is written', () => {
    expect([hasQuestionMark('ramah sekali'), hasQuestionMark('kenapa lama'), hasQuestionMark('kok lama?')]).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('any text', () => {
  it('is read without a fault, and no courtesy has a question mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(isCourtesy(`${text}?`)).toBe(false)
        expect(isQuestion(`${text} ?`)).toBe(true)
      }),
    )
  })

  it.each([
    ['one letter', 'a'.repeat(100_000)],
    ['laughter', 'ha'.repeat(50_000)],
    ['half an address', 'http://'.repeat(14_000)],
    ['accents', `a${'\u0301'.repeat(100_000)}`],
    ['particles', 'kak '.repeat(25_000)],
    ['question words', `${'apa '.repeat(25_000)}ok`],
  ])('of 100,000 characters is read in passing: %s', (_, text) => {
    expect([isCourtesy(text), isQuestion(text)]).toEqual([false, false])
  })
})

const file = new URL('../../../shared/conversations/play-cs-id/messages.jsonl', import.meta.url)

interface Message {
  conv: string
  role: 'customer' | 'admin'
  text: string
  score?: number
}

describe.skipIf(!existsSync(file))('on 3,933 real messages', () => {
  const messages: Message[] = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
  const customers = messages.filter(({ role }) => role === 'customer')
  const admins = messages.filter(({ role }) => role === 'admin')
  const first = [...new Map(customers.toReversed().map((message) => [message.conv, message])).values()]

  it('finds about as many courtesies among first messages as people do, who counted one-word praise only', () => {
    expect(first).toHaveLength(2000)
    const found = first.filter(({ text }) => isCourtesy(text)).length
    expect(found).toBeGreaterThan(300)
    expect(found).toBeLessThan(500)
  })

  it('takes no complaint and no answer of the staff for one', () => {
    expect(customers.filter(({ text, score }) => (score ?? 5) <= 2 && isCourtesy(text))).toEqual([])
    expect(admins.filter(({ text }) => isCourtesy(text))).toEqual([])
  })

  it('takes hardly any statement of the staff for a question', () => {
    expect(admins.filter(({ text }) => isQuestion(text)).length).toBeLessThan(10)
  })
})
