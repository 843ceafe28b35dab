import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measured } from './measured.ts'
import { at, NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop

/** Sari's week: all five measures. */
beforeAll(async () => {
  shop = await openShop()
  const week = measured(shop)
  const sari = await shop.staff('Sari')
  for (const seconds of [30, 60, 90, 641, 3903]) {
    await shop.answered('Sari', seconds, { question: true, briefAnswer: seconds === 30 })
  }
  for (const seconds of [120, 240]) await shop.answered('Sari', seconds, { kind: 'next' })
  await week.held('Sari', 20, 900)
  await week.held('Sari', 20, null)
  for (const seconds of Array.from({ length: 12 }, (_, n) => 20 + n)) await shop.answered('Rina', seconds)
  for (const seconds of [300, 310, 320, 330, 340, 350]) await shop.answered('Sari', seconds, { day: '2026-10-12' })
  for (const score of [5, 5, 4, 3, 1, null]) await shop.surveyed('Sari', score)
  for (const score of [10, 9, 9, 7, 3, null]) await week.asked('Sari', score)
  for (const seconds of [600, 1200, 7200]) await week.resolved('Sari', seconds)
  await week.resolved('Sari', 300, { reopenedAt: at('2026-10-20 10:00') })
  await week.resolved('Sari', 300, { day: '2026-10-22' })
  await week.ordered('Sari', 'S-1', 150_000)
  await week.ordered('Sari', 'S-2', 75_000, sari.id)
  await week.wrote('Sari', 'siap kak, terima kasih', 25)
  await week.wrote('Sari', 'sebentar ya', 3, { holding: true })
  await week.found('Sari', 'lemot')
  await week.found('Sari', 'goblok', 'strong')
  const rina = await shop.staff('Rina')
  const opened = at('2026-10-22 15:00')
  await shop.wait('Maya', 'ada?', { openedAt: opened, dueAt: opened + 600_000, chargedId: rina.id })
  await shop.wait('Tono', 'halo', { openedAt: opened, dueAt: opened + 600_000 })
})

afterAll(() => shop.close())

describe('/kpi', () => {
  it('shows every figure with its n, its target and what it is compared with', async () => {
    const said = (await shop.said('kpi sari', { locale: 'en' })).split('\n')
    expect(said.slice(0, -5)).toEqual([
      'Sari Dewi · last 7 days (17 Oct 2026 – 23 Oct 2026)',
      'About the same as the team.',
      'About the same as the period before.',
      'Figure | Median | p90 | Mean | n | Target',
      'First response | 1:00 | 1:05:03 | 11:21 | 7 | 10:00 ✓',
      'First response, substantial | 1:30 | 1:05:03 | 15:37 | 6 | –',
      'Next response | 2:00 | 4:00 | 3:00 | 2 (too few) | 15:00',
      'Next response, substantial | 2:00 | 4:00 | 3:00 | 2 (too few) | –',
      'Resolution time | 10:00 | 2:00:00 | 25:43 | 7 | 24:00:00 ✓',
      'Within target: 67% (95%: 35%–88%) (n 9) · target 90%',
      'Unanswered: 0 of 9',
      'Waiting now: 0',
      'Reply rate: 100% (95%: 70%–100%) (n 9) · target 95% ✓',
      'Answered within 12 hours: 100% (n 9)',
      'One-go rate: 86% (95%: 49%–97%) (n 7)',
      'Reopened rate: 14% (n 7)',
      'Promises broken: 1 of 2 (too few)',
      'Assurance: 1 strong, score 50 (n 30) · target 90',
      'Conversion rate: 33% (95%: 10%–70%) (n 6) · not yet 3 days old: 1',
      'Orders: 2 (recorded by themselves: 1)',
      'Revenue: Rp225,000',
      'Time to order: 1:00:00',
      'CSAT: 60% (95%: 23%–88%) (n 5), mean 3.6 · target 85%',
      'Survey response rate: 83% (n 6)',
      'NPS: 40 ±55 (n 5)',
      'Counted as well: holding replies 3 · questions answered in fewer than 3 characters 1.',
      'Against the team and the period before',
      'First response: team 0:27 (n 19): about the same; before 5:20 (n 6): about the same',
      'Next response: team 2:00 (n 2, too few): too few; before –',
      'Resolution time: team 10:00 (n 7): about the same; before –',
      'Within target: team 82% (n 22): about the same; before 100% (n 6): about the same',
      'Unanswered: team 1 of 22: about the same; before 0 of 6: about the same',
      'Reply rate: team 95% (n 22): about the same; before 100% (n 6): about the same',
      'One-go rate: team 86% (n 7): about the same; before –',
      'Promises broken: team 1 of 2 (too few): too few; before –',
      'Assurance: team 1 strong, score 50 (n 30); before –',
      'Conversion rate: team 33% (n 6): about the same; before –',
      'CSAT: team 60% (n 5): about the same; before –',
      'NPS: team 40 ±55 (n 5): about the same; before –',
      'Times are minutes:seconds or hours:minutes:seconds, opening hours only. ✓ means the target is met. Every figure is explained in /help kpi.',
    ])
  })

  it('says first what really differs', async () => {
    for (let n = 0; n < 15; n += 1) await shop.answered('Joko', 300 + n)
    const [, differs] = (await shop.said('kpi joko')).split('\n')
    expect(differs).toBe('Beda dari tim: Respons pertama lebih lambat.')
    expect(await shop.said('kpi joko', { locale: 'en' })).toContain('Different from the team: First response slower.\n')
  })

  it('has a button for the chats behind each figure that has some, which means the same days tomorrow', async () => {
    const said = (await shop.said('kpi sari', { locale: 'en' })).split('\n').slice(-5).join(' ')
    const runs = [...said.matchAll(/\[[^\]]*: (why id:3 [^\]]*)\]/g)].map(([, line]) => line)
    const measures = 'first next resolution within reply onego promises assurance conversion csat nps'.split(' ')
    expect(runs).toEqual(measures.map((measure) => `why id:3 ${measure} 2026-10-17..2026-10-23`))
    expect(await shop.said('kpi ranti')).not.toContain('[')
  })

  it('says the same in Indonesian', async () => {
    const lines = (await shop.said('kpi Sari minggu ini')).split('\n')
    expect(lines).toContain('Respons pertama | 1:00 | 1:05:03 | 11:21 | 7 | 10:00 ✓')
    expect(lines).toContain('Respons berikutnya | 2:00 | 4:00 | 3:00 | 2 (terlalu sedikit) | 15:00')
    expect(lines).toContain('CSAT: 60% (95%: 23%–88%) (n 5), rata-rata 3,6 · target 85%')
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
    expect(said).toContain('Respons pertama | – | – | – | 0 | 10:00')
    for (const line of ['CSAT: – · target 85%', 'Belum dibalas: –', 'Pesanan: –', 'Omzet: –', 'NPS: –']) {
      expect(said.split('\n')).toContain(line)
    }
    expect(said).not.toContain('sama')
  })

  it('is of one channel when that is asked', async () => {
    const telegram = await shop.said('kpi sari on telegram')
    expect(telegram).toContain('· lewat bot Telegram\n')
    expect(telegram).toContain('Respons pertama | 1:00 |')
    expect(telegram).toContain('Kesantunan tidak dibagi menurut kanal.')
    expect(telegram).toContain('why id:3 first 2026-10-17..2026-10-23 on telegram')
    expect(await shop.said('kpi sari 7d on business')).toContain('Respons pertama | – | – | – | 0 | 10:00')
  })
})

it('keeps the figures of what is due now out until its time', async () => {
  const { id } = await shop.staff('Ranti')
  await shop.wait('Nanti', 'halo', { openedAt: NOW - 60_000, dueAt: NOW + 540_000, chargedId: id })
  expect(await shop.said('kpi ranti today')).toContain('Belum dibalas: –')
})
