import type { ConversationRule, MessageRule, Severity } from '../../../domain/assurance/finding.ts'
import type { LimitName } from '../../../domain/assurance/settings.ts'

const RULE: Record<MessageRule | ConversationRule, string> = {
  rude: 'kata kasar',
  harsh: 'nada merendahkan',
  shouting: 'huruf besar semua',
  punctuation: 'tanda seru atau tanda tanya beruntun',
  emoji: 'terlalu banyak emoji',
  unclear: 'banyak singkatan',
  courtesy: 'tanpa sapaan, terima kasih, atau maaf',
  careless: 'kurang teliti',
}

const LIMIT: Record<LimitName, (value: number) => string> = {
  capitals: (value) => `huruf besar semua: sedikitnya ${value}% huruf besar`,
  letters: (value) => `huruf besar semua: dalam sedikitnya ${value} huruf`,
  marks: (value) => `tanda seru atau tanda tanya: sedikitnya ${value} beruntun`,
  emoji: (value) => `lebih dari ${value} emoji`,
  slang: (value) => `singkatan: sedikitnya ${value}% dari katanya`,
  words: (value) => `singkatan: dalam sedikitnya ${value} kata`,
  courtesy: (value) => `sopan santun: dilihat mulai ${value} pesan admin`,
  again: (value) => `pertanyaan yang sama: sedikitnya ${value}% katanya`,
  againwords: (value) => `pertanyaan yang sama: sedikitnya ${value} kata`,
}

