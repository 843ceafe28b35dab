import type { Role } from '../../../domain/people.ts'

const MAY: Record<Role, string> = {
  owner: 'pemilik',
  lead: 'pemilik dan lead',
  admin: 'anggota tim',
}

/** Why something was not done. */
export const errors = {
  mayOnly: (command: string, role: Role) => `Maaf, ${command} hanya untuk ${MAY[role]}.`,
  /** Untuk yang belum terdaftar, di ruang tim: caranya menjadi anggota. */
  newcomer: {
    telegram: (line: string) => `Supaya terdaftar, balas satu pelanggan di inbox, atau minta pemilik mengetik: ${line}`,
    slack: (line: string) => `Supaya terdaftar, minta pemilik mengetik: ${line}`,
  },
  /** Untuk pelanggan yang mengetik perintah tim. */
  justAsk: 'Ada pertanyaan untuk toko? Tulis saja di sini tanpa garis miring, ya Kak.',
  setOff: 'Maaf, akses ke Sigap sedang dinonaktifkan. Pemilik toko bisa mengaktifkannya lagi.',
  onlyOwnFigures: 'Angka admin lain hanya untuk pemilik dan lead. Angka sendiri bisa dilihat dengan /kpi.',
  unknownCommand: (name: string, nearest: readonly string[], help: string) =>
    `Tidak ada perintah /${name}. Mungkin maksudnya ${nearest.join(', ')}? Semua perintah ada di ${help}.`,
  tooLong: (most: number) => `Maaf, perintah ini terlalu panjang. Paling banyak ${most} karakter; coba dipersingkat.`,
  failed: (reference: string) =>
    `Maaf, ada yang rusak di sisi Sigap dan ini belum berhasil. Sudah dicatat dengan nomor ${reference}. Coba sekali lagi; kalau tetap gagal, kirimkan nomor itu ke pengelola.`,
}
