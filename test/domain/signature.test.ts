import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { signatureOf } from '../../src/domain/signature.ts'

const person = (id: number, name: string, more = {}) => ({
  id,
  name,
  nickname: null,
  active: true,
  shared: false,
  ...more,
})
const TEAM = [
  person(1, 'Sari'),
  person(2, 'Vacilla'),
  person(3, 'Rina Putri', { nickname: 'Rin' }),
  person(4, 'Mbak Dewi'),
  person(5, 'Agus Salim'),
  person(6, 'Agus Wijaya'),
  person(7, 'Toko Melati', { shared: true }),
  person(8, 'Joko', { active: false }),
]

const read = (text: string) => {
  const signature = signatureOf(text, TEAM)
  return signature && { name: signature.name, id: signature.person?.id ?? null, body: signature.body }
}

describe('signatures as people write them', () => {
  test.each([
    ['Silakan dicoba lagi ya kak. Tks~Vacilla', 'Vacilla', 2, 'Silakan dicoba lagi ya kak. Tks'],
    ['Silakan dicoba lagi ya kak.Tks~Vacilla\n\n', 'Vacilla', 2, 'Silakan dicoba lagi ya kak.Tks'],
    ['Give it a try now. Thanks~Vacilla', 'Vacilla', 2, 'Give it a try now. Thanks'],
    ['Silakan dicoba. Tks ~ Vacilla', 'Vacilla', 2, 'Silakan dicoba. Tks'],
    ['untuk keperluan :) ~Sari', 'Sari', 1, 'untuk keperluan :)'],
    ['siap kak ~Sari', 'Sari', 1, 'siap kak'],
    ['siap kak ~sari 🙏🏻', 'sari', 1, 'siap kak'],
    ['siap kak\n^sari', 'sari', 1, 'siap kak'],
    ['siap kak ^SARI.', 'SARI', 1, 'siap kak'],
    ['siap kak\n-Sari', 'Sari', 1, 'siap kak'],
    ['siap kak\n\n— Sari', 'Sari', 1, 'siap kak'],
    ['siap kak -sari', 'sari', 1, 'siap kak'],
    ['Makasih kak, tks -Sari', 'Sari', 1, 'Makasih kak, tks'],
    ['Makasih - Sari', 'Sari', 1, 'Makasih'],
    ['siap kak ~Rin', 'Rin', 3, 'siap kak'],
    ['siap kak ~rina', 'rina', 3, 'siap kak'],
    ['siap kak ~Rina Putri', 'Rina Putri', 3, 'siap kak'],
    ['siap kak ~Kak Sari', 'Kak Sari', 1, 'siap kak'],
    ['siap kak\n- CS Rina', 'CS Rina', 3, 'siap kak'],
    ['siap kak ~Dewi', 'Dewi', 4, 'siap kak'],
    ['siap kak ~Joko', 'Joko', 8, 'siap kak'],
    ['~Sari', 'Sari', 1, ''],
    ['~Sari~', 'Sari', 1, ''],
  ])('%j', (text, name, id, body) => {
    expect(read(text)).toEqual({ name, id, body })
  })

  test.each([
    ['siap kak ~Nadia', 'Nadia'],
    ['siap kak. Tks~Nadia', 'Nadia'],
    ['siap kak\n^nadia', 'nadia'],
    ['siap kak\n-Nadia', 'Nadia'],
    ['siap kak ^RD', 'RD'],
    ['siap kak ~Agus', 'Agus'], // two people
    ['siap kak ~Toko Melati', 'Toko Melati'], // a login of many
  ])('%j is signed by nobody known', (text, name) => {
    expect(read(text)).toEqual({ name, id: null, body: expect.stringMatching(/^siap kak/) })
  })

  test.each([
    'kami jual di e-commerce juga',
    'belanja lewat e-Sari',
    'Ready kak:\n- Ukuran M',
    'Ready kak:\n- Merah\n- Sari',
    'Admin hari ini:\n- Sari',
    '1. Rina\n- Sari',
    'Ongkir COD-Jakarta',
    'Ongkir Bandung - Jakarta',
    'Hubungi 0812-3456-7890',
    'rekening 123-456 a.n. Toko',
    'Roti - Sari Roti',
    'Ready kak - Sari',
    'Ready kak -Merah',
    '-Merah',
    'harga ~50rb',
    'sekitar ~ 2 kg ya kak',
    'siap kak~',
    'siap kak~ terima kasih',
    'siap kak ~ditunggu ya',
    'siap ~kak',
    'oke ~Siap',
    'kirim Jakarta~Bandung',
    'makasih kak ^^',
    'makasih kak ^_^',
    'https://toko.id/~melati',
    'Sari',
    'dengan Sari ya kak',
    '~Sari siap membantu kakak hari ini ya',
    'Tks~Vacilla, kalau ada lagi kabari ya kak',
    '',
  ])('%j is not signed', (text) => {
    expect(read(text)).toBeNull()
  })

  test('a long message is read in an instant, whatever it is made of', () => {
    expect(read(`${'-~^ a '.repeat(20_000)}~Sari`)?.id).toBe(1)
  })
})

const HISTORY = path.resolve('../shared/conversations/play-cs-id/messages.jsonl')

describe.skipIf(!existsSync(HISTORY))('1,933 real answers', () => {
  const answers = existsSync(HISTORY)
    ? readFileSync(HISTORY, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { from: string; role: string; text: string })
        .filter(({ role }) => role === 'admin')
    : []
  const nameOf = (from: string) => from.split('_')[1] ?? ''
  const staff = [...new Set(answers.map(({ from }) => nameOf(from)))]
    .filter((name) => name !== 'unknown')
    .map((name, index) => person(index + 1, name))

  test('each names who wrote it, known or not', () => {
    expect(answers).toHaveLength(1933)
    const misread = answers.filter(({ from, text }) => {
      const wrote = nameOf(from)
      const known = signatureOf(text, staff)
      const unknown = signatureOf(text, [])
      if (wrote === 'unknown') return known?.person && known.person.name !== 'Said'
      return known?.person?.name !== wrote || unknown?.name !== wrote
    })
    expect(misread).toEqual([])
    expect(answers.filter(({ text }) => signatureOf(text, staff) === null)).toHaveLength(1)
  })
})
