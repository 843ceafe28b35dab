import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, only } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate

beforeAll(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  await dewi.says('Kak, ready?')
})
afterAll(() => shop.close())

/** What each command says where it is given with nothing behind it: in the alert chat and in private, and in a customer's topic. */
const BARE: Record<string, readonly [anywhere: RegExp, inTopic?: RegExp]> = {
  waiting: [/^Menunggu sekarang: 1/],
  kpi: [/^Siapa\?/],
  team: [/^Tim · 7 hari terakhir/],
  why: [/^Pilih salah satu: first/],
  assurance: [/^Cara pesan admin dibaca/],
  assign: [/^Chat yang mana\?/, /^Siapa\?/],
  snooze: [/^Chat yang mana\?/, /^Berapa lama\?/],
  claim: [/^Chat yang mana\?/, /^#1 Dewi diambil alih/],
  dismiss: [/^Chat yang mana\?/, /^#1 Dewi tidak perlu dibalas/],
  resolve: [/^Chat yang mana\?/, /^#1 Dewi selesai/],
  putback: [/^Chat yang mana\?/, /^#1 Dewi/],
  // Putting back what was resolved has opened it already.
  reopen: [/^Chat yang mana\?/, /^#1 Dewi memang masih terbuka/],
  order: [/^Pesanan siapa\?/, /^Tidak ada pesanan #1 Dewi yang sedang/],
  orders: [/^Tidak ada pesanan yang sedang berjalan/],
  track: [/^Pesanan siapa\?/, /^Belum ada pesanan #1 Dewi/],
  notsales: [/^Chat yang mana\?/, /^Percakapan #1 Dewi ditandai bukan soal/],
  feedback: [/^Masukan pelanggan · 7 hari terakhir/],
  survey: [/^Survei\n/],
  target: [/^Target\nRespons pertama: 10 menit/],
  hours: [/^Jam operasional\n24 jam/],
  holidays: [/^Hari libur\n/],
  alerts: [/^Tangga peringatan\n/],
  admins: [/^Tim\nNama \| Peran/],
  admin: [/^Pilih salah satu: add/],
  privacy: [/^Data pelanggan\nPelanggan: 1\n/],
  audit: [/^Siapa mengubah dan melihat apa · 7 hari terakhir/],
  status: [/^✓ Semua bekerja/],
  language: [/^Bahasa apa\?/],
  help: [/^Yang bisa dilakukan Sigap\n\/waiting/],
  setup: [/^Masih kurang: KODE/],
}

describe('every command, by every name, in every place', () => {
  const shown = commands.filter(({ hidden }) => !hidden)
  it('is in this table', () => {
    expect(shown.map(({ name }) => name).toSorted()).toEqual(Object.keys(BARE).toSorted())
  })

  it.each(shown.map(({ name, aliases = [] }) => [name, aliases] as const))('/%s', async (name, aliases) => {
    const [anywhere, inTopic = anywhere] = BARE[name] ?? []
    for (const said of [name, ...aliases]) {
      expect(only(await asks(shop, shop.owner, `/${said}`, 'private'))).toMatch(anywhere!)
      expect(only(await asks(shop, shop.owner, `/${said}@${shop.telegram.bot.username}`, 'alerts'))).toMatch(anywhere!)
      expect(only(await asks(shop, shop.owner, `/${said.toUpperCase()}`, 'inbox'))).toMatch(anywhere!)
    }
    const answers = await asks(shop, shop.owner, `/${name}`, dewi)
    expect(only(answers)).toMatch(inTopic!)
    expect(answers[0]?.thread).toBe(dewi.topic)
    expect(dewi.heard()).toEqual(['Kak, ready?'])
  })
})

describe('chats by number, in any chat of the team (contract 6)', () => {
  it('does what is said', async () => {
    await shop.customer('Budi').says('halo?')
    const dialog = [
      ['/claim 2', '#2 Budi diambil alih. Silakan dibalas.'],
      ['/assign 2 sari', '#2 Budi diserahkan ke Sari.'],
      ['/snooze #2 15m', '#2 Budi ditunda sampai 10.15. Waktunya tetap berjalan.'],
      ['/tunda 2 10 menit', '#2 Budi ditunda sampai 10.10. Waktunya tetap berjalan.'],
      ['/dismiss 2', '#2 Budi tidak perlu dibalas.'],
      ['/claim 2', 'Tidak ada yang menunggu lagi di #2 Budi.'],
      ['/resolve 2', '#2 Budi selesai.'],
      ['/selesai 2', '#2 Budi memang sudah selesai.'],
      ['/reopen 2', '#2 Budi dibuka lagi.'],
      ['/buka 2', '#2 Budi memang masih terbuka.'],
      ['/resolve 77', 'Tidak ada chat nomor 77.'],
    ] as const
    for (const [line, expected] of dialog) {
      const [answer, ...more] = await asks(shop, shop.owner, line, 'alerts')
      expect([line, answer?.text]).toEqual([line, expected])
      // Whoever is given a chat is told in its topic.
      expect(more.map(({ text }) => text)).toEqual(
        line.startsWith('/assign') ? ['Sari: chat ini diserahkan oleh Rina. Mohon dibalas ya.'] : [],
      )
    }
  })

  it('in a topic the chat is the one of the topic, unless another is named', async () => {
    const budi = shop.customer('Budi')
    await budi.says('masih ada?')
    expect(only(await asks(shop, sari, '/resolve 1', budi))).toContain('#1 Dewi')
    expect(only(await asks(shop, sari, '/resolve', budi))).toBe('#2 Budi selesai.')
  })
})

describe('what is no command of ours', () => {
  it('is told of in private, with the nearest', async () => {
    expect(only(await asks(shop, sari, '/wating', 'private'))).toContain(
      'Tidak ada perintah /wating. Mungkin maksudnya /waiting',
    )
  })

  it('in a group may be another bot’s', async () => {
    expect(await asks(shop, sari, '/wating', 'alerts')).toEqual([])
    expect(await asks(shop, sari, '/waiting@OtherBot', 'alerts')).toEqual([])
  })

  it('a teammate’s /start is greeted as what they are', async () => {
    expect(only(await asks(shop, sari, '/start', 'private'))).toContain('Anda anggota tim')
  })
})
