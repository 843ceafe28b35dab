import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop
let maya: { customerId: number; id: number }

beforeEach(async () => {
  shop = await openShop()
  const { id } = await shop.staff('Sari')
  const openedAt = at('2026-10-23 11:40')
  maya = await shop.wait('Maya', 'barangnya ready\nkak?', { openedAt, dueAt: openedAt + 600_000, chargedId: id })
})

afterEach(() => shop.close())

const number = () => maya.customerId

describe('/waiting', () => {
  it('lists who waits, longest first, quiet ones last, each with a button for that very wait', async () => {
    const quiet = await shop.wait('Tuti', 'makasih kak', { openedAt: at('2026-10-23 09:00'), state: 'quiet' })
    expect(await shop.said('menunggu', { as: 'Sari' })).toBe(
      [
        'Menunggu sekarang: 1',
        `#${number()} Maya · menunggu 20 menit · lewat target 10 menit · belum ada yang pegang · “barangnya ready kak?” [Ambil alih #${number()}: claim ${number()}-${maya.id}]`,
        `#${quiet.customerId} Tuti · salam penutup · “makasih kak” [Tak perlu dibalas #${quiet.customerId}: dismiss ${quiet.customerId}-${quiet.id}]`,
        'Waktu tunggu dihitung selama jam operasional.',
      ].join('\n'),
    )
  })

  it('counts only opening hours and says who has it until when', async () => {
    const sari = await shop.staff('Sari')
    await shop.store.waits.change(maya.id, {
      openedAt: at('2026-10-22 20:50'),
      claimedById: sari.id,
      claimUntil: NOW + 600_000,
      snoozedUntil: NOW + 900_000,
    })
    expect(await shop.said('waiting', { as: 'Sari', locale: 'en' })).toContain(
      ' · waiting 4 h 10 min · past target by 4 h · claimed by Sari Dewi until 12:10 · snoozed until 12:15',
    )
  })

  it('shows the first twenty and how many more', async () => {
    for (let i = 0; i < 22; i++) await shop.wait(`Pelanggan ${i}`, 'halo', { openedAt: NOW - i * 1000 })
    const lines = (await shop.said('waiting')).split('\n')
    expect(lines[0]).toBe('Menunggu sekarang: 23')
    expect(lines.filter((line) => line.includes('claim '))).toHaveLength(20)
    expect(lines).toContain('dan 3 lagi')
  })

  it('says so when nobody waits', async () => {
    await shop.store.waits.remove(maya.id)
    expect(await shop.said('waiting')).toBe('Tidak ada pelanggan yang menunggu.')
  })
})

describe('what is said about a chat', () => {
  it('claims by number, in the topic, and from a button made for this wait', async () => {
    expect(await shop.said(`claim ${number()}`, { as: 'Sari' })).toBe(
      `#${number()} Maya diambil alih. Silakan dibalas.`,
    )
    expect(await shop.said('ambil', { as: 'Sari', chat: number() })).toContain('diambil alih')
    expect(await shop.said(`claim ${number()}-${maya.id}`, { as: 'Sari', pressed: true })).toBe(
      `(notice) #${number()} Maya diambil alih. Silakan dibalas.`,
    )
    const [waiting] = await shop.store.waits.waiting()
    expect(waiting?.claimedById).toBe((await shop.staff('Sari')).id)
  })

  it('tells who was first', async () => {
    await shop.said(`claim ${number()}`, { as: 'Sari' })
    expect(await shop.said(`claim #${number()}`, { as: 'Rina' })).toBe(
      `(only you) #${number()} Maya sudah diambil Sari Dewi.`,
    )
  })

  it('leaves a newer wait alone when an old button is pressed', async () => {
    expect(await shop.said(`claim ${number()}-${maya.id + 1}`, { as: 'Sari', pressed: true })).toBe(
      `(only you) (notice) Tidak ada yang menunggu lagi di #${number()} Maya.`,
    )
    expect((await shop.store.waits.waiting())[0]?.claimedById).toBeNull()
  })

  it.each([
    ['claim', 'Chat yang mana?'],
    ['snooze 15m', 'Chat yang mana?'],
    ['claim 4711', 'Tidak ada chat nomor 4711.'],
    ['assign 1', '[Wati: assign 1 id:1] [Budi: assign 1 id:2]'],
    ['assign 1 nobody', 'Tidak ada "nobody" di tim ini.'],
    ['assign 1 joko', 'Tidak ada "joko" di tim ini.'],
    ['snooze 1', 'Berapa lama?'],
    ['snooze 1 nanti', '"nanti" bukan lama waktu.'],
    ['resolve 1 sekarang juga', 'Ada yang berlebih dan tidak dimengerti: "sekarang juga"'],
  ])('answers %s with what is missing', async (line, expected) => {
    const said = await shop.said(line, { as: 'Sari' })
    expect(said).toContain(expected)
    expect(said).toMatch(/^\(only you\) /)
  })

  it('hands a chat over', async () => {
    expect(await shop.said(`assign ${number()}-${maya.id} sari dewi`)).toBe(
      `#${number()} Maya diserahkan ke Sari Dewi.`,
    )
    expect((await shop.store.waits.waiting())[0]?.assignedId).toBe((await shop.staff('Sari')).id)
  })

  it('snoozes, but past three targets only for a lead', async () => {
    const line = `tunda ${number()} 5 menit`
    expect(await shop.said(line, { as: 'Sari' })).toBe(
      `#${number()} Maya ditunda sampai 12.05. Waktunya tetap berjalan.`,
    )
    expect(await shop.said(`snooze ${number()} 2h`, { as: 'Sari' })).toBe(
      '(only you) Terlalu lama. Paling lambat sampai 12.10; lebih dari itu hanya lead atau pemilik yang bisa.',
    )
    expect(await shop.said(`snooze ${number()} 1d`, { as: 'Budi' })).toContain('ditunda sampai 24 Okt 12.00')
  })

  it.each([
    ['dismiss', 'Maya tidak perlu dibalas.'],
    ['resolve', 'Maya selesai.'],
    ['selesai', 'Maya selesai.'],
    ['reopen', 'Maya memang masih terbuka.'],
  ])('%s in a topic', async (line, expected) => {
    expect(await shop.said(line, { as: 'Sari', chat: number() })).toBe(`#${number()} ${expected}`)
    expect(shop.audited).toEqual([line])
  })

  it('leaves whoever writes to the bot itself a customer', async () => {
    expect(await shop.said('notcustomer', { as: 'Sari', chat: number() })).toBe(
      `(only you) #${number()} Maya menulis lewat bot toko, jadi tetap pelanggan. Ini hanya untuk chat di akun Telegram Business.`,
    )
  })

  it('lets only the team touch a chat', async () => {
    const refused =
      '(only you) Maaf, /resolve hanya untuk anggota tim. Supaya terdaftar, balas satu pelanggan di inbox, atau minta pemilik mengetik: /admin add Dewi telegram:999'
    expect(await shop.said(`resolve ${number()}`, { as: 'a customer' })).toBe(refused)
    expect(shop.audited).toEqual([])
    expect(await shop.store.waits.waiting()).toHaveLength(1)
  })
})

describe('a vote', () => {
  it.each([
    ['vote 77 4', '(only you) (notice) Pertanyaan ini bukan untuk Kakak, jadi nilainya tidak berubah.'],
    ['vote 77 11', '(only you) Harus berupa angka dari 0 sampai 10.\nContoh: /vote 7 5'],
  ])('%s', async (line, expected) => {
    expect(await shop.said(line, { as: 'a customer', pressed: true })).toBe(expected)
  })
})
