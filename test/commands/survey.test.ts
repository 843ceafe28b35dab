import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SURVEY_SETTINGS } from '../../src/domain/survey-rules.ts'
import { openShop, type TestShop } from './shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const said = (line: string, as = 'Wati', more: Parameters<TestShop['said']>[1] = {}) => shop.said(line, { as, ...more })

describe('/survey', () => {
  it('shows every setting and what came of it, and changes nothing', async () => {
    await shop.surveyed('Sari', 5)
    await shop.surveyed('Sari', null)
    const shown = await said('survey')
    for (const line of [
      'Setelah chat selesai dan pesanan sampai: ditanya',
      'Gaya jawaban CSAT: angka',
      'Yang ditanya: 100% dari chat dan pesanan',
      'Pengingat: tidak ada',
      'Jeda per pelanggan: 7 hari untuk semua survei; NPS 90 hari',
      'Kata-kata CSAT setelah chat: bawaan',
      'CSAT: 2 terkirim, 1 dijawab (50%)',
      'NPS: 0 terkirim, 0 dijawab (–)',
      'Minta tidak ditanya lagi: 0 pelanggan',
    ]) {
      expect(shown).toContain(line)
    }
    expect(await said('survei', 'Wati', { platform: 'slack' })).toContain('Gaya jawaban CSAT')
    expect(shop.audited).toEqual([])
  })

  it.each(['Budi', 'Sari', 'Joko', 'Dewi'])('is the owner’s alone: not %s’s', async (who) => {
    for (const line of ['survey', 'survey csat off', 'survey preview', 'survey nps 30d', 'survey nps start 0 1 1']) {
      expect(await said(line, who)).toMatch(/^\(only you\)/)
    }
    expect((await shop.desk()).rules.surveys.csat).toBe(true)
    expect(shop.audited).toEqual([])
  })

  it.each([
    ['survey csat off', { csat: false }],
    ['survei csat mati', { csat: false }],
    ['survey style stars', { style: 'stars' }],
    ['survei gaya bintang', { style: 'stars' }],
    ['survey style EMOJI', { style: 'emoji' }],
    ['survey sample 50%', { samplePercent: 50 }],
    ['survei sampel 25', { samplePercent: 25 }],
    ['survey reminder on', { reminder: true }],
    ['survei pengingat nyala', { reminder: true }],
  ])('%s is set, written down, and can be taken back', async (line, rules) => {
    const before = (await shop.desk()).rules.surveys
    const answer = await said(line)
    expect((await shop.desk()).rules.surveys).toMatchObject(rules)
    expect(shop.audited).toEqual([line])
    const undo = /\[.*: (undo \d+)\]/.exec(answer)?.[1]
    await said(undo ?? 'no undo')
    expect((await shop.desk()).rules.surveys).toEqual(before)
  })

  it.each([
    ['survey style hearts', 'hearts'],
    ['survey style', 'numbers'],
    ['survey sample 0%', '1% sampai 100%'],
    ['survey sample', '1% sampai 100%'],
    ['survey sample half', '1% sampai 100%'],
    ['survey csat', 'on, off'],
    ['survey csat maybe', 'maybe'],
    ['survey hello', '"hello" tidak dikenal'],
    ['survey text', 'csat'],
    ['survey text ces Halo?', 'ces'],
    ['survey nps sometimes', 'sometimes'],
    ['survey nps start', 'angka'],
    ['survey nps start 1 2', 'angka'],
    ['survey preview nps nl', 'nl'],
  ])('%s is told what is wrong, only to the asker, and changes nothing', async (line, hint) => {
    const before = (await shop.desk()).rules.surveys
    const answer = await said(line)
    expect(answer).toMatch(/^\(only you\)/)
    expect(answer).toContain(hint)
    expect((await shop.desk()).rules.surveys).toEqual(before)
    expect(shop.failures).toEqual([])
  })
})

