import { describe, expect, it } from 'vitest'
import { judgeConversation, type Utterance } from '../../src/domain/assurance/conversation.ts'
import { DEFAULT_THRESHOLDS } from '../../src/domain/assurance/finding.ts'

/** One message a line: "c:" the customer's, "a:" an admin's, "A:" an admin's with a picture. */
function messagesOf(script: string): Utterance[] {
  const lines = script.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .map((line) => ({
      from: line.startsWith('c') ? 'customer' : 'admin',
      text: line.slice(2).trim(),
      attachment: line.startsWith('A'),
    }))
}

const found = (script: string, changed = {}) =>
  judgeConversation(messagesOf(script), { ...DEFAULT_THRESHOLDS, ...changed }).map(({ rule, term, message, about }) => [
    ...new Set([rule, term]),
    message,
    about,
  ])

describe('courtesy', () => {
  it.each([
    ['a: ready\na: 150rb\na: besok dikirim', [['courtesy', 2, 2]]],
    ['a: Ya bisa\na: 150rb\na: besok dikirim', [['courtesy', 2, 2]]],
    ['a: kami terima besok\na: 150rb\na: selamat tinggal', [['courtesy', 2, 2]]],
    ['a: ready\na: 150rb', []],
    ['a: ready\nA:\na: 150rb', []],
    ['a: ready\na: 150rb ya\na: besok dikirim', []],
    ['a: ready\na: 150rb\na: Terima kasih', []],
    ['a: maaf habis\na: 150rb\na: besok dikirim', []],
    ['a: selamat pagi\na: 150rb\na: besok dikirim', []],
    ['a: ready\na: 150rb\na: besok dikirim 🙏', []],
    ['a: ready\na: 150rb kak\na: besok dikirim', []],
    ['a: in stock\na: 150k\na: would you like one', []],
  ])('in %j', (script, findings) => {
    expect(found(script)).toEqual(findings)
  })

  it('is asked of as many messages as the shop says', () => {
    expect(found('a: ready\na: 150rb', { courtesyMessages: 2 })).toEqual([['courtesy', 1, 1]])
  })
})

describe('careless', () => {
  it.each([
    ['c: Kak, barangnya ready?\na: Ready', [['careless', 'one word', 1, 1]]],
    ['c: Kak, barangnya ready?\na: Ready ~Sari', [['careless', 'one word', 1, 1]]],
    ['c: Kak, barangnya ready?\nc: yang ini\na: Ready', [['careless', 'one word', 2, 2]]],
    ['c: Kak, barangnya ready?\na: Ready kak', []],
    ['c: Kak, barangnya ready?\nA: Ready', []],
    ['c: Kak, barangnya ready?\na: Ready\na: mau berapa kak?', []],
    ['c: Kak, barangnya ready?\na: Ada kak\nc: oke\na: Sip', []],
    ['c: Harganya berapa?\na: 150rb', []],
    ['c: Linknya mana?\na: https://contoh.id/kaos', []],
    ['c: Oke saya ambil\na: Siap', []],
    ['c: ready?\na: 👍', []],
  ])('a one-word answer in %j', (script, findings) => {
    expect(found(script)).toEqual(findings)
  })

  it.each([
    [
      'c: Kapan dikirim kak?\na: Sudah kami catat ya kak\nc: kak kapan dikirim ya?',
      [['careless', 'asked again', 2, 1]],
    ],
    ['c: When will it ship?\na: Hello, thank you\nc: When will it ship??', [['careless', 'asked again', 2, 1]]],
    ['c: Kapan dikirim kak?\nc: kapan dikirim?\na: Besok ya kak', []],
    ['c: Ada warna hitam kak?\na: Ada ya kak\nc: Ada warna merah kak?', []],
    ['c: Ada warna hitam kak?\na: Ada ya kak\nc: Ada warna hitam ukuran L kak?', []],
    ['c: Berapa kak?\na: 150rb ya kak\nc: Berapa kak?', []],
    ['c: Oke makasih kak\na: Sama-sama kak\nc: Oke makasih kak', []],
  ])('asked again in %j', (script, findings) => {
    expect(found(script)).toEqual(findings)
  })

  it('forgets what was asked long ago', () => {
    const others = ['warna apa', 'ukuran berapa', 'bahan apa', 'beratnya berapa', 'garansi berapa lama']
    const between = others.map((question) => `c: ${question}?\na: ini infonya kak`).join('\n')
    expect(found(`c: Kapan dikirim?\na: besok ya kak\n${between}\nc: Kapan dikirim?`)).toEqual([])
  })

  it('quotes what was said', () => {
    expect(judgeConversation(messagesOf('c: ready?\na: Ready'))).toEqual([
      { rule: 'careless', severity: 'style', quote: 'Ready', at: [0, 5], term: 'one word', message: 1, about: 1 },
    ])
  })
})

it('an endless conversation and endless messages are read', () => {
  const long = { from: 'customer', text: `kapan${'\u0315\u0300'.repeat(50_000)}?` } as const
  const talk = Array.from(
    { length: 2000 },
    (_, index): Utterance => ({ from: index % 2 ? 'admin' : 'customer', text: 'kapan dikirim ya?' }),
  )
  expect(judgeConversation([long, { from: 'admin', text: 'x'.repeat(100_000) }, ...talk])).toHaveLength(1000)
})
