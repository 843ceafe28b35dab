import { describe, expect, it } from 'vitest'
import { printMorning } from '../../src/sandbox/headless.ts'
import { PLAIN, set } from '../../src/sandbox/transcript/lines.ts'

const WIDTH = 100

describe('the morning in a small shop', { timeout: 120_000 }, () => {
  it('is printed as a story: question, alert in both chats, answer, edited alert, survey, vote, comment, figures', async () => {
    let text = ''
    await printMorning(
      (more) => {
        text += more
      },
      WIDTH,
      PLAIN,
    )
    const story = [
      /08\.11 {2}Chat Wulan +Wulan:\n +Kak, nastar pesanan 105/,
      /08\.12 {2}Inbox › Dewi · #1 +Sigap:\n +Pesanan 119 · Dicatat[\s\S]*?\[Dibayar\]/,
      /08\.13 {2}Inbox › Dewi · #1 +Sigap \(edited\):\n +Pesanan 119 · Dibayar/,
      /08\.21 {2}Telegram Peringatan +Sigap:\n.*Wulan belum dibalas · 10 menit\n.*\n +│ Kak, nastar[\s\S]*?\[Ambil alih\]/,
      /08\.21 {2}Slack #peringatan +Sigap:\n.*Wulan belum dibalas · 10 menit/,
      /08\.22 {2}Slack #peringatan +Sigap \(only Rina sees it\):\n +Menunggu sekarang: 1/,
      /08\.24 {2}Telegram Peringatan +Budi: presses \[Ambil alih\]/,
      /08\.24 {2}Slack #peringatan +Sigap \(edited\):\n.*\n +Sedang ditangani @?Budi/,
      /08\.29 {2}Inbox › Wulan · #3 +Budi:\n +Mohon maaf Kak Wulan/,
      /08\.29 {2}Telegram Peringatan +Sigap \(edited\):\n.*Wulan sudah dibalas\n +Dibalas Budi setelah 18 menit/,
      /08\.29 {2}Slack #peringatan +Sigap \(edited\):\n.*Wulan sudah dibalas/,
      /08\.40 {2}Chat Dewi +Sigap:\n[\s\S]*?\[1\] \[2\] \[3\] \[4\] \[5\]/,
      /08\.41 {2}Chat Dewi +Dewi: presses \[5\]/,
      /08\.42 {2}Inbox › Dewi · #1 +Sigap:\n +Masukan dari survei \(nilai 5 dari 5\)\n +│ Cepat dan ramah/,
      /08\.44 {2}Chat Dewi +Sigap:\n[\s\S]*?Pesanan 119 · Dibayar/,
      /08\.48 {2}Telegram Peringatan +Sigap \(edited\):\n.*Nilai 2 dari 5 dari Wulan[\s\S]*?│ Lama sekali dibalasnya/,
      /08\.55 {2}Telegram Peringatan +Rina: \/kpi sari\n.*Sigap.*:\n +Sari · 7 hari terakhir/,
      /08\.57 {2}Chat Rina +Sigap:\n +Tim · 7 hari terakhir/,
      /08\.58 {2}Chat Rina +Sigap:\n +Survei NPS untuk pelanggan hari ini[\s\S]*?Akan ditanya: 2 pelanggan/,
      /08\.58 {2}Chat Joko +Sigap:\n +Halo Kak Joko[\s\S]*?\[0\] \[1\] \[2\] \[3\] \[4\] \[5\]/,
      /08\.59 {2}Chat Rina +Sigap \(edited\):\n.*Survei NPS selesai: 2 pelanggan[\s\S]*?NPS: 100 ± 74/,
    ]
    let from = 0
    for (const chapter of story) {
      const found = text.slice(from).search(chapter)
      expect(found, String(chapter)).toBeGreaterThanOrEqual(0)
      from += found
    }
    // The thank-you needs no reply, and whoever was answered in time is nobody's alert.
    expect(text).not.toMatch(/(?:Dewi|Agus|Joko) belum dibalas/)
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(WIDTH + 20)
  })
})

describe('an entry of the transcript', () => {
  it('stands in one line where it fits, else below who said it, in columns where it is a table', () => {
    const entry = { time: '08.02', place: 'Chat Dewi', who: 'Dewi', text: 'Pagi Kak' }
    const indent = ' '.repeat(32)
    expect(set(entry, 80, PLAIN)).toBe('08.02  Chat Dewi                Dewi: Pagi Kak')
    expect(set({ ...entry, what: 'edited' }, 80, PLAIN)).toBe(
      `08.02  Chat Dewi                Dewi (edited):\n${indent}Pagi Kak`,
    )
    const table = 'Nama | n | Median\nSari Dewi | 12 | 2:00\nBudi | 3 | 10:41'
    expect(
      set({ ...entry, text: table }, 80, PLAIN)
        .split('\n')
        .slice(1),
    ).toEqual([
      `${indent}Nama       n   Median`,
      `${indent}─────────  ──  ──────`,
      `${indent}Sari Dewi  12  2:00`,
      `${indent}Budi       3   10:41`,
    ])
  })
})
