/** Yang dibaca tim di topik pelanggan dan di chat pribadi dengan bot. */
export const topic = {
  title: (customer: string, number: number) => `${customer} · #${number}`,
  instead: 'Pesan ini tidak bisa disalin dari Telegram (mungkin sudah dihapus). Isinya:',
  edited: 'Pesan diubah menjadi:',
  notACommand: (word: string) =>
    `${word} bukan perintah Sigap, jadi tidak dikirim ke pelanggan. Untuk mengirimnya, tulis pesan baru tanpa garis miring. /help untuk daftar perintah.`,
  noteInCaption:
    'Di keterangan ini ada catatan (baris yang diawali //), jadi belum dikirim ke pelanggan. Kirim ulang tanpa baris itu, lalu tulis catatannya di pesan lain.',
  cannotUnsend:
    'Pelanggan masih melihat pesan yang semula: pesan yang sudah terkirim tidak bisa dijadikan catatan. Kalau perlu, ubah isinya menjadi pesan lain.',
  nameless:
    'Perintah tidak bisa diberikan sebagai admin anonim karena tidak diketahui dari siapa. Matikan "Tetap Anonim" di pengaturan admin grup, lalu coba lagi.',
  anonymous:
    'Balasan ini terkirim, tetapi tidak bisa dicatat atas nama siapa pun karena ditulis sebagai admin anonim. Matikan "Tetap Anonim" di pengaturan admin grup agar balasan tercatat atas nama Anda.',
  undelivered: (why: string) => `Pesan ini tidak sampai ke pelanggan: ${why}`,
  editUndelivered: (why: string) => `Perubahan pesan ini tidak sampai ke pelanggan: ${why}`,
  blocked: 'pelanggan memblokir bot. Begitu ia menulis lagi, chat ini tersambung kembali.',
  gone: 'pesannya sudah tidak ada.',
  refused: (words: string) => `Telegram menolaknya (${words}). Coba kirim ulang dalam bentuk lain.`,
  givenUp: (hours: number, why: string) =>
    `sudah dicoba selama ${hours} jam (${why}). Coba kirim ulang, atau lihat /status.`,
  turn: ': giliran membalas chat ini.',
  handedBy: (by: string) => `: chat ini diserahkan oleh ${by}. Mohon dibalas ya.`,
  yourTurn: (customer: string) => `Giliran membalas ${customer}`,
  handedToYou: (customer: string, by: string) => `${by} menyerahkan ${customer}. Mohon dibalas ya.`,
  youAreTeam:
    'Anda anggota tim, jadi pesan di sini tidak dihitung sebagai pesan pelanggan. Ingin mencoba dari sisi pelanggan?',
  tryIt: 'Coba sebagai pelanggan',
  awaySent: 'Toko sedang tutup; dibalas otomatis:',
}
