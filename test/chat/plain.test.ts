import { expect, it } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { button, type Reply } from '../../src/chat/reply.ts'

const reply: Reply = {
  title: 'Menunggu: 1',
  body: [
    { text: ['Halo ', { bold: 'Maya' }, ' ', { code: '/help' }, ' ', { mention: { name: 'Sari' } }] },
    { row: [{ link: '#42 Maya', href: 'https://t.me/c/1/2' }, ' <b>&amp;'], button: button('Ambil', 'claim 42-9') },
    { quote: 'ready?', by: 'Maya' },
    { facts: [['Sejak', [{ at: 0, fallback: '09.30' }]]] },
    { table: { caption: 'Tim', columns: [{ title: 'Nama' }, { title: 'n' }], rows: [['Sari', [{ bold: '5' }]]] } },
    { details: 'Lagi', body: [{ small: 'kecil' }] },
  ],
  buttons: [[button('Ya', 'account 1 yes'), { label: 'Buka', href: 'https://example.com' }]],
}

const lines = [
  'Menunggu: 1',
  'Halo Maya /help Sari',
  '#42 Maya <b>&amp;',
  '> ready? (Maya)',
  'Sejak: 09.30',
  'Tim',
  'Nama | n',
  'Sari | 5',
  'Lagi',
  'kecil',
]

it('is the words of a reply, nothing escaped and nothing to press', () => {
  expect(plain(reply)).toBe(lines.join('\n'))
})

it('shows the buttons when asked', () => {
  const shown = plain(reply, { buttons: true }).split('\n')
  expect(shown[2]).toBe('#42 Maya <b>&amp; [Ambil: claim 42-9]')
  expect(shown.at(-1)).toBe('[Ya: account 1 yes] [Buka: https://example.com]')
})

it('knows buttons that are too long when they are made', () => {
  expect(() => button('x', 'k'.repeat(65))).toThrow(RangeError)
  expect(() => button('x', 'é'.repeat(33))).toThrow(RangeError)
})
