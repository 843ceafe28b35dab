import { describe, expect, it } from 'vitest'
import { NO_SHOP_WORDS } from '../../src/domain/assurance/finding.ts'
import { judgeMessage } from '../../src/domain/assurance/message.ts'

const shape = (text: string) => judgeMessage(text).map(({ rule, severity, quote }) => [rule, severity, quote])

describe('nothing is found in what is only like a rude word', () => {
  it.each([
    'Tombolnya sudah on kak',
    'Mau sarapan dulu ya kak, nanti dicek',
    'Warnanya cocok kak',
    'Coock cook cookies ready kak',
    'Sudah masuk ya kak dananya',
    'Santai saja kak',
    'Sementara stoknya kosong kak',
    'Kerennya kebangetan kak, kerenya juga',
    'Makanan anjing 1 kg ready kak',
    'Anjingnya umur berapa kak? Sudah vaksin?',
    'Obat kutu untuk anjing dan kucing ready',
    'Ini bank sampah kak, kantong sampahnya gratis',
    'Tempat sampah 20 liter ya kak',
    'Boneka monyet dan kaos motif babi masih ada',
    'Non halal ya kak, ada minyak babi',
    'Nasi babi guling habis kak',
    'Anak anjing pom jantan kak',
    'Bersihin tai kucingnya pakai pasir gumpal ya kak',
    'Obat tahi lalat, tai lalat aman kak',
    'Mie setan level 3 dan mie iblis ya kak',
    'Rawon setan porsi dua',
    'Buku kisah dajjal ready kak',
    'Sabun suci dari najis mughallazah',
    'Warna cok tua sisa satu',
    'Yang cok susu atau hitam kak?',
    'Salam kak, Pak Oon sudah ambil paketnya',
    'Sewa bego per jam 300rb kak',
    'Baju bodo Bugis ukuran L',
    'Buku Sebuah Seni untuk Bersikap Bodo Amat ready kak',
    'Otak-otak udang isi 10 kak',
    'Otak otak ikan ga ada kak',
    'Jeruknya kurang asem ya kak? Maaf',
    'Toples tutup mulut lebar kak',
    'Promo gila-gilaan kak, diskon gila hari ini',
    'Harga gila kak, murah',
    'Sendok saring ampas kopi ready',
    'Alarm anti maling 150rb kak',
    'Kalau ada cacat produksi bisa retur kak',
    'Lindungi matamu dengan lensa ini kak',
    'Obat basmi bangsat di kasur ready',
    'Sumur pantek 40 meter kak',
    'Ass wr wb kak, silakan',
    'asw kak, pesanannya sudah dikirim',
    'tll lama ya kak, maaf',
    'Poster Tae dan Jimin ready kak',
    'Balloon, pea protein, speller, assorted, class, shitake',
    'Seri A51, B4 1, T41, M4K, 100k',
    'Ukuran S M L XL XXL, s m l x',
    'P O S I S I kak',
    'a s u',
    'Balas ke @anjing_lucu atau babi@contoh.id ya kak',
    'https://contoh.id/anjing/goblok?tolol=1',
    '*GRATIS* _ongkir_ kak',
    'Harga 2*3 meter, a@b, kak!siap',
    'Jaket pelerine, pekoe tea, idiom, tolong, gobletnya',
    'Idiosinkrasi, monyetnya boneka kak',
    'Kotoran anjing, feses babi dokter hewan',
    'Pempek, pepek goreng cuko palembang',
    'Dick Smith, Moby Dick novel',
    '',
    '\u200B\u0301',
  ])('%s', (text) => {
    expect(shape(text).filter(([rule]) => rule === 'rude' || rule === 'harsh')).toEqual([])
  })
})

