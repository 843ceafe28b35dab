import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewFinding } from '../../src/store/findings.ts'
import { at, openShop, type TestShop } from './shop.ts'

let shop: TestShop
let customerId: number
let count = 0

const MORNING = at('2026-10-22 09:05')

/** Something found in what somebody wrote that morning, a minute later each time. */
async function found(who: string | null, finding: Partial<NewFinding> & Pick<NewFinding, 'rule' | 'quote'>) {
  count += 1
  return shop.store.findings.add({
    ...{ customerId, key: `test:${count}`, term: finding.quote, severity: 'style', at: MORNING + count * 60_000 },
    creditId: who === null ? null : (await shop.staff(who)).id,
    ...finding,
  })
}

async function wrote(who: string, messages: number) {
  const { id } = await shop.staff(who)
  for (let n = 0; n < messages; n++) {
    const ref = `tg:-1001:${who}${n}`
    const row = { customerId, ref, at: MORNING, order: n, author: 'human', kind: 'text', text: 'Ready kak' }
    await shop.store.messages.add({ ...row, heardAt: MORNING, creditId: id })
  }
}

beforeAll(async () => {
  shop = await openShop()
  ;({ customerId } = await shop.customer('Dewi'))
  await wrote('Sari', 40)
  await found('Sari', { rule: 'shouting', quote: 'HALO KAK' })
  await found('Sari', { rule: 'rude', severity: 'mild', quote: 'lebay' })
  await found('Sari', { rule: 'rude', severity: 'strong', quote: 'goblok', alerted: true })
  await found('Sari', { rule: 'harsh', severity: 'mild', quote: 'baca dulu dong' })
  await found('Sari', { rule: 'rude', severity: 'strong', quote: 'sarap', alerted: true })
  await found(null, { rule: 'unclear', quote: 'yg blm tf hr ini bs bsk' })
})
afterAll(() => shop.close())

describe('/assurance NAME', () => {
  it('has the score, then findings gravest first, with their quotes, chats and buttons', async () => {
    await shop.said('finding overrule 5')
    expect(await shop.said('assurance sari', { as: 'Budi' })).toBe(
      [
        'Temuan · Sari Dewi · 7 hari terakhir (17 Okt 2026 – 23 Okt 2026)',
        '1 kata kasar yang belum dinilai keliru; karena itu skornya paling tinggi 50',
        // 40 messages: 12,5 off for one mild, 25 for one harsh, 5 for one of style leave 57,5; capped.
        'Skor 50 dari 100 (n 40 pesan)',
        '1. “goblok” · kata kasar · #1 Dewi · 22 Okt 09.08',
        '2. “baca dulu dong” · nada merendahkan · #1 Dewi · 22 Okt 09.09',
        '3. “lebay” · kata kurang sopan · #1 Dewi · 22 Okt 09.07',
        '4. “HALO KAK” · huruf besar semua · #1 Dewi · 22 Okt 09.06',
        '5. “sarap” · kata kasar · #1 Dewi · 22 Okt 09.10 · dinilai bukan masalah oleh Wati, tidak dihitung',
        'Yang terberat di atas. Yang dinilai bukan masalah tidak dihitung.',
        '[1 Benar: finding right 3] [1 Bukan masalah: finding overrule 3]',
        '[2 Benar: finding right 4] [2 Bukan masalah: finding overrule 4]',
        '[3 Benar: finding right 2] [3 Bukan masalah: finding overrule 2]',
        '[4 Benar: finding right 1] [4 Bukan masalah: finding overrule 1]',
        '[5 Benar: finding right 5]',
      ].join('\n'),
    )
  })

  it('says the same in English', async () => {
    const said = await shop.said('assurance sari 2026-10-22', { locale: 'en', platform: 'slack' })
    expect(said).toContain(
      '1 rude word not overruled; because of that the score is 50 at most\nScore 50 out of 100 (n 40 messages)\n',
    )
    expect(said).toContain('2. “baca dulu dong” · talking down · #1 Dewi · 22 Oct 09:09\n')
    expect(said).toContain('[1 Right: finding right 3] [1 No problem: finding overrule 3]')
  })

  it('has nothing of other days, nor of others; the shop’s list has it all, with names', async () => {
    expect(await shop.said('assurance sari kemarin')).toContain('1. “goblok”')
    expect(await shop.said('assurance sari hari ini')).toMatch(/Skor: – .*\nTidak ada temuan dalam periode ini/)
    expect(await shop.said('assurance rina')).toContain('Tidak ada temuan')
    const all = await shop.said('assurance toko 7d')
    expect(all).toContain('Temuan · seluruh toko · 7 hari terakhir')
    expect(all).toContain('1. “goblok” · kata kasar · Sari Dewi · #1 Dewi')
    expect(all).toContain('“yg blm tf hr ini bs bsk” · banyak singkatan · penulis belum diketahui · #1 Dewi')
  })

  it('goes on, page by page', async () => {
    for (let n = 1; n <= 12; n++) await found('Ranti', { rule: 'punctuation', quote: `!!!${n}` })
    const first = await shop.said('assurance ranti')
    expect(first).toMatch(/1\. “!!!12”[\s\S]*8\. “!!!5”[\s\S]*\ndan 4 lagi\n/)
    expect(first).toMatch(/\[8 Benar: .*\] \[8 Bukan masalah: .*\]\n\[Berikutnya: .*\]$/)
    const given = await shop.answer('assurance ranti')
    const next = given.reply?.buttons?.at(-1)?.[0]
    const second = await shop.said(next && 'runs' in next ? next.runs : '')
    expect(second).toMatch(/Temuan · Ranti .*\n.*\n9\. “!!!4”[\s\S]*12\. “!!!1”/)
    expect(second).not.toContain('lagi')
    expect(await shop.said('assurance ranti 7d page 3')).toBe('(only you) Hanya ada 2 halaman.')
  })

  it('offers the nearest names, and is for leads', async () => {
    expect(await shop.said('assurance sary')).toMatch(/^\(only you\) Tidak ada "sary".*Sari Dewi/)
    expect(await shop.said('assurance sari', { as: 'Sari' })).toContain('hanya untuk pemilik dan lead')
    expect(await shop.said('assurance sari bulan depan')).toMatch(/^\(only you\)/)
  })
})

