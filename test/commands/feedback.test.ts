import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, openShop, type TestShop } from './shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const said = (line: string, as = 'Budi', more: Parameters<TestShop['said']>[1] = {}) => shop.said(line, { as, ...more })

interface Given {
  admin?: string | null
  score: number | null
  words?: string | null
  kind?: 'csat' | 'nps'
  on?: string
  name?: string
}

/** A survey delivered and answered at that moment. */
async function given({
  admin = 'Sari',
  score,
  words = null,
  kind = 'csat',
  on = '2026-10-22 12:00',
  name = 'Dewi',
}: Given) {
  const who = await shop.customer(name)
  await shop.store.surveys.plan({ ...who, kind, askAt: at(on) })
  const planned = (await shop.store.surveys.due(at(on), 100)).find((s) => s.conversationId === who.conversationId)
  if (!planned) throw new Error('not planned')
  const creditId = admin === null ? null : (await shop.staff(admin)).id
  const deliveredAt = at(on)
  const answer = score === null ? {} : { state: 'answered', score, votedAt: deliveredAt, comment: words }
  await shop.store.surveys.change(planned.id, { state: 'asked', creditId, deliveredAt, ...answer })
}

describe('/feedback', () => {
  it('shows what customers wrote, the worst of both kinds first, with score, admin and chat', async () => {
    await given({ score: 4, words: 'Ramah', name: 'Ani' })
    await given({ score: 1, words: 'Lama dibalas', name: 'Budi Customer' })
    await given({
      kind: 'nps',
      score: 0,
      words: 'Tidak akan lagi',
      admin: 'Rina',
      on: '2026-10-22 13:00',
      name: 'Citra',
    })
    await given({ kind: 'nps', score: 5, words: 'Biasa saja', admin: null, name: 'Dodi' })
    expect(await said('feedback')).toBe(
      [
        'Masukan pelanggan · 7 hari terakhir (17 Okt 2026 – 23 Okt 2026)',
        'NPS 0/10 · #3 Citra · Rina · 22 Okt 13.00',
        '> Tidak akan lagi',
        '1/5 · #2 Budi Customer · Sari Dewi · 22 Okt 12.00',
        '> Lama dibalas',
        'NPS 5/10 · #4 Dodi · tanpa admin · 22 Okt 12.00',
        '> Biasa saja',
        '4/5 · #1 Ani · Sari Dewi · 22 Okt 12.00',
        '> Ramah',
        'Dari yang terburuk. Nilai rendah: CSAT 1–2, NPS 0–6.',
      ].join('\n'),
    )
  })

  it('is of one admin and one period when asked so', async () => {
    await given({ score: 5, words: 'Cepat' })
    await given({ score: 2, words: 'Lupa dibalas', admin: 'Rina' })
    await given({ score: 3, words: 'Dulu sekali', on: '2026-09-20 10:00' })
    expect(await said('feedback sari')).toContain('Masukan pelanggan untuk Sari Dewi · ')
    expect(await said('masukan sari')).not.toContain('Lupa dibalas')
    expect(await said('feedback 2026-09')).toMatch(/Dulu sekali/)
    expect(await said('feedback rina bulan lalu')).toContain('Belum ada jawaban survei')
    expect(await said('feedback sari 2026-09')).toContain('Dulu sekali')
  })

  it('counts low scores without words, and says when nobody wrote or nobody answered', async () => {
    expect(await said('feedback')).toContain('Belum ada jawaban survei dalam periode ini.')
    await given({ score: null })
    expect(await said('feedback')).toContain('Belum ada jawaban survei dalam periode ini.')
    await given({ score: 1 })
    await given({ kind: 'nps', score: 6 })
    await given({ score: 3 })
    expect(await said('feedback')).toMatch(/belum ada yang menulis komentar\.\n2 nilai rendah tanpa komentar\.$/)
  })

  it('cuts what is too long and too many, and takes names and words as they come', async () => {
    await given({ score: 1, words: 'panjang '.repeat(500), name: '<b>Dewi</b>\n\u202e' })
    for (let i = 0; i < 14; i += 1) await given({ score: 2, words: `kata ${i}`, on: `2026-10-22 12:${10 + i}` })
    const shown = await said('feedback')
    expect(shown).toContain('#1 <b>Dewi</b> · Sari Dewi')
    expect(shown).toContain('dan 5 komentar lagi')
    expect(shown).toContain('kata 13')
    expect(shown).not.toContain('kata 4\n')
    expect(shown.length).toBeLessThan(2000)
  })

  it('is for owner and lead, on Slack as /sigap feedback, and in English', async () => {
    await given({ score: 1, words: 'Lama' })
    expect(await said('feedback', 'Sari')).toMatch(/^\(only you\) .*pemilik dan lead/)
    expect(await said('feedback', 'Wati', { platform: 'slack', locale: 'en' })).toMatch(
      /^What customers wrote · last 7 days/,
    )
    expect(await said('help feedback', 'Wati', { platform: 'slack' })).toContain('/sigap feedback sari 30d')
    expect(await said('feedback Sarah', 'Wati')).toMatch(/Yang paling mirip/)
  })
})
