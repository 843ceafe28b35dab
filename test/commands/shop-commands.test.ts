import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop

beforeEach(async () => {
  shop = await openShop({
    channels: [
      { name: 'Telegram', state: 'heard', heardAt: NOW - 3000 },
      { name: 'Slack', state: 'behind', heardAt: NOW - 90_000 },
    ],
    clockSkewMs: 120,
    sweptAt: NOW - 1000,
  })
})

afterEach(() => shop.close())

describe('/target', () => {
  it('shows, changes, and shows what holds from then on', async () => {
    expect(await shop.said('target')).toContain('Respons pertama: 10 menit')
    expect(shop.audited).toEqual([])
    expect(await shop.said('target pertama 5 menit')).toContain('Target Respons pertama sekarang 5 menit.')
    expect(await shop.said('target', { locale: 'en' })).toContain('First response: 5 min')
    expect(shop.audited).toEqual(['target pertama 5 menit'])
  })

  it.each([
    ['target 10m', 'Pilih salah satu: first, next, resolution, promise, within, reply,'],
    ['target first soon', '"soon" bukan lama waktu.'],
    ['target later 5m', '"later 5m" tidak dikenal.'],
  ])('%s', async (line, expected) => {
    expect(await shop.said(line)).toContain(expected)
    expect(shop.audited).toEqual([])
  })

  it('is the owner’s', async () => {
    expect(await shop.said('target first 1m', { as: 'Budi' })).toBe('(only you) Maaf, /target hanya untuk pemilik.')
  })
})

describe('/hours', () => {
  it('shows the hours, then a preview with a button, then they hold', async () => {
    expect(await shop.said('hours')).toContain('Sen-Sab 08.00-21.00; Min 09.00-17.00')
    const preview = await shop.said('jam Senin-Jumat 9-17')
    expect(preview).toContain('Sen-Jum 09.00-17.00')
    expect(preview).toContain('Sekarang: Sen-Sab 08.00-21.00; Min 09.00-17.00')
    expect(preview).toContain('[Pakai jam ini: hours apply Mon-Fri 09:00-17:00]')
    expect(shop.audited).toEqual([])
    expect(await shop.said('hours apply Mon-Fri 09:00-17:00', { pressed: true })).toBe(
      'Jam operasional sekarang: Sen-Jum 09.00-17.00.\nSebelumnya: Sen-Sab 08.00-21.00; Min 09.00-17.00.\n[Urungkan: undo 1]',
    )
    expect(await shop.said('hours')).toContain('Sen-Jum 09.00-17.00')
    expect(shop.audited).toHaveLength(1)
  })

  it('asks to type what no button can carry', async () => {
    const long = 'Mon 08:00-11:30,13:00-21:00; Tue 09:00-12:00,13:00-20:00; Sat 20:00-02:00'
    const preview = await shop.said(`hours ${long}`, { platform: 'slack' })
    expect(preview).toContain(`Kalau sudah benar, ketik: /hours apply ${long}`)
    expect(preview).not.toContain('[')
    expect(await shop.said(`hours apply ${long}`)).toContain('Sab 20.00-02.00')
  })

  it('says what it cannot read', async () => {
    expect(await shop.said('hours Blursday 9-17')).toContain('"blursday" bukan nama hari.')
    expect(await shop.said('hours apply Mon 25-26')).toMatch(/^\(only you\) Jam di "25-26" tidak ada\./)
  })
})

describe('/admin and /admins', () => {
  it('lists the team', async () => {
    const lines = (await shop.said('admins')).split('\n')
    expect(lines).toContain('Sari Dewi | admin | @sari_cs | U111 | dinilai')
    expect(lines).toContain('Wati | pemilik | 1 | – | tidak dinilai')
    expect(lines).toContain('Joko | admin | 15 | – | nonaktif')
  })

  it.each([
    [
      'admin add Dina Ayu telegram:1234 slack:U0ABC',
      'Dina Ayu sekarang ada di tim',
      'Dina Ayu | admin | 1234 | U0ABC | dinilai',
    ],
    ['admin add <@U0ABC|dina>', 'dina sekarang ada di tim', 'dina | admin | – | U0ABC | dinilai'],
    ['admin add Dina telegram:@Dina_cs', 'Dina sekarang ada di tim', 'Dina | admin | @dina_cs | – | dinilai'],
    ['admin link ranti tg:77', 'Akun itu sekarang terhubung dengan Ranti.', 'Ranti | admin | 77 | – | dinilai'],
    ['admin role sari dewi lead', 'Sari Dewi sekarang lead.', 'Sari Dewi | lead | @sari_cs | U111 | dinilai'],
    ['admin off sari', 'Sari Dewi dinonaktifkan.', 'Sari Dewi | admin | @sari_cs | U111 | nonaktif'],
    ['admin on joko', 'Joko aktif lagi.', 'Joko | admin | 15 | – | dinilai'],
  ])('%s', async (line, expected, row) => {
    expect(await shop.said(line)).toContain(expected)
    expect((await shop.said('admins')).split('\n')).toContain(row)
  })

  it.each([
    ['admin link rina', 'Akun yang mana?'],
    ['admin add telegram:1234', 'Siapa namanya?'],
    ['admin add Dina telegram:abc', '"telegram:abc" bukan akun.'],
    ['admin add Dina telegram:11', 'terhubung dengan'],
    ['admin link rina slack:U111', 'Akun itu sudah milik Sari Dewi.'],
    ['admin role sari boss', 'Pilih salah satu: owner, lead, admin.'],
    ['admin off wati', 'Wati satu-satunya pemilik.'],
    ['admin role wati admin', 'Wati satu-satunya pemilik.'],
    ['admin fire sari', '"fire sari" tidak dikenal.'],
    ['admin', 'Pilih salah satu: add, link, role, nick, shift, shared, turns, off, on.'],
  ])('%s', async (line, expected) => {
    expect(await shop.said(line)).toContain(expected)
  })

  it('takes every right from somebody set off, at once', async () => {
    expect(await shop.said('waiting', { as: 'Sari' })).toBe('Tidak ada pelanggan yang menunggu.')
    await shop.said('admin off sari')
    expect(await shop.said('waiting', { as: 'Sari' })).toContain('akses ke Sigap sedang dinonaktifkan')
  })
})

