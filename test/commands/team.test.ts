import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measured } from './measured.ts'
import { at, openShop, type TestShop } from './shop.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
  const week = measured(shop)
  for (const seconds of [30, 60, 90, 641, 3903]) await shop.answered('Sari', seconds)
  for (const seconds of [120, 240]) await shop.answered('Sari', seconds, { kind: 'next' })
  for (const seconds of [20, 25, 30, 35, 40, 45]) await shop.answered('Rina', seconds)
  for (const score of [5, 5, 4, 3, 1, null]) await shop.surveyed('Sari', score)
  for (const score of [10, 10, 9, 9, 8]) await week.asked('Rina', score)
  for (const score of [10, 0, 0, 7, 8]) await week.asked('Sari', score)
  for (const seconds of [100, 200, 300, 400, 500]) await week.resolved('Sari', seconds)
  await week.wrote('Rina', 'siap kak', 30)
  await week.wrote('Sari', 'siap kak', 30)
  await week.found('Sari', 'goblok', 'strong')
  const rina = await shop.staff('Rina')
  const openedAt = at('2026-10-22 15:00')
  const dueAt = openedAt + 600_000
  await shop.wait('Maya', 'ada?', { openedAt, dueAt, chargedId: rina.id })
  await shop.wait('Tono', 'halo', { openedAt, dueAt })
  await shop.answered('Sari', 50, { answeredById: null, adminSeconds: null, adminSubstantialSeconds: null })
  await shop.answered('Sari', 700, { adminSeconds: null, adminSubstantialSeconds: null, chargedId: rina.id })
})

afterAll(() => shop.close())

const namesIn = (said: string) =>
  said
    .split('\n')
    .map((line) => line.split(' | ')[0] ?? '')
    .filter((name) => ['Rina', 'Sari Dewi', 'Ranti'].includes(name))

describe('/team', () => {
  it('ranks by the median first response, best first, marks who meets the target and says what is nobody’s', async () => {
    const said = (await shop.said('team', { as: 'Budi', locale: 'en' })).split('\n')
    expect(said.slice(0, 22)).toEqual([
      'Team · last 7 days (17 Oct 2026 – 23 Oct 2026)',
      'Name | First response (median) | p90 | Within target | Unanswered | Assurance | Conversion rate | CSAT | NPS | Waiting now',
      'Rina | 0:30 (n 6) ✓ | 0:45 | 75% (n 8) | 1 of 8 | 0 strong, score 100 (n 30) ✓ | – | – | 80 ±46 (n 5) | 0',
      'Sari Dewi | 1:30 (n 5) ✓ | 1:05:03 | 71% (n 7) | 0 of 7 | 1 strong, score 50 (n 31) | 0% (n 5) | 60% (n 5) | −20 ±51 (n 5) | 0',
      'Ranti | – | – | – | – | – | – | – | – | 0',
      'Best first by First response.',
      'The whole shop, from the customer’s first word: First response 0:45 (n 13) · Within target 71% (n 17) · Unanswered 2 of 17 · CSAT 60% (95%: 23%–88%) (n 5) · Survey response rate 83% (n 6)',
      'Missed with nobody assigned: 1',
      'Closed without an answer before the target: 0 of 15',
      'Answered, but it is not known by whom (shared accounts): 7% (n 15)',
      'Answered, but in nobody’s figures (not an admin, or taken over after the target): 1 of 15',
      'More of the shop’s figures',
      'Next response: 2:00 (n 2, too few)',
      'Resolution time: 5:00 (n 5)',
      'Reply rate: 88% (n 17)',
      'One-go rate: 100% (n 5)',
      'Promises broken: –',
      'Assurance: 1 strong, score 50 (n 61)',
      'Conversion rate: 0% (n 5)',
      'NPS: 30 ±42 (n 10)',
      'Answered within 12 hours: 88% (n 17)',
      'Times are minutes:seconds or hours:minutes:seconds, opening hours only. ✓ means the target is met. Every figure is explained in /help kpi.',
    ])
  })

  it.each([
    ['team by csat 30d', ['Sari Dewi', 'Ranti', 'Rina']],
    ['team 30d menurut csat', ['Sari Dewi', 'Ranti', 'Rina']],
    ['team by nps', ['Rina', 'Sari Dewi', 'Ranti']],
    ['team by within', ['Rina', 'Sari Dewi', 'Ranti']],
    ['team by unanswered', ['Sari Dewi', 'Rina', 'Ranti']],
    ['team by reply', ['Sari Dewi', 'Rina', 'Ranti']],
    ['team by assurance', ['Rina', 'Sari Dewi', 'Ranti']],
    ['team by resolution', ['Sari Dewi', 'Ranti', 'Rina']],
    ['tim menurut sekali', ['Sari Dewi', 'Ranti', 'Rina']],
    ['team by conversion on telegram', ['Sari Dewi', 'Ranti', 'Rina']],
  ])('ranks by something else: %s', async (line, order) => {
    expect(namesIn(await shop.said(line))).toEqual(order)
  })

  it('shows what it ranks by next to the names, once', async () => {
    const header = (await shop.said('team by next', { locale: 'en' })).split('\n')[1]
    expect(header).toMatch(/^Name \| Next response \(median\) \| p90 \| First response \(median\) \| Within target/)
    const csat = (await shop.said('team by csat', { locale: 'en' })).split('\n')[1]
    expect(csat?.match(/CSAT/g)).toHaveLength(1)
    expect(csat).toMatch(/^Name \| CSAT \| Survey response rate \|/)
  })

  it('never ranks by a handful', async () => {
    const lines = (await shop.said('team by next')).split('\n')
    expect(lines).toContain('Belum diberi peringkat karena terlalu sedikit: Sari Dewi.')
    expect(lines.some((line) => line.startsWith('Dari yang terbaik'))).toBe(false)
    const few = lines.find((line) => line.startsWith('Sari Dewi'))
    expect(few).toContain('2:00 (n 2, terlalu sedikit)')
    expect(few).not.toContain('terlalu sedikit) ✓')
  })

  it('leads to the other rankings and to the chats nobody answered', async () => {
    const said = await shop.said('team by csat')
    expect(said).toContain('[Chat yang belum dibalas: why unanswered 2026-10-17..2026-10-23]')
    expect(said).toContain('[NPS: team 2026-10-17..2026-10-23 by nps]')
    expect(said).not.toContain('by csat]')
    expect(namesIn(await shop.said('team 2026-10-17..2026-10-23 by nps', { pressed: true }))).toHaveLength(3)
  })

  it('is for leads', async () => {
    expect(await shop.said('team', { as: 'Sari' })).toBe('(only you) Maaf, /team hanya untuk pemilik dan lead.')
  })
})