describe('a rude word', () => {
  it.each([
    ['Dasar goblok', 'Dasar goblok', 'strong'],
    ['kakak ini goblok ya', 'goblok', 'strong'],
    ['GOBLOKKK', 'GOBLOKKK', 'strong'],
    ['g0bl0k kak', 'g0bl0k', 'strong'],
    ['to1ol', 'to1ol', 'strong'],
    ['gobloknya minta ampun', 'gobloknya', 'strong'],
    ['tolollah', 'tolollah', 'strong'],
    ['goblookknyaaa', 'goblookknyaaa', 'strong'],
    ['anjing2 semua', 'anjing2', 'strong'],
    ['anjing lu, makan tuh', 'anjing', 'strong'],
    ['anj*ng', 'anj*ng', 'strong'],
    ['b@ngs@t', 'b@ngs@t', 'strong'],
    ['ya @njing', '@njing', 'strong'],
    ['anj!ng', 'anj!ng', 'strong'],
    ['f*ck off', 'f*ck', 'strong'],
    ['$hit', '$hit', 'strong'],
    ['ohh t o l o l kak', 't o l o l', 'strong'],
    ['t.o.l.o.l', 't.o.l.o.l', 'strong'],
    ['g-o-b-l-o-k', 'g-o-b-l-o-k', 'strong'],
    ['to\u200Blo\u200Dl', 'to\u200Blo\u200Dl', 'strong'],
    ['t\u0301o\u0300lol', 't\u0301o\u0300lol', 'strong'],
    ['tоlоl (o Kiril)', 'tоlоl', 'strong'],
    ['ⓣⓞⓛⓞⓛ', 'ⓣⓞⓛⓞⓛ', 'strong'],
    ['oon banget', 'oon', 'strong'],
    ['ooon', 'ooon', 'strong'],
    ["blo'on", "blo'on", 'strong'],
    ["pe'a", "pe'a", 'strong'],
    ['asuuu', 'asuuu', 'strong'],
    ['jancok', 'jancok', 'strong'],
    ['sarap', 'sarap', 'strong'],
    ['you are so fucking slow', 'fucking', 'strong'],
    ['ga punya otak ya', 'ga punya otak', 'strong'],
    ['nggak ada otak', 'nggak ada otak', 'strong'],
    ['kurang ajar', 'kurang ajar', 'strong'],
    ['tutup mulut!', 'tutup mulut', 'strong'],
    ['shut up please', 'shut up', 'strong'],
    ['🖕🏽 kak', '🖕', 'strong'],
    ['𝘉𝘈𝘉𝘐', '𝘉𝘈𝘉𝘐', 'mild'],
    ['b4b1', 'b4b1', 'mild'],
    ['b o d o h', 'b o d o h', 'mild'],
    ['customer bawel', 'bawel', 'mild'],
    ['stupid question', 'stupid', 'mild'],
    ['bodo amat', 'bodo amat', 'mild'],
  ])('in %j is %j, %s', (text, quote, severity) => {
    expect(shape(text).filter(([rule]) => rule === 'rude')).toEqual([['rude', severity, quote]])
  })

  it('is found once, however often it is said, and known under one name', () => {
    const found = judgeMessage('tolol kak, t0lol banget, TOLOLLL')
    expect(found.map(({ quote, at, term }) => [quote, at, term])).toEqual([['tolol', [0, 5], 'tolol']])
  })

  it('does not reach over the end of a sentence', () => {
    expect(shape('Barangnya nggak ada. Otak-otak masih ada')).toEqual([])
  })
})

describe('a shop’s own words', () => {
  const shop = {
    ...NO_SHOP_WORDS,
    allow: ['anjing', 'Mie Tolol', 'terserah kakak'],
    extra: [
      { word: 'Reseller', severity: 'strong' as const },
      { word: 'toko sebelah', severity: 'mild' as const },
    ],
  }
  const judge = (text: string) => judgeMessage(text, undefined, shop).map(({ severity, quote }) => [severity, quote])

  it.each([
    ['anjing', []],
    ['anjingnya lucu lu', []],
    ['pesan MIE TOLOL dua', []],
    ['tolol', [['strong', 'tolol']]],
    ['terserah kakak', []],
    ['anjg', [['strong', 'anjg']]],
    ['para reseller', [['strong', 'reseller']]],
    ['beli di toko  sebelah', [['mild', 'toko  sebelah']]],
    ['toko di sebelah', []],
  ])('judge %j', (text, found) => {
    expect(judge(text)).toEqual(found)
  })

  it('of symbols alone allow and forbid nothing', () => {
    const empty = { allow: ['', '!!'], extra: [{ word: '…', severity: 'strong' as const }], codes: ['&'] }
    expect(judgeMessage('halo … !! kak', undefined, empty)).toEqual([])
  })
})
