import type { HoursProblem } from '../../../domain/hours-text.ts'

const PROBLEM: Record<HoursProblem['code'], (piece: string) => string> = {
  nothing: () => 'Tidak ada jam buka di situ.',
  'unknown-day': (piece) => `"${piece}" bukan nama hari.`,
  'unreadable-times': (piece) => `Jam di "${piece}" tidak terbaca.`,
  'no-such-time': (piece) => `Jam di "${piece}" tidak ada.`,
  'no-duration': (piece) => `"${piece}" mulai dan berakhir di waktu yang sama. Untuk buka 24 jam, tulis 00:00-24:00.`,
  overlapping: (piece) => `Jam di "${piece}" saling bertumpuk.`,
  'day-twice': (piece) => `Hari di "${piece}" sudah disebut sebelumnya.`,
}

/** What is said about the shop's own settings. */
export const settings = {
  target: {
    title: 'Target',
    first: 'Respons pertama',
    next: 'Respons berikutnya',
    resolution: 'Penyelesaian',
    change: 'Mengubah, misalnya: /target first 10m',
    changed: (name: string, length: string) => `Target ${name} sekarang ${length}.`,
    note: 'Batas waktu yang sedang berjalan dihitung ulang; angka yang sudah lewat tidak berubah.',
  },
  hours: {
    title: 'Jam operasional',
    change: 'Mengubah, misalnya: /hours Sen-Sab 08.00-21.00; Min 09.00-17.00',
    preview: 'Jam baru, belum berlaku',
    instead: (now: string) => `Sekarang: ${now}`,
    open: (count: number) => `Batas waktu ${count} pelanggan yang sedang menunggu akan dihitung ulang.`,
    apply: 'Pakai jam ini',
    confirm: (line: string) => `Kalau sudah benar, ketik: ${line}`,
    applied: (hours: string) => `Jam operasional sekarang: ${hours}.`,
    problem: ({ code, piece }: HoursProblem) => PROBLEM[code](piece),
    zone: (zone: string) => `Zona waktu ${zone}.`,
  },
  language: {
    which: 'Bahasa apa? / Which language?',
    changed: 'Baik, mulai sekarang dalam bahasa Indonesia.',
  },
  setup: {
    done: 'Selamat datang! Toko ini sekarang terdaftar atas nama ini di Sigap. Langkah berikutnya: /hours, /target, /admins.',
    wrongCode: 'Kode itu tidak cocok. Kodenya tercetak di layar server saat Sigap pertama kali dijalankan.',
    claimedBefore: 'Toko ini sudah punya pemilik. Pemilik bisa menambahkan anggota dengan /admin add.',
  },
}