describe('how messages are read', () => {
  const saidOf = async (line: string) => (await shop.said(line)).split('\n')[0]
  const overview = () => shop.said('assurance', { as: 'Budi' })

  it('is shown first: lists, limits, and how to change them', async () => {
    const said = await overview()
    expect(said).toContain(
      'Boleh di toko ini: –\nKata tambahan: –\nKode toko: –\nBatas\ncapitals: huruf besar semua: sedikitnya 60%',
    )
    expect(said).toContain('/assurance limits emoji 5')
    expect(await shop.said('assurance', { locale: 'en' })).toContain('emoji: more than 3 emoji')
  })

  it('an owner allows words, adds some, and takes them off again', async () => {
    expect(await saidOf('assurance allow asu, Kopi  Kampret')).toBe('Boleh di toko ini: asu, Kopi Kampret.')
    expect(await saidOf('assurance kata wedus, asu berat')).toBe('Dianggap kasar dan langsung diberitakan: wedus, asu.')
    expect(await saidOf('assurance word cupu')).toMatch(/^Dianggap kurang sopan: cupu\. .*tambahkan "berat"/)
    expect(await saidOf('assurance code JNE, SKU-9')).toBe('Boleh ditulis dengan huruf besar: JNE, SKU-9.')
    expect(await overview()).toContain(
      'Boleh di toko ini: Kopi Kampret\nKata tambahan: wedus (berat), asu (berat), cupu (ringan)\nKode toko: JNE, SKU-9\n',
    )
    expect(await saidOf('assurance hapus WEDUS, cupu, sku-9')).toBe('Dihapus dari daftar toko: WEDUS, cupu, sku-9.')
    expect(await saidOf('assurance forget wedus')).toBe('(only you) Tidak ada di daftar toko: wedus.')
    expect(await overview()).toContain('Kata tambahan: asu (berat)\nKode toko: JNE\n')
    const { rules } = await shop.desk()
    expect(rules.assurance.words).toEqual({
      allow: ['Kopi Kampret'],
      extra: [{ word: 'asu', severity: 'strong' }],
      codes: ['JNE'],
    })
  })

  it('limits are set in plain numbers and percent, and set back', async () => {
    expect(await saidOf('assurance limits emoji 5')).toBe('Batasnya sekarang: lebih dari 5 emoji.')
    expect(await saidOf('assurance batas kapital 70%')).toContain('sedikitnya 70% huruf besar')
    expect((await shop.desk()).rules.assurance.thresholds).toMatchObject({
      emoji: 5,
      capitalShare: 0.7,
      slangShare: 0.3,
    })
    expect(await saidOf('assurance limits emoji default')).toBe('Batasnya sekarang: lebih dari 3 emoji.')
    expect((await shop.desk()).rules.assurance.thresholds).toMatchObject({ emoji: 3, capitalShare: 0.7 })
    expect(await shop.said('assurance limits')).toContain('capitals: huruf besar semua: sedikitnya 70%')
  })

  it.each([
    ['assurance limits emoji', 'Tulis angka dari 0 sampai 1000, atau default.'],
    ['assurance limits emoji -1', 'Tulis angka dari 0 sampai 1000, atau default.'],
    ['assurance limits emoji 50%', 'Tulis angka dari 0 sampai 1000, atau default.'],
    ['assurance limits slang 5', 'Tulis persen dari 10% sampai 100%, atau default.'],
    ['assurance limits rude 5', 'Batas yang mana? Pilih: capitals,'],
    ['assurance allow', 'Kata yang mana? Contoh: /assurance allow asu'],
    ['assurance word strong', 'Kata yang mana? Contoh: /assurance word goblok strong'],
    ['assurance code !!!', 'Ini bukan kata yang bisa dipakai'],
    [`assurance allow ${'a'.repeat(61)}`, 'Ini bukan kata yang bisa dipakai'],
  ])('%s is explained', async (line, told) => {
    const before = await shop.store.settings.all()
    expect(await shop.said(line)).toContain(told)
    expect(await shop.said(line)).toMatch(/^\(only you\)/)
    expect(await shop.store.settings.all()).toEqual(before)
  })

  it('a list has its end', async () => {
    const many = Array.from({ length: 250 }, (_, n) => `kata${n}`).join(',')
    expect(await shop.said(`assurance allow ${many}`)).toContain('Daftarnya sudah penuh (200)')
    expect((await shop.desk()).rules.assurance.words.allow).toEqual(['Kopi Kampret'])
  })

  it('is the owner’s to change, and what changed is written down', async () => {
    expect(await shop.said('assurance allow tolol', { as: 'Budi' })).toBe(
      '(only you) Maaf, /assurance allow hanya untuk pemilik.',
    )
    shop.audited.length = 0
    await shop.said('assurance sari')
    await shop.said('assurance allow oon')
    expect(shop.audited).toEqual(['assurance sari', 'assurance allow oon'])
  })
})
