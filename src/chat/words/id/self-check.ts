const MOST_NAMED = 5

/** Nomor chat yang disebut, dengan spasi di depan; kosong kalau tidak ada. */
const named = (chats: readonly number[]): string => {
  if (chats.length === 0) return ''
  const rest = chats.length - MOST_NAMED
  const shown = chats.slice(0, MOST_NAMED).map((chat) => `#${chat}`)
  return ` (${shown.join(', ')}${rest > 0 ? `, dan ${rest} lagi` : ''})`
}

/** Yang ditemukan Sigap saat memeriksa dirinya sendiri. */
export const selfCheck = {
  title: 'Sigap memeriksa dirinya dan menemukan masalah:',
  alerts: (count: number, chats: readonly number[]) =>
    `${count} pelanggan sudah melewati batas waktu, tetapi peringatannya belum sampai${named(chats)}. Mohon lihat /waiting dan balas mereka dulu.`,
  answers: (count: number, chats: readonly number[]) =>
    `${count} balasan tim belum sampai ke pelanggan${named(chats)}. Mohon jangan ditulis ulang dulu: lihat /status.`,
  copies: (count: number, chats: readonly number[]) =>
    `${count} pesan pelanggan belum muncul di topiknya${named(chats)}. Pesannya tersimpan; lihat /waiting dan /status.`,
  surveys: (count: number, chats: readonly number[]) =>
    `${count} survei yang sudah waktunya belum terkirim${named(chats)}. Lihat /status.`,
  outbox: (count: number) => `${count} antrean pesan siap dikirim, tetapi tidak bergerak. Lihat /status.`,
  sweep: (since: string) =>
    `Sejak ${since} waktu tunggu tidak diperiksa lagi, jadi peringatan bisa tidak muncul. Mohon jalankan ulang Sigap dan lihat /waiting.`,
  jobs: (names: string, since: string) =>
    `Sejak ${since} pekerjaan ini gagal terus: ${names}. Sebabnya ada di log server.`,
  database: (since: string) =>
    `Sejak ${since} database tidak menjawab, jadi pesan baru belum bisa disimpan. Mohon periksa servernya; begitu kembali, semuanya dibaca lagi.`,
  file: (since: string) =>
    `Sejak ${since} berkas database tidak ada lagi di tempatnya atau sudah diganti. Sigap masih berjalan, tetapi yang dicatat sekarang akan hilang. Mohon kembalikan berkasnya, atau cadangan terakhir, ke tempatnya, lalu jalankan ulang Sigap.`,
  unstored: (name: string | null) =>
    name === null
      ? 'Satu kabar dari Telegram tidak bisa disimpan, jadi dilewati. Sebabnya ada di log server, untuk pengelola Sigap.'
      : `Pesan dari ${name} tidak bisa disimpan, jadi tidak diteruskan dan tidak dihitung. Mohon hubungi pengirimnya langsung. Sebabnya ada di log server, untuk pengelola Sigap.`,
  well: 'Semua sudah beres lagi: yang tertahan sudah sampai dan tidak ada yang tertinggal.',
}
