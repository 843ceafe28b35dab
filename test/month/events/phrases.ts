import type { Label } from '../world.ts'

export interface Phrase {
  text: string
  label: Label
}

const phrase = (text: string, label: Label = {}): Phrase => ({ text, label })

/** Things a shop is asked about; no two have words in common but those every question has. */
const THINGS = [
  'gamis',
  'sepatu',
  'tas',
  'jilbab',
  'kemeja',
  'celana',
  'topi',
  'sandal',
  'dompet',
  'jaket',
  'rok',
  'kaos',
  'mukena',
  'sarung',
  'batik',
  'daster',
  'kebaya',
  'piyama',
  'rompi',
  'blus',
  'cardigan',
  'hoodie',
  'syal',
  'peci',
  'koper',
] as const
const HOW = [
  'warna merahnya',
  'ukuran besarnya',
  'versi anaknya',
  'bahan katunnya',
  'model terbarunya',
  'edisi lebarannya',
]

/** A question about one thing in one way: asked the same again only when it is the same. */
export const question = (thing: number, way: number): Phrase => {
  const [what, how] = [THINGS[thing % THINGS.length], HOW[way % HOW.length]]
  return phrase(`kak ${what} ${how} kapan tersedia di gudang?`, { question: true, about: `${what} ${how}` })
}

export const STATEMENTS: readonly Phrase[] = [
  phrase('saya pesan dua buah kak, alamat sama seperti kemarin'),
  phrase('paketnya belum sampai di rumah saya kak'),
  phrase('I would like to order two more of the red one'),
  phrase('saya sudah transfer barusan kak'),
]

export const COURTESIES: readonly Phrase[] = [
  phrase('makasih kak', { courtesy: true }),
  phrase('oke siap kak 🙏', { courtesy: true }),
  phrase('terima kasih banyak ya', { courtesy: true }),
  phrase('thanks', { courtesy: true }),
  phrase('👍', { courtesy: true }),
]

export const ANSWERS: readonly Phrase[] = [
  phrase('masih tersedia kak, silakan dipesan', { courteous: true }),
  phrase('paket sudah kami kirim pagi tadi kak', { courteous: true }),
  phrase('selamat pagi kak, stoknya tinggal tiga buah', { courteous: true }),
  phrase('yes, it is available and we can ship it today, thank you', { courteous: true }),
]

/** Nothing greets, thanks, apologises or softens. */
export const CURT: readonly Phrase[] = [
  phrase('stoknya tinggal tiga buah'),
  phrase('paket sudah dikirim dari gudang pagi tadi'),
  phrase('barang baru datang minggu depan'),
]

export const ASKING: readonly Phrase[] = [
  phrase('mau warna yang mana kak?', { question: true, courteous: true }),
  phrase('jadi ambil yang merah kak?', { question: true, courteous: true }),
]

export const HOLDING: readonly Phrase[] = [
  phrase('sebentar ya kak', { holding: true, courteous: true }),
  phrase('mohon ditunggu, kami cek dulu', { holding: true, courteous: true }),
  phrase('one moment', { holding: true }),
]

export const BRIEF: readonly Phrase[] = [
  phrase('ya', { brief: true, oneWord: true }),
  phrase('ok', { brief: true, oneWord: true }),
]
export const ONE_WORD: readonly Phrase[] = [phrase('tersedia', { oneWord: true }), phrase('habis', { oneWord: true })]

const style = (rule: string) => [{ rule, severity: 'style' as const }]

/** What an owner may want to see, by the rule it breaks. */
export const FAULTS: readonly Phrase[] = [
  phrase('BARANGNYA SUDAH KAMI KIRIM KEMARIN KAK', { courteous: true, findings: style('shouting') }),
  phrase('paketnya sudah sampai kan kak!!!', { courteous: true, findings: style('punctuation') }),
  phrase('siap kak kami kirim 😀😀😀😀😀', { courteous: true, findings: style('emoji') }),
  phrase('dasar bodoh', { findings: [{ rule: 'rude', severity: 'strong' }] }),
  phrase('baca dulu dong kak', { courteous: true, findings: [{ rule: 'harsh', severity: 'mild' }] }),
]

export const AUTOMATIC = phrase('Halo kak, toko sedang tutup. Pesan akan dibalas saat buka.')
export const NOTE = phrase('// pelanggan lama, kasih diskon')
