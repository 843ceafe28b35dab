import type { SurveyKind } from '../../../domain/survey.ts'

/** Survei seperti dibaca pelanggan, dan jawabannya seperti dibaca tim. Isi {nama} {toko} {admin} {pesanan} diganti saat dikirim. */
export const survey = {
  ask: {
    csat: 'Halo Kak {nama}, terima kasih sudah menghubungi {toko} 🙏 Seberapa puas Kakak dengan pelayanan {admin}?',
    order: 'Halo Kak {nama}, pesanan {pesanan} dari {toko} sudah sampai ya 🙏 Seberapa puas Kakak dengan pesanan ini?',
    nps: 'Halo Kak {nama} 🙏 Dari 0 sampai 10, seberapa besar kemungkinan Kakak merekomendasikan {toko} ke teman atau keluarga?',
  },
  /** Pengganti {admin} kalau tidak ada yang tercatat. */
  us: 'tim kami',
  scale: {
    csat: (low: string, high: string) => `${low} = sangat tidak puas · ${high} = sangat puas`,
    nps: (low: string, high: string) => `${low} = sangat tidak mungkin · ${high} = sangat mungkin`,
  },
  reminder: 'Sekadar mengingatkan, sekali ini saja ya, Kak:',
  thanks: (score: number, best: number) => `Terima kasih, Kak! Nilai dari Kakak: ${score} dari ${best}.`,
  invite: {
    csat: 'Ada kritik atau saran? Tulis saja di sini ya, Kak.',
    nps: 'Apa alasan utamanya, Kak? Tulis saja di sini ya.',
  },
  comment: 'Terima kasih juga untuk masukannya, sudah kami terima 🙏',
  change: 'Salah pencet? Nilainya masih bisa diganti dalam 24 jam.',
  optOut: 'Jangan tanya lagi',
  optedOut: 'Baik Kak, mulai sekarang kami tidak akan mengirim survei lagi. Chat seperti biasa tetap kami balas 🙏',
  optedOutTyped: 'Siap Kak, sudah kami catat. Maaf kalau mengganggu 🙏',
  over: 'Survei ini sudah ditutup. Terima kasih, Kak 🙏',

  /** Kilasan setelah sebuah tombol ditekan. */
  pressed: {
    thanks: (score: number) => `Terima kasih, Kak! Nilai ${score} sudah kami catat.`,
    changed: (score: number) => `Nilainya sudah diganti menjadi ${score}, Kak. Terima kasih!`,
    same: 'Nilai itu sudah kami catat, Kak. Terima kasih!',
    notYours: 'Pertanyaan ini bukan untuk Kakak, jadi nilainya tidak berubah.',
    tooLate: 'Maaf Kak, waktu untuk mengubah nilai sudah lewat.',
    over: 'Survei ini sudah ditutup, Kak. Ada yang ingin disampaikan? Tulis saja di chat ini ya.',
    optedOut: 'Baik Kak, kami tidak akan mengirim survei lagi.',
    example: 'Ini hanya contoh: tidak ada yang dicatat.',
  },

  /** Untuk pemilik dan tim. */
  score: (kind: SurveyKind, score: number, customer: string) =>
    kind === 'nps' ? `NPS: nilai ${score} dari 10 dari ${customer}` : `Nilai ${score} dari 5 dari ${customer}`,
  scoreChanged: (kind: SurveyKind, score: number, customer: string) =>
    kind === 'nps'
      ? `NPS: nilai dari ${customer} diganti menjadi ${score} dari 10`
      : `Nilai dari ${customer} diganti menjadi ${score} dari 5`,
  served: 'Dilayani ',
  aboutOrder: (number: string) => `Tentang pesanan ${number}`,
  noWords: 'Belum ada komentar.',
  commentTitle: (kind: SurveyKind, score: number) =>
    kind === 'nps' ? `Masukan dari survei NPS (nilai ${score} dari 10)` : `Masukan dari survei (nilai ${score} dari 5)`,
  commentDeleted: 'Komentarnya sudah dihapus.',
  needsReply: 'Perlu dibalas',
}
