import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
  for (const seconds of [30, 60, 90, 641, 3903]) await shop.answered('Sari', seconds)
  for (const seconds of [120, 240]) await shop.answered('Sari', seconds, { kind: 'next' })
  for (const seconds of [20, 25, 30, 35, 40, 45]) await shop.answered('Rina', seconds)
  for (const seconds of [300, 310, 320, 330, 340, 350]) await shop.answered('Sari', seconds, { day: '2026-10-12' })
  for (const score of [5, 5, 4, 3, 1, null]) await shop.surveyed('Sari', score)
  const rina = await shop.staff('Rina')
  const opened = at('2026-10-22 15:00')
  await shop.wait('Maya', 'ada?', { openedAt: opened, dueAt: opened + 600_000, chargedId: rina.id })
  await shop.wait('Tono', 'halo', { openedAt: opened, dueAt: opened + 600_000 })
})

afterAll(() => shop.close())

describe('/kpi', () => {
  it('shows every figure with its n', async () => {
    expect(await shop.said('kpi sari', { locale: 'en' })).toBe(
      [
        'Sari Dewi · last 7 days (17 Oct 2026 – 23 Oct 2026)',
        'Figure | Median | p90 | Mean | n',
        'First response | 1:30 | 1:05:03 | 15:45 | 5',
        'Next response | 2:00 | 4:00 | 3:00 | 2 (too few)',
        'Resolution time | – | – | – | 0',
        'Within target: 71% (95%: 36%–92%) (n 7)',
        'Unanswered: 0 of 7',
        'Waiting now: 0',
        'Reply rate: 100% (n 7)',
        'CSAT: 60% (95%: 23%–88%) (n 5), mean 3.6',
        'Survey response rate: 83% (n 6)',
        'Targets: first response 10 min, next response 15 min, resolution 24 h.',
        'Against the team and the period before',
        'First response: team 0:40 (n 11): about the same; before 5:20 (n 6): about the same',
        'Next response: team 2:00 (n 2): too few; before – (n 0): too few',
        'Resolution time: team – (n 0): too few; before – (n 0): too few',
        'Within target: team 79% (n 14): about the same; before 100% (n 6): about the same',
        'CSAT: team 60% (n 5): about the same; before – (n 0): too few',
        'Times are minutes:seconds or hours:minutes:seconds, opening hours only. Every figure is explained in /help kpi.',
      ].join('\n'),
    )
  })

  it('says the same in Indonesian', async () => {
    const lines = (await shop.said('kpi Sari minggu ini')).split('\n')
    expect(lines).toContain('Respons pertama | 1:30 | 1:05:03 | 15:45 | 5')
    expect(lines).toContain('Respons berikutnya | 2:00 | 4:00 | 3:00 | 2 (terlalu sedikit)')
    expect(lines).toContain('CSAT: 60% (95%: 23%–88%) (n 5), rata-rata 3,6')
  })

  it.each([
    'kpi sari dewi this month',
    'kpi @sari_cs bulan ini',
    'kpi <@U111|someone> 2026-10-01..2026-10-31',
    'kpi tg:11 2026-10',
    'KPI@SigapBot SARI 30d',
    '/sigap kpi dewi 30d',
  ])('understands %s', async (line) => {
    expect(await shop.said(line)).toMatch(/^Sari Dewi · /)
  })

  it.each([
    ['kpi sarii', 'Tidak ada "sarii" di tim ini. Yang paling mirip: Sari Dewi, '],
    ['kpi r', '"r" bisa berarti Rina atau Ranti. Yang mana?'],
    ['kpi r 30d', '[Rina: kpi id:4 30d] [Ranti: kpi id:5 30d]'],
    ['kpi sari besok', '"besok" bukan periode.'],
    ['kpi', 'Siapa?'],
    ['kpi 30d', '[Sari Dewi: kpi id:3 30d]'],
    ['kpi sarii', 'Contoh: /kpi sari'],
  ])('answers %s with what to do', async (line, expected) => {
    const said = await shop.said(line)
    expect(said).toContain(expected)
    expect(said).toMatch(/^\(only you\) /)
  })

  it('is open to an admin for themselves alone', async () => {
    expect(await shop.said('kpi', { as: 'Sari' })).toMatch(/^Sari Dewi · 7 hari terakhir/)
    expect(await shop.said('kpi sari 30d', { as: 'Sari' })).toMatch(/^Sari Dewi · 30 hari terakhir/)
    const refused = '(only you) Angka admin lain hanya untuk pemilik dan lead. Angka sendiri bisa dilihat dengan /kpi.'
    expect(await shop.said('kpi rina', { as: 'Sari' })).toBe(refused)
  })

  it('shows a dash, never zero, for somebody without facts', async () => {
    const said = await shop.said('kpi ranti')
    expect(said).toContain('Respons pertama | – | – | – | 0')
    expect(said).toContain('CSAT: –\n')
  })
})

describe('/team', () => {
  it('ranks by the median first response, best first, and says what is nobody’s', async () => {
    expect(await shop.said('team', { as: 'Budi', locale: 'en' })).toBe(
      [
        'Team · last 7 days (17 Oct 2026 – 23 Oct 2026)',
        'Name | n | First response (median) | p90 | Within target | Next response (median) | Unanswered | Waiting now | CSAT | Survey response rate',
        'Rina | 6 | 0:30 | 0:45 | 86% (n 7) | – | 1 of 7 | 0 | – | –',
        'Sari Dewi | 5 | 1:30 | 1:05:03 | 71% (n 7) | 2:00 (n 2, too few) | 0 of 7 | 0 | 60% (95%: 23%–88%) (n 5) | 83% (n 6)',
        'Ranti | 0 | – | – | – | – | 0 of 0 | 0 | – | –',
        'Best first by First response.',
        'The whole shop, from the customer’s first word: First response 0:40 (n 11) · Within target 73% (n 15) · Unanswered 2 of 15 · CSAT 60% (95%: 23%–88%) (n 5) · Survey response rate 83% (n 6)',
        'Missed with nobody assigned: 1',
        'Closed without an answer before the target: 0 of 13',
        'Times are minutes:seconds or hours:minutes:seconds, opening hours only. Every figure is explained in /help kpi.',
      ].join('\n'),
    )
  })

  it.each(['team by csat 30d', 'team 30d menurut csat'])('ranks by something else: %s', async (line) => {
    const lines = (await shop.said(line)).split('\n')
    expect(lines.slice(2, 5).map((row) => row.split(' | ')[0])).toEqual(['Sari Dewi', 'Ranti', 'Rina'])
  })

  it('never ranks by a handful', async () => {
    const lines = (await shop.said('team by next')).split('\n')
    expect(lines).toContain('Belum diberi peringkat karena terlalu sedikit (n di bawah 5): Sari Dewi.')
    expect(lines.some((line) => line.startsWith('Dari yang terbaik'))).toBe(false)
  })

  it('is for leads', async () => {
    expect(await shop.said('team', { as: 'Sari' })).toBe('(only you) Maaf, /team hanya untuk pemilik dan lead.')
  })
})

it('keeps the figures of what is due now out until its time', async () => {
  const { id } = await shop.staff('Ranti')
  await shop.wait('Nanti', 'halo', { openedAt: NOW - 60_000, dueAt: NOW + 540_000, chargedId: id })
  expect(await shop.said('kpi ranti today')).toContain('Belum dibalas: 0 dari 0')
})
