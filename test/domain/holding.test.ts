import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isHolding } from '../../src/domain/holding.ts'
import { isCourtesy, isQuestion } from '../../src/domain/text.ts'
import { projectRoot } from '../../src/root.ts'

describe('a holding reply', () => {
  it.each([
    'sebentar ya kak',
    'ditunggu ya',
    'mohon ditunggu, kami cek dulu',
    'one moment',
    'Sebentar ya kak 🙏',
    'bentaaar kak',
    'Oke kak, sebentar ya',
    'siap kak ditunggu ya',
    'Mohon maaf kak, mohon bersabar ya',
    'maaf kak lagi dicek ya, ditunggu',
    'Baik kak mohon ditunggu sebentar ya',
    'Halo Kak Dewi, mohon ditunggu ya',
    'tunggu sebentar ya kak, saya cek stoknya dulu',
    'kami cek dulu ya kak',
    'saya cek dulu stoknya kak',
    'Kami tanyakan dulu ke gudang ya kak',
    'nanti kami kabari ya kak',
    'Mohon waktunya sebentar ya kak',
    'Sabar ya kak',
    'ditunggu 5 menit ya kak',
    '𝘴𝘦𝘣𝘦𝘯𝘵𝘢𝘳 ya kak',
    'one moment please',
    'Please wait a moment',
    'please hold on, let me check',
    "I'll check and get back to you shortly",
    'let me check with the team',
    'Just a moment, checking',
  ])('asks for patience and nothing else: %s', (text) => {
    expect(isHolding(text)).toBe(true)
  })

  it.each(['sebentar ya kak ~Sari', 'Sebentar ya kak\n-Sari', 'Sebentar ya Kak, kami cek ke gudang dulu. Tks~Vacilla'])(
    'may be signed: %s',
    (text) => {
      expect(isHolding(text)).toBe(true)
    },
  )

  it.each([
    'barang ditunggu sampai besok ya kak, nanti dikirim JNE',
    'mohon ditunggu sampai jam 5',
    'mohon ditunggu, dikirim besok',
    'ditunggu 2 hari ya kak',
    'ditunggu 1 jam lagi',
    'sebentar lagi dikirim kak',
    'sebentar, stoknya habis kak',
    'sebentar ya kak, harganya 150.000',
    'mohon ditunggu, resinya JNE123',
    'sudah kami cek, stok ada',
    'kami cek stok ada',
    'pesanan sedang diproses',
    'please wait until Monday',
    'wait for the courier tomorrow',
    'let me know your size',
  ])('answers when it says more: %s', (text) => {
    expect(isHolding(text)).toBe(false)
  })

  it.each([
    'kami tunggu ya kak',
    'saya tunggu ya kak',
    'ditunggu orderannya ya kak',
    'ditunggu transferannya ya kak',
    'ditunggu pembayarannya, nanti kami cek',
    'ditunggu kedatangannya',
    'silakan dicek ya kak',
    'silakan cek dulu kak',
    'cek https://toko.id ya kak',
  ])('is not one when the customer is to do something: %s', (text) => {
    expect(isHolding(text)).toBe(false)
  })

  it.each(['sebentar ya kak?', 'boleh ditunggu sebentar kak?', 'ok kapan dikirim', 'mau ditunggu kapan kak'])(
    'is never a question: %s',
    (text) => {
      expect(isHolding(text)).toBe(false)
    },
  )

  it.each(['oke kak', 'ya', 'halo kak', 'ready kak', 'terima kasih sudah menunggu', 'tidak perlu ditunggu', '🙏', ''])(
    'is not one when nothing of the kind is said: %s',
    (text) => {
      expect(isHolding(text)).toBe(false)
    },
  )
})

const REAL = path.join(projectRoot, '../shared/conversations/play-cs-id/messages.jsonl')

describe.skipIf(!existsSync(REAL))('real messages (skipped where they are not at hand)', () => {
  // Read one by one: companies answering reviews answer at once, so whatever matched would be a false alarm.
  it('no real answer and no real review only asks for patience', () => {
    const texts: string[] = readFileSync(REAL, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text)
    expect(texts.length).toBeGreaterThan(3000)
    expect(texts.filter((text) => isHolding(text))).toEqual([])
  })
})

describe('any text is read at once', () => {
  it.each([
    ['marks stacked on a letter', `a${'\u0301'.repeat(100_000)}`],
    ['marks of two heights in turn', `a${'\u0301\u0327'.repeat(50_000)}`],
    ['addresses', 'www.'.repeat(25_000)],
    ['one word over and over', 'kapan '.repeat(20_000)],
  ])('%s', (_, text) => {
    expect([isQuestion(text), isCourtesy(text), isHolding(text)]).toContain(false)
  })
})