/** Tentang cara admin menulis. Adil untuk kedua pihak: yang ditandai bisa saja keliru. */
export const assurance = {
  rule: (rule: MessageRule | ConversationRule, severity: Severity, term: string) => {
    if (rule === 'rude' && severity === 'mild') return 'kata kurang sopan'
    if (term === 'one word') return 'pertanyaan dijawab satu kata'
    return term === 'asked again' ? 'pelanggan harus bertanya lagi' : RULE[rule]
  },
  title: {
    open: (whose: string) => `Mohon dinilai: ${whose}`,
    right: (whose: string) => `Memang kasar: ${whose}`,
    overruled: (whose: string) => `Tidak kasar: ${whose}`,
    gone: (whose: string) => `Sudah diubah: ${whose}`,
    unsaid: (whose: string) => `Tidak terkirim: ${whose}`,
  },
  message: (admin: string | null, customer: string) =>
    admin === null ? `pesan untuk ${customer}` : `pesan ${admin} untuk ${customer}`,
  ignored: 'Bukan pelanggan. Chat ini tidak disimpan lagi.',
  somebody: 'tim',
  right: (who: string, when: string) => ` · memang kasar menurut ${who}, ${when}`,
  overruled: (who: string, when: string) => ` · tidak kasar menurut ${who}, ${when}; tidak dihitung`,
  gone: ' · sudah tidak ada setelah pesannya diubah; tidak dihitung',
  more: (count: number) => `dan ${count} lagi, lihat /assurance`,
  writtenBy: 'Ditulis ',
  writtenByNobody: 'Ditulis dari akun bersama atau tanpa nama, jadi penulisnya belum diketahui',
  editedIn: ' · lewat pesan yang diubah',
  deleted: 'Pesannya sudah dihapus. Tetap dihitung, karena pelanggan sempat bisa membacanya.',
  unsaid: 'Pesan ini tidak sampai ke pelanggan, jadi tidak dihitung.',
  note: 'Sigap mengenali kata, bukan maksudnya. Sampai dinilai, ini ikut dihitung; kalau ternyata tidak kasar, tidak.',
  yes: 'Memang kasar',
  no: 'Tidak kasar',
  yesFor: (quote: string) => `${quote} memang kasar`,
  noFor: (quote: string) => `${quote} tidak kasar`,
  open: 'Buka chat',

  ruled: {
    right: 'Dicatat: memang begitu. Tetap dihitung.',
    overruled: 'Dicatat: bukan masalah. Tidak dihitung lagi.',
    same: 'Sudah dinilai begitu.',
    unknown: (id: number) => `Tidak ada temuan nomor ${id}.`,
    gone: 'Pesannya sudah diubah atau tidak terkirim, jadi tidak perlu dinilai lagi.',
    own: 'Ini pesan sendiri. Biar pemilik atau lead lain yang menilainya ya.',
    byOwner: (owner: string) => `${owner} sudah menilainya. Hanya pemilik yang bisa mengubahnya.`,
    muted:
      'Kata ini sudah beberapa kali dinilai tidak kasar, jadi lain kali tidak diberitakan; tetap ada di /assurance.',
  },

  list: {
    title: (who: string | null, period: string) => `Temuan · ${who ?? 'seluruh toko'} · ${period}`,
    nobody: 'penulis belum diketahui',
    score: (score: string, n: string) => `Skor ${score} dari 100 (n ${n} pesan)`,
    scoreTooFew: (score: string, n: string) => `Skor ${score} dari 100 (n ${n} pesan, terlalu sedikit)`,
    noScore: 'Skor: – (belum ada pesan)',
    strong: (count: string) => `${count} kata kasar yang belum dinilai keliru; karena itu skornya paling tinggi 50`,
    nothing: 'Tidak ada temuan dalam periode ini. 👍',
    chat: (number: number, customer: string) => `#${number} ${customer}`,
    right: (who: string) => `dinilai benar oleh ${who}`,
    overruled: (who: string) => `dinilai bukan masalah oleh ${who}, tidak dihitung`,
    muted:
      'tidak diberitakan, karena kata yang sama sudah beberapa kali dinilai tidak kasar. Tekan Benar supaya diberitakan lagi',
    yes: (index: number) => `${index} Benar`,
    no: (index: number) => `${index} Bukan masalah`,
    more: (count: number) => `dan ${count} lagi`,
    next: 'Berikutnya',
    note: 'Yang terberat di atas. Yang dinilai bukan masalah tidak dihitung.',
    noSuchPage: (pages: number) => `Hanya ada ${pages} halaman.`,
  },

  rules: {
    title: 'Cara pesan admin dibaca',
    intro:
      'Setiap pesan admin ke pelanggan dicocokkan dengan daftar kata dan beberapa aturan. Pesan otomatis dan catatan tidak.',
    allow: 'Boleh di toko ini',
    extra: 'Kata tambahan',
    codes: 'Kode toko',
    none: '–',
    word: (word: string, severity: 'strong' | 'mild') => `${word} (${severity === 'strong' ? 'berat' : 'ringan'})`,
    limits: 'Batas',
    limit: (name: LimitName, value: number) => LIMIT[name](value),
    findings: (line: string) => `Temuan seorang admin: ${line}`,
    change: (lines: readonly string[]) => `Mengubah (pemilik): ${lines.join(' · ')}`,
    future: 'Berlaku untuk pesan mulai sekarang. Temuan yang sudah ada tidak berubah.',
    allowed: (words: string) => `Boleh di toko ini: ${words}.`,
    added: (words: string, severity: 'strong' | 'mild') =>
      severity === 'strong'
        ? `Dianggap kasar dan langsung diberitakan: ${words}.`
        : `Dianggap kurang sopan: ${words}. Kalau harus langsung diberitakan, tambahkan "berat" di akhir.`,
    coded: (words: string) => `Boleh ditulis dengan huruf besar: ${words}.`,
    forgotten: (words: string) => `Dihapus dari daftar toko: ${words}.`,
    notListed: (words: string) => `Tidak ada di daftar toko: ${words}.`,
    limitSet: (name: LimitName, value: number) => `Batasnya sekarang: ${LIMIT[name](value)}.`,
    needWords: (line: string) => `Kata yang mana? Contoh: ${line}`,
    badWords: (words: string) => `Ini bukan kata yang bisa dipakai (paling panjang 60 huruf): ${words}.`,
    tooMany: (most: number) => `Daftarnya sudah penuh (${most}). Hapus dulu yang tidak perlu dengan /assurance forget.`,
    whichLimit: (names: readonly string[]) =>
      `Batas yang mana? Pilih: ${names.join(', ')}. Contoh: /assurance limits emoji 5`,
    badLimit: (least: number, most: number, percent: boolean) =>
      percent
        ? `Tulis persen dari ${least}% sampai ${most}%, atau default.`
        : `Tulis angka dari ${least} sampai ${most}, atau default.`,
  },
}
