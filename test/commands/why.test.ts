import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measured } from './measured.ts'
import { at, openShop, type TestShop } from './shop.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openShop()
  const week = measured(shop)
  const rina = await shop.staff('Rina')
  for (const seconds of [30, 60, 90, 641, 3903]) await shop.answered('Sari', seconds)
  await shop.answered('Sari', 500, { adminSeconds: 200 })
  await shop.answered('Sari', 900, { adminSeconds: null, chargedId: rina.id })
  await week.held('Sari', 20, 900)
  await week.held('Sari', 25, null)
  for (let n = 0; n < 12; n += 1) await shop.answered('Rina', 20 + n)
  await week.asked('Sari', 3, 'Lama sekali <b>balasnya</b>')
  await week.asked('Sari', 10)
  await shop.surveyed('Sari', 2)
  await week.resolved('Sari', 600)
  await week.resolved('Sari', 300, { reopenedAt: at('2026-10-20 10:00') })
  await week.ordered('Sari', 'S-1', 150_000)
  await week.found('Sari', 'lemot')
  await week.found('Sari', 'goblok', 'strong')
  const openedAt = at('2026-10-22 15:00')
  await shop.wait('Tono', 'halo?', { openedAt, dueAt: openedAt + 600_000 })
})

afterAll(() => shop.close())

/** The numbered lines of the list. */
const rows = async (line: string, as = 'Wati') =>
  (await shop.said(line, { as, locale: 'en' })).split('\n').filter((row) => /^\d+\. #/.test(row))

const after = (row: string) => row.replace(/^(\d+\.) #\d+ [^·]*· /, '$1 ')

describe('/why', () => {
  it('lists the chats behind a time, slowest first, with both times, both instants and the words', async () => {
    const said = (await shop.said('why sari first', { locale: 'en' })).split('\n')
    expect(said[0]).toBe('Sari Dewi · First response · last 7 days (17 Oct 2026 – 23 Oct 2026)')
    expect(said[1]).toBe('Median 1:00 (no. 5), p90 1:05:03 (no. 1).')
    expect((await rows('why sari first')).map(after)).toEqual([
      '1. customer 1:05:03 · admin 1:05:03 · written 22 Oct 10:00 · answered 22 Oct 11:05 · “halo”',
      '2. customer 10:41 · admin 10:41 · written 22 Oct 10:00 · answered 22 Oct 10:10 · “halo”',
      '3. customer 8:20 · admin 3:20 · written 22 Oct 10:00 · answered 22 Oct 10:08 · “halo”',
      '4. customer 1:30 · admin 1:30 · written 22 Oct 10:00 · answered 22 Oct 10:01 · “halo”',
      '5. customer 1:00 · admin 1:00 · written 22 Oct 10:00 · answered 22 Oct 10:01 · “halo”',
      '6. customer 0:30 · admin 0:30 · written 22 Oct 10:00 · answered 22 Oct 10:00 · “halo”',
      '7. customer 0:25 · admin 0:25 · no substantial answer yet · written 22 Oct 10:00 · answered 22 Oct 10:00 · “halo”',
      '8. customer 0:20 · admin 0:20 · substantial answer 15:00 · written 22 Oct 10:00 · answered 22 Oct 10:00 · “halo”',
    ])
  })

  it('has as many rows as the figure has n, and its median and p90 among them', async () => {
    const kpi = (await shop.said('kpi sari', { locale: 'en' })).split('\n')
    const [, median = '', p90 = '', , n] = kpi.find((line) => line.startsWith('First response |'))?.split(' | ') ?? []
    const listed = await rows('why sari first')
    expect(listed).toHaveLength(Number(n))
    for (const time of [median, p90]) expect(listed.some((row) => row.includes(`admin ${time} `))).toBe(true)
  })

  it('lists the misses of a rate first, and why they are', async () => {
    const within = (await rows('why sari within')).map(after)
    expect(within.map((row) => row.split(' · ')[0])).toEqual([
      '1. past target',
      '2. past target',
      '3. promise broken',
      ...[4, 5, 6, 7, 8].map((n) => `${n}. within target`),
    ])
  })

  it('shows the whole shop’s to a lead who names nobody, with what is nobody’s', async () => {
    expect((await rows('why unanswered')).map(after)).toEqual(['1. written 22 Oct 15:00 · not answered · “halo?”'])
    const all = await shop.said('why first', { locale: 'en' })
    expect(all).toMatch(/^The whole shop · First response/)
    expect(all).toContain('customer 15:00 · in the shop’s figures only')
  })

  it.each([
    ['promises', ['1. promise broken', '2. promise kept']],
    ['onego', ['1. reopened 20 Oct 10:00', '2. in one go', '3. in one go']],
    ['resolution', ['1. 10:00', '2. 10:00', '3. 5:00']],
    ['conversion', ['1. no order', '2. no order', '3. order S-1']],
    ['nps', ['1. 3 of 10', '2. 10 of 10']],
    ['csat', ['1. 2 of 5']],
    ['assurance', ['1. rude words', '2. impolite words']],
  ])('explains %s, worst first', async (measure, expected) => {
    const listed = (await rows(`why sari ${measure}`)).map((row) => after(row).split(' · ')[0])
    expect(listed).toEqual(expected)
  })

  it('quotes comments and findings literally', async () => {
    expect(await shop.said('why sari nps')).toContain('“Lama sekali <b>balasnya</b>”')
    const assurance = await shop.said('kenapa sari kesantunan')
    expect(assurance).toContain('→ “goblok”')
    expect(assurance).toContain('Menilai temuan: /assurance Sari Dewi.')
  })

  it('goes on page by page', async () => {
    const first = await shop.said('why rina first', { locale: 'en' })
    expect(first).toContain('1–10 of 12, worst first.')
    expect(first).toContain('[Next: why id:4 first 2026-10-17..2026-10-23 hal 2]')
    const second = await shop.said('why id:4 first 2026-10-17..2026-10-23 hal 2', { locale: 'en' })
    expect(second).toContain('11–12 of 12')
    expect(second).toContain('[Previous: why id:4 first 2026-10-17..2026-10-23 hal 1]')
    expect(second).not.toContain('[Next')
    expect(await shop.said('why rina first page 99', { locale: 'en' })).toContain('11–12 of 12')
  })

  it('says so when there is nothing', async () => {
    expect(await shop.said('why ranti csat')).toContain('Tidak ada chat di balik angka ini dalam periode itu.')
    expect(await shop.said('why ranti assurance')).toContain('Tidak ada temuan dalam periode ini.')
  })

  it('is open to an admin for themselves alone', async () => {
    expect(await rows('why first', 'Sari')).toHaveLength(8)
    expect(await rows('why sari first', 'Sari')).toHaveLength(8)
    expect(await shop.said('why rina first', { as: 'Sari' })).toMatch(/^\(only you\) Angka admin lain hanya untuk/)
    expect(await shop.said('why first', { as: 'Joko' })).toMatch(/^\(only you\) /)
  })

  it.each([
    ['why sari', 'Pilih salah satu: first, next, resolution'],
    ['why sari speed', 'Contoh: /why sari first'],
    ['why sarii first', 'Tidak ada "sarii" di tim ini.'],
  ])('answers %s with what to do', async (line, expected) => {
    const said = await shop.said(line)
    expect(said).toContain(expected)
    expect(said).toMatch(/^\(only you\) /)
  })
})