describe('/survey preview', () => {
  it('shows exactly what a customer gets, in the style and language of the shop', async () => {
    expect(await said('survey preview')).toBe(
      [
        'Contoh CSAT setelah chat',
        'Halo Kak Dewi, terima kasih sudah menghubungi Toko Melati 🙏 Seberapa puas Kakak dengan pelayanan Sari Dewi?',
        '1 = sangat tidak puas · 5 = sangat puas',
        'Tombol di contoh ini tidak mencatat apa-apa.',
        '[1: vote 0 1] [2: vote 0 2] [3: vote 0 3] [4: vote 0 4] [5: vote 0 5]',
      ].join('\n'),
    )
    await said('survey style stars')
    expect(await said('survey preview')).toContain('[1 ⭐: vote 0 1]')
    expect(await said('survey preview')).toContain('1 ⭐ = sangat tidak puas · 5 ⭐ = sangat puas')
    await said('survey style emoji')
    expect(await said('survey preview order')).toMatch(
      /pesanan 118 dari Toko Melati[\s\S]*\[😠: vote 0 1\].*\[😍: vote 0 5\]$/,
    )
  })

  it('of NPS is always in numbers, six and five in a row', async () => {
    await said('survey style emoji')
    const shown = await said('survey preview nps en')
    expect(shown).toContain('how likely are you to recommend Toko Melati')
    expect(shown.split('\n').slice(-2)).toEqual([
      '[0: vote 0 0] [1: vote 0 1] [2: vote 0 2] [3: vote 0 3] [4: vote 0 4] [5: vote 0 5]',
      '[6: vote 0 6] [7: vote 0 7] [8: vote 0 8] [9: vote 0 9] [10: vote 0 10]',
    ])
  })

  it('has buttons that record nothing, whoever presses them', async () => {
    for (const line of ['vote 0 1', 'vote 0 10', 'optout 0']) {
      for (const who of ['Wati', 'Sari', 'Dewi']) expect(await said(line, who)).toContain('Ini hanya contoh')
    }
    expect(shop.audited).toEqual([])
  })
})

describe('/survey text', () => {
  it('sets the shop’s own words for one question in one language, and shows them filled in', async () => {
    const answer = await said('survey text csat Hai {nama}!\nGimana {admin} dari {toko}?')
    expect(answer).toContain('Hai Dewi!\nGimana Sari Dewi dari Toko Melati?')
    expect(await said('survey text csat en How was {admin}, {nama}?')).toContain('How was Sari Dewi, Dewi?')
    const { texts } = (await shop.desk()).rules.surveys
    expect(texts).toEqual({ csat: { id: 'Hai {nama}!\nGimana {admin} dari {toko}?', en: 'How was {admin}, {nama}?' } })
    expect(await said('survey')).toContain('Kata-kata CSAT setelah chat: milik toko (bahasa Indonesia, bahasa Inggris)')
    expect(await said('survey preview en')).toContain('How was Sari Dewi, Dewi?')
    expect(await said('survey preview csat en')).toContain('How was Sari Dewi, Dewi?')
  })

  it('goes back to ours, by default and by undo', async () => {
    const answer = await said('survey text nps Mau merekomendasikan {toko}?')
    expect(await said('survey preview nps')).toContain('Mau merekomendasikan Toko Melati?')
    await said('survey text nps default')
    expect((await shop.desk()).rules.surveys.texts).toEqual({})
    expect(await said('survey preview nps')).toContain('Dari 0 sampai 10')
    expect(answer).toMatch(/undo \d+/)
  })

  it.each([
    ['survey text csat Halo {name}', '{nama} {toko} {admin}'],
    ['survey text order Halo {nomor}', '{nama} {toko} {admin} {pesanan}'],
    ['survey text nps Pesanan {pesanan}?', '{nama} {toko} {admin}'],
    ['survey text csat', '{nama} {toko} {admin}'],
    [`survey text csat ${'a'.repeat(401)}`, '400'],
    ['survey text csat ???', 'Belum ada kata-katanya'],
  ])('%s is refused', async (line, hint) => {
    expect(await said(line)).toContain(hint)
    expect((await shop.desk()).rules.surveys.texts).toEqual({})
  })

  it('is never read as something else that was kept by hand', async () => {
    await shop.store.settings.set(SURVEY_SETTINGS.style, 'nonsense', null, 1)
    expect(await said('survey')).toContain('Gaya jawaban CSAT: angka')
  })
})

describe('in English', () => {
  it('speaks English to whoever does, and of the customers’ words in theirs', async () => {
    expect(await said('survey', 'Wati', { locale: 'en' })).toContain('CSAT answers: numbers')
    expect(await said('survey style hearts', 'Wati', { locale: 'en' })).toContain('hearts')
    expect(await said('survey preview', 'Wati', { locale: 'en' })).toContain('Seberapa puas')
  })
})