describe('/status', () => {
  it('says what works and what does not', async () => {
    expect(await shop.said('status', { as: 'Budi', locale: 'en' })).toBe(
      [
        'Something needs a look',
        'Telegram: heard, last 3 s ago',
        'Slack: still catching up with what it missed, last 1 min ago',
        'Clock against the platform’s: 0.1 s',
        'Last check: 1 s ago',
        'Still to be sent: 0',
        'Failed for good: 0',
        'Customers waiting: 0, past target 0',
        'Promises not kept yet: 0',
        'Closing courtesies left alone: 0',
        'National holidays are not kept yet, so alerts go on through them. To keep them: /holidays national on',
      ].join('\n'),
    )
  })
})

describe('/language', () => {
  it('changes one person’s language', async () => {
    expect(await shop.said('bahasa en', { as: 'Sari' })).toBe('(only you) All right, English from now on.')
    expect((await shop.staff('Sari')).locale).toBe('en')
    expect(await shop.said('language', { as: 'Sari' })).toContain('[English: language en]')
    expect(await shop.said('language fr')).toContain('"fr" tidak dikenal. Pilih id atau en.')
  })
})

describe('/try', () => {
  it('is for the private chat on Telegram', async () => {
    expect(await shop.said('try', { as: 'Sari' })).toContain('hanya bisa di chat pribadi')
    expect(await shop.said('try', { as: 'Sari', private: true })).toContain('selama 30 menit')
    expect((await shop.staff('Sari')).tryingUntil).toBe(NOW + 1_800_000)
    await shop.said('try off', { as: 'Sari', private: true })
    expect((await shop.staff('Sari')).tryingUntil).toBeNull()
  })
})

describe('/setup and account', () => {
  it.each([
    ['setup 123', 'Toko ini sudah punya pemilik.'],
    ['setup', 'Masih kurang: KODE.'],
    ['account 9 yes', 'Akun itu sudah tidak terhubung.'],
    ['needsreply 9 1', 'Tidak ada chat nomor 9.'],
  ])('%s', async (line, expected) => {
    expect(await shop.said(line)).toContain(expected)
  })
})

describe('/help', () => {
  it('lists what the caller may use', async () => {
    const owners = await shop.said('help')
    const admins = await shop.said('help', { as: 'Sari' })
    expect(owners).toContain(
      '/kpi [NAMA] [PERIODE] [on telegram|business] Angka seorang admin: respons, kesantunan, konversi, CSAT, NPS',
    )
    for (const { name } of commands.filter(({ hidden }) => !hidden))
      expect(owners).toMatch(new RegExp(`^/${name}\\b`, 'm'))
    expect(admins).toContain('/claim [NOMOR] Ambil alih chat yang menunggu')
    expect(admins).not.toContain('/hours')
    expect(owners).not.toContain('/vote')
  })

  it('explains one command with examples, and each figure', async () => {
    const said = await shop.said('help /KPI', { locale: 'en', platform: 'slack' })
    expect(said).toContain('/kpi [NAME] [PERIOD]')
    expect(said).toContain('/kpi sari bulan lalu')
    for (const figure of ['First response', 'Next response', 'Within target', 'Unanswered', 'Reply rate', 'CSAT'])
      expect(said).toContain(`${figure}: `)
    expect(await shop.said('help status', { platform: 'slack' })).toContain('/sigap status')
    expect(await shop.said('help menunggu')).toContain('Bisa juga: /menunggu')
    expect(await shop.said('help kpo')).toContain('Mungkin maksudnya /kpi')
  })

  it('is one kind message for a customer', async () => {
    expect(await shop.said('help', { as: 'a customer', private: true })).toBe(
      'Halo Kak! Silakan tulis saja pertanyaannya di sini, tim Toko Melati akan membalas secepatnya selama jam operasional. 🙏',
    )
  })
})
