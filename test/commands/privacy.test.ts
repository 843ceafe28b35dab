import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLine } from '../../src/chat/audit.ts'
import { NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

describe('/privacy', () => {
  it.each([
    ['id', /Pelanggan: 0\nPesan tersimpan: 0\nKata-kata disimpan: 180 hari/],
    ['en', /Customers: 0\nMessages stored: 0\nWords are kept: 180 days/],
  ] as const)('says in %s what is held, how long, and what can be done', async (locale, expected) => {
    const said = await shop.said('privacy', { locale })
    expect(said).toMatch(expected)
    expect(said).toContain('/privacy export 42')
    expect(shop.audited).toEqual([])
  })

  it('keeps words for as long as is wished, and takes it back', async () => {
    await shop.answered('Sari', 60)
    expect(await shop.said('privacy keep 90d')).toBe(
      'Kata-kata pelanggan sekarang disimpan 90 hari.\nSebelumnya: 180 hari.\n[Urungkan: undo 1]',
    )
    expect((await shop.desk()).rules.retentionDays).toBe(90)
    expect(await shop.said('privasi simpan selamanya')).toContain('disimpan selamanya')
    expect(await shop.said('privacy keep for ever', { locale: 'en' })).toBe('It is like that already.')
    await shop.said('undo 2')
    expect((await shop.desk()).rules.retentionDays).toBe(90)
    expect(shop.audited).toEqual(['privacy keep 90d', 'privasi simpan selamanya', 'privacy keep for ever', 'undo 2'])
  })

  it('says how many words go the next night, before they do', async () => {
    await shop.answered('Sari', 60, { day: '2026-10-01' })
    expect(await shop.said('privacy keep 7d')).toContain(
      'Malam ini kata-kata 1 pesan dari sebelum 16 Okt 2026 dikosongkan. Sesudah itu tidak bisa dikembalikan.',
    )
  })

  it.each([
    ['privacy keep 3d', 'Paling sedikit 7 hari'],
    ['privacy keep sebentar', 'Berapa lama? Misalnya: /privacy keep 180d'],
    ['privacy keep', 'Berapa lama?'],
    ['privacy export', 'Pelanggan yang mana?'],
    ['privacy export 77', 'Tidak ada pelanggan "77"'],
    ['privacy erase 77 yes', 'Tidak ada pelanggan "77"'],
    ['privacy erase %_!', 'Tidak ada pelanggan "%_!"'],
    ['privacy delete 42', '"delete 42" tidak dikenal. Pilih export, erase atau keep.'],
  ])('%s', async (line, expected) => {
    await shop.customer('Dewi')
    expect(await shop.said(line)).toContain(expected)
    expect(shop.audited.filter((said) => said.startsWith('privacy erase'))).toEqual([])
  })

  it('in a topic means its customer; several are chosen by a button', async () => {
    const { customerId } = await shop.customer('Dewi Lestari')
    expect(await shop.said('privacy erase', { chat: customerId })).toContain(`Hapus data #${customerId} Dewi Lestari?`)
    const other = await shop.customer('dewi 100% asli')
    expect(await shop.said('privacy erase DEWI')).toBe(
      [
        '(only you) "DEWI" bisa berarti beberapa pelanggan. Yang mana?',
        `[#${other.customerId} dewi 100% asli: privacy erase ${other.customerId}]`,
        `[#${customerId} Dewi Lestari: privacy erase ${customerId}]`,
      ].join('\n'),
    )
    expect(await shop.said('privacy erase 100%')).toContain(`Hapus data #${other.customerId}`)
    for (let n = 0; n < 9; n += 1) await shop.customer(`Dewi ${n}`)
    expect(await shop.said('privacy erase dewi', { locale: 'en' })).toContain('Many customers are called "dewi"')
  })

  it('is the owner’s', async () => {
    for (const as of ['Budi', 'Sari'])
      expect(await shop.said('privacy', { as })).toBe('(only you) Maaf, /privacy hanya untuk pemilik.')
  })

  it('writes down the number, not the name', async () => {
    const { customerId } = await shop.customer('Dewi')
    await shop.said('privacy export dewi', { private: true })
    await shop.said(`privacy erase ${customerId} yes`)
    expect(shop.audited).toEqual([`privacy export #${customerId}`, `privacy erase #${customerId}`])
    expect(await shop.said('privacy export dewi')).toContain('Tidak ada pelanggan')
  })
})

describe('/audit', () => {
  it('shows who changed and saw what, newest first, a page at a time', async () => {
    const [wati, sari] = [await shop.staff('Wati'), await shop.staff('Sari')]
    for (let n = 1; n <= 25; n += 1) await shop.store.trail.add(`claim ${n}`, sari.id, NOW - 60_000 * (30 - n))
    await shop.store.trail.add('target first 5m', wati.id, NOW - 60_000)
    await shop.store.trail.add('vote 7 5', null, NOW - 30_000)
    const lines = (await shop.said('audit')).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      'Siapa mengubah dan melihat apa · 7 hari terakhir (17 Okt 2026 – 23 Okt 2026)',
      '23 Okt 11.59 · pelanggan · vote 7 5',
      '23 Okt 11.59 · Wati · target first 5m',
      '23 Okt 11.55 · Sari Dewi · claim 25',
    ])
    expect(lines.at(-2)).toBe('1–20 dari 27, terbaru di atas.')
    expect(lines.at(-1)).toBe('[Sebelumnya: audit 2026-10-17..2026-10-23 hal 2]')
    const second = await shop.said('audit 2026-10-17..2026-10-23 hal 2')
    expect(second).toContain('claim 1\n')
    expect(second).toContain('[Sesudahnya: audit 2026-10-17..2026-10-23 hal 1]')
    expect(await shop.said('audit wati', { locale: 'en' })).toBe(
      [
        'Who changed and saw what · Wati · last 7 days (17 Oct 2026 – 23 Oct 2026)',
        '23 Oct 11:59 · Wati · target first 5m',
        '1–1 of 1, newest first.',
      ].join('\n'),
    )
    expect(await shop.said('audit kemarin')).toContain('Tidak ada yang diubah atau dilihat')
    expect(await shop.said('audit', { as: 'Budi' })).toContain('hanya untuk pemilik')
  })

  it('holds what reveals as well as what changes', async () => {
    const said = async (line: string, as: string) => {
      shop.audited.length = 0
      await shop.said(line, { as })
      return shop.audited.length
    }
    expect(await said('kpi sari', 'Budi')).toBe(1)
    expect(await said('kpi', 'Sari')).toBe(0)
    expect(await said('kpi rina', 'Sari')).toBe(0)
    expect(await said('why sari first', 'Budi')).toBe(1)
    expect(await said('why first', 'Sari')).toBe(0)
    expect(await said('feedback', 'Budi')).toBe(1)
    expect(await said('team', 'Budi')).toBe(1)
    expect(await said('assurance sari', 'Budi')).toBe(1)
    expect(await said('assurance', 'Budi')).toBe(0)
    expect(await said('waiting', 'Sari')).toBe(0)
    expect(await said('audit', 'Wati')).toBe(0)
  })

  it('keeps lines short, without codes and phone numbers, with the chat they were said in', () => {
    expect(auditLine('/sigap resolve', 42)).toBe('resolve (#42)')
    expect(auditLine('/claim 42-991', 42)).toBe('claim 42-991')
    expect(auditLine('/order A-42 150rb', 42)).toBe('order A-42 150rb (#42)')
    expect(auditLine('setup 12345678', null)).toBe('setup …')
    expect(auditLine('order 42 A-1 HP 0812-3456-7890', null)).toBe('order 42 A-1 HP 0812-••••-•890')
    expect(auditLine(`survey text ${'kata '.repeat(500)}`, null).length).toBeLessThanOrEqual(200)
  })
})

describe('a command that breaks', () => {
  it('tells its asker a number and nothing else', async () => {
    const { store } = shop
    const desk = await shop.desk()
    Object.defineProperty(store.held, 'tally', {
      value: async () => {
        throw new Error('SQLITE_CORRUPT: SELECT * FROM "Customer" in /srv/sigap/data/sigap.db with token 123:ABC')
      },
    })
    expect(desk.store).toBe(store)
    for (const locale of ['id', 'en'] as const) {
      const said = await shop.said('privacy', { locale })
      expect(said).toMatch(/^\(only you\) .*S-[0-9A-F]{6}/)
      expect(said).not.toMatch(/SQL|SELECT|Customer|\/srv|123:ABC|Error/)
    }
    expect(shop.failures).toHaveLength(2)
  })
})
